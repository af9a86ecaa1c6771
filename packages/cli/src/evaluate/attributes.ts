import type { AttributeValue, MarkedSpan } from '@palimpsest/deid/evaluate'
import type { Span } from '@palimpsest/deid/text'

type Attributes = Readonly<Record<string, AttributeValue>>

/** The spans of a line of JSON with the `attributes` that the line gives them, in its order. */
export function withLineAttributes(spans: readonly Span[], given: unknown): readonly MarkedSpan[] {
  if (!Array.isArray(given) || given.length !== spans.length) return spans
  return spans.map((span, i) => {
    const attributes = attributesIn((given[i] as { attributes?: unknown } | null)?.attributes)
    return attributes ? { ...span, attributes } : span
  })
}

/** The spans of a MAT document with the attributes of its sets; annotations as values are left out. */
export function withMatAttributes(spans: readonly Span[], json: string): readonly MarkedSpan[] {
  const { asets } = JSON.parse(json.replace(/^\ufeff/, '')) as { asets?: readonly MatSet[] }
  // Within a label both keep the order of the file.
  const byLabel = new Map<string, (Attributes | undefined)[]>()
  for (const { type, hasID, hasSpan, attrs = [], annots = [] } of asets ?? []) {
    if (hasSpan === false) continue
    const list = byLabel.get(type) ?? []
    byLabel.set(type, list)
    for (const row of annots)
      list.push(
        attributesIn(
          Object.fromEntries(
            attrs.flatMap((attr, i) => {
              const { name, type: kind = 'string' } = typeof attr === 'string' ? { name: attr } : attr
              return kind === 'annotation' ? [] : [[name, row[2 + (hasID ? 1 : 0) + i] ?? null]]
            }),
          ),
        ),
      )
  }
  return spans.map((span) => {
    const attributes = byLabel.get(span.label)?.shift()
    return attributes ? { ...span, attributes } : span
  })
}

interface MatSet {
  readonly type: string
  readonly hasID?: boolean
  readonly hasSpan?: boolean
  readonly attrs?: readonly (string | { readonly name: string; readonly type?: string })[]
  readonly annots?: readonly (readonly unknown[])[]
}

/** What of a mapping can be compared; nothing where it is none or empty. */
function attributesIn(given: unknown): Attributes | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined
  const entries = Object.entries(given).filter((entry): entry is [string, AttributeValue] =>
    comparable(entry[1]),
  )
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

function comparable(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => item !== null && typeof item !== 'object')
  return value === null || typeof value !== 'object'
}
