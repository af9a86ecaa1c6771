import { DeidError } from '../text/message.ts'
import { type OffsetUnit, offsetMap } from '../text/offsets.ts'
import {
  mergeAcrossSpaces,
  type PresidioConflicts,
  settlePresidioConflicts,
} from '../text/presidio-conflicts.ts'
import {
  invalid,
  type Operator,
  type OperatorParams,
  presidioOperators,
  required,
} from './presidio-operators.ts'

/** One result of Presidio's analyzer, on the wire. */
export interface PresidioResult {
  readonly start: number
  readonly end: number
  readonly entity_type: string
  readonly score: number
}

/** One thing that was replaced, in positions of the new text. */
export interface PresidioItem {
  readonly start: number
  readonly end: number
  readonly entity_type: string
  readonly text: string
  readonly operator: string
}

/** What Presidio's engines return: the new text, and the items from last to first. */
export interface PresidioEngineResult {
  readonly text: string
  readonly items: readonly PresidioItem[]
}

/** `{ type: 'mask', masking_char: '*', … }`, by entity type or `DEFAULT`. */
export type OperatorConfigs = Readonly<Record<string, OperatorParams & { readonly type?: string }>>

export interface PresidioOptions {
  readonly operators?: OperatorConfigs | null
  /** Fresh random bytes: for `hash` without salt, and `encrypt`. */
  readonly random: (length: number) => Uint8Array
  /** The unit of all positions, in and out: `codepoint` on Presidio's wire. */
  readonly unit?: OffsetUnit
  /** Operators of your own. */
  readonly extra?: readonly Operator[]
}

export interface AnonymizeOptions extends PresidioOptions {
  readonly conflicts?: PresidioConflicts | null
  /** Results of one type with only spaces between become one, as Presidio does by default. */
  readonly mergeSpaces?: boolean
}

/** What GET /anonymizers answers. `surrogate_ahds` is listed there, and needs a service we do not call. */
export const anonymizerNames: readonly string[] = [
  'custom',
  'encrypt',
  'hash',
  'keep',
  'mask',
  'redact',
  'replace',
  'surrogate_ahds',
]

/** What GET /deanonymizers answers. */
export const deanonymizerNames: readonly string[] = ['decrypt', 'deanonymize_keep']

/**
 * Presidio's AnonymizerEngine: settles conflicts, merges across spaces, and applies the operator of each entity
 * type, else that of DEFAULT, else `replace`. Bad parameters and positions are DeidErrors `invalid-param` in
 * Presidio's words (422 there).
 */
export function anonymize(
  text: string,
  results: readonly PresidioResult[],
  { conflicts, mergeSpaces = true, ...options }: AnonymizeOptions,
): PresidioEngineResult {
  const spans = settlePresidioConflicts(inside(text, results, options.unit), conflicts ?? undefined)
  return run('anonymize', text, mergeSpaces ? mergeAcrossSpaces(spans, text) : spans, options)
}

/**
 * Presidio's DeanonymizeEngine: applies the operator of each item's type to it, else that of DEFAULT. Neither
 * is a DeidError `missing-operator`; text that does not decrypt is one `cannot-restore` (500 there).
 */
export function deanonymize(
  text: string,
  items: readonly Pick<PresidioItem, 'start' | 'end' | 'entity_type'>[],
  options: PresidioOptions,
): PresidioEngineResult {
  const spans = inside(
    text,
    items.map((item) => ({ ...item, score: 1 })),
    options.unit,
  )
  return run('deanonymize', text, spans, options)
}

/**
 * Reads results from JSON, with Presidio's messages for what is missing or of the wrong type.
 * `scored` is false for the items of a deanonymize request.
 */
