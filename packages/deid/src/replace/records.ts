import type { Policy } from '../policy/policy.ts'
import type { Doc, Meta } from '../text/doc.ts'
import { DeidError } from '../text/message.ts'
import type { Span } from '../text/span.ts'
import type { Flag } from './action.ts'
import { type NominateOptions, nominate } from './nominate.ts'
import { settleFlags } from './settle-flags.ts'

/** A record of a table: a row of a CSV file, or an object of JSON. */
export type TableRecord = Readonly<Record<string, string | number | boolean | null | undefined>>

export interface RewrittenRecord {
  /** With new values in the columns that were named; whole numbers stay numbers where the new value is one. */
  readonly record: TableRecord
  /** What an action flagged, by column; the value there is the label. */
  readonly flags: readonly { readonly column: string; readonly flag: Flag }[]
}

/**
 * One record with every value of the named columns replaced as the policy says for the column's label. Its columns are one document, so
 * that first name, family name and e-mail address stay one person; a scope by field is a column. Empty values stay. Throws a DeidError
 * `missing-column` where the record has no such column, and what `nominate` throws.
 */
export function rewriteRecord(
  record: TableRecord,
  columns: Readonly<Record<string, string>>,
  policy: Policy,
  { id = '', ...options }: NominateOptions & { readonly id?: string },
): RewrittenRecord {
  let text = ''
  const places: { readonly column: string; readonly span: Span }[] = []
  for (const [column, label] of Object.entries(columns)) {
    if (!Object.hasOwn(record, column))
      throw new DeidError('missing-column', `The record has no column '${column}'`, {
        docId: id,
        key: column,
      })
    const value = record[column]
    if (value === null || value === undefined || value === '') continue
    const start = text.length
    text += String(value)
    places.push({ column, span: { start, end: text.length, label, score: 1, source: 'column' } })
    // Two line breaks, so that no city is taken for the state of the column before it, unless they stand in one address.
    text += isPlace(label) ? ', ' : '\n\n'
  }
  const doc: Doc = { id, text, meta: metaOf(record) }
  const proposed = nominate(
    doc,
    places.map(({ span }) => span),
    policy,
    options,
  )
  const settled = settleFlags(proposed)
  const out: Record<string, TableRecord[string]> = { ...record }
  const flags: RewrittenRecord['flags'][number][] = []
  places.forEach(({ column }, i) => {
    const { replacement } = settled[i]!
    const stays = typeof record[column] === 'number' && /^(?:0|-?[1-9]\d{0,14})$/.test(replacement)
    out[column] = stays ? Number(replacement) : replacement
    const { flag } = proposed[i]!
    if (flag) flags.push({ column, flag })
  })
  return { record: out, flags }
}

function isPlace(label: string): boolean {
  return /^(?:STREET|CITY|STATE|ZIP|COUNTRY|LOCATION|ADDRESS)/.test(label)
}

function metaOf(record: TableRecord): Meta {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null && value !== undefined),
  ) as Meta
}