export function readPresidioResults(
  raw: readonly unknown[],
  { scored = true }: { scored?: boolean } = {},
): readonly PresidioResult[] {
  return raw.map((value) => {
    if (typeof value !== 'object' || value === null) throw new TypeError('A result is not an object')
    const { start, end, score, entity_type } = value as Readonly<Record<string, unknown>>
    if (scored && (score === undefined || score === null))
      throw invalid('Invalid input, analyzer result must contain score')
    for (const [name, offset] of Object.entries({ start, end })) {
      if (offset === undefined || offset === null) throw invalid(`Invalid input, result must contain ${name}`)
      required(offset, name, 'number')
    }
    const [from, to] = [Number(start), Number(end)]
    if (from < 0 || to < 0) throw invalid('Invalid input, result start and end must be positive')
    if (from > to)
      throw invalid(`Invalid input, start index '${from}' must be smaller than end index '${to}'`)
    if (!entity_type) throw invalid('Invalid input, result must contain entity_type')
    return { start: from, end: to, score: Number(score ?? 1), entity_type: String(entity_type) }
  })
}

interface Placed {
  readonly start: number
  readonly end: number
  readonly label: string
  readonly score: number
}

/** The results as spans in UTF-16 units; refuses one outside the text, in Presidio's words and the caller's unit. */
function inside(text: string, results: readonly PresidioResult[], unit: OffsetUnit = 'utf16'): Placed[] {
  const map = offsetMap(text, unit)
  return results.map(({ start, end, entity_type: label, score }) => {
    if (start > map.length || end > map.length)
      throw invalid(
        `Invalid analyzer result, start: ${start} and end: ${end}, while text length is only ${map.length}.`,
      )
    return { start: map.to(start), end: map.to(end), label, score }
  })
}

function run(
  kind: Operator['kind'],
  text: string,
  spans: readonly Placed[],
  { operators, random, unit = 'utf16', extra = [] }: PresidioOptions,
): PresidioEngineResult {
  const operatorFor = chooser(kind, operators ?? {}, extra)
  const descending = [...spans].sort((a, b) => b.start - a.start || b.end - a.end)
  // Built from the end: each piece is what follows a span, or its replacement. Where spans cross, the text
  // in both has been given to both operators, and the later one's place is left as it is.
  const pieces: string[] = []
  const found: { item: PresidioItem; fromEnd: number }[] = []
  let taken = text.length
  let size = 0
  for (const { start, end, label: entityType } of descending) {
    const { operator, params } = operatorFor(entityType)
    operator.validate(params)
    const replacement = operator.operate(text.slice(start, end), params, { entityType, random })
    const after = text.slice(Math.min(end, taken), taken)
    pieces.push(after, replacement)
    size += after.length
    found.push({
      item: { start: 0, end: 0, entity_type: entityType, text: replacement, operator: operator.name },
      fromEnd: size,
    })
    size += replacement.length
    taken = start
  }
  const out = text.slice(0, taken) + pieces.reverse().join('')
  const map = offsetMap(out, unit)
  const items = found.map(({ item, fromEnd }) => {
    const end = out.length - fromEnd
    return { ...item, start: map.from(end - item.text.length), end: map.from(end) }
  })
  return { text: out, items }
}

interface Choice {
  readonly operator: Operator
  readonly params: OperatorParams
}

/** Which operator a type gets. Every configuration is looked at, also those that no result asks for. */
function chooser(
  kind: Operator['kind'],
  configs: OperatorConfigs,
  extra: readonly Operator[],
): (entityType: string) => Choice {
  const all = [...extra, ...presidioOperators]
  const types = new Map<string, string>()
  for (const [entityType, config] of Object.entries(configs)) {
    if (typeof config !== 'object' || config === null) throw new TypeError('An operator is not an object')
    if (!config.type) throw invalid('Invalid input, operator config must contain operator_name')
    types.set(entityType, String(config.type))
  }
  return (entityType) => {
    const key = types.has(entityType) ? entityType : 'DEFAULT'
    const name = types.get(key) ?? (kind === 'anonymize' ? 'replace' : undefined)
    if (name === undefined)
      throw new DeidError('missing-operator', 'No operator is given for an item, and no DEFAULT')
    const operator = all.find((o) => o.name === name && o.kind === kind)
    if (!operator) throw invalid(`Invalid operator class '${name}'.`)
    return { operator, params: types.has(key) ? configs[key]! : {} }
  }
}
