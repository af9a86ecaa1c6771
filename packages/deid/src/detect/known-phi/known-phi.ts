import { DeidError, type Doc, type Span } from '../../text/index.ts'
import type { Detector } from '../detector.ts'
import type { Found } from './found.ts'
import { dateFinder } from './known-dates.ts'
import { nameFinder } from './known-names.ts'
import { numberFinder } from './known-numbers.ts'
import { type KnownPhrase, partsOfAddress, phraseFinder, phraseOf } from './known-phrases.ts'
import type { KnownPhi } from './record.ts'
import { textWords } from './text-words.ts'

/** Every label that known facts are found under. */
const LABELS = [
  ...[
    'PATIENT',
    'PERSON',
    'DOCTOR',
    'USERNAME',
    'DATE',
    'MEDICALRECORD',
    'SSN',
    'ACCOUNT',
    'HEALTHPLAN',
    'IDNUM',
  ],
  ...['PHONE', 'EMAIL', 'STREET', 'CITY', 'ZIP', 'ORGANIZATION', 'HOSPITAL'],
]

/** How a detector of known facts gets them and what it keeps of what it finds. */
export interface KnownPhiSettings {
  /** The facts of a document's people; undefined where none are known. */
  readonly known: (doc: Doc) => KnownPhi | undefined
  /** Least score of a span; 0 unless stated. See `docs/evaluation.md` for what scores mean. */
  readonly threshold?: number
}

/**
 * A detector that finds what a record knows of a document's people, in every form: names in parts, reversed, by
 * nickname and misspelt, dates in any notation and in part, numbers however grouped, addresses with short forms.
 * Takes time in proportion to the text for records of a bounded size.
 */
export function knownPhi({ known, threshold = 0 }: KnownPhiSettings): Detector {
  const finders = new WeakMap<KnownPhi, ReturnType<typeof finderOf>>()
  return {
    name: 'known-phi',
    labels: LABELS,
    detect(doc) {
      const facts = known(doc)
      if (!facts) return []
      let find = finders.get(facts)
      if (!find) finders.set(facts, (find = finderOf(facts)))
      return find(doc.text)
        .filter(({ score }) => score >= threshold)
        .map(
          ({ start, end, label, score, rule }): Span => ({
            start,
            end,
            label,
            score,
            source: `known-phi:${rule}`,
          }),
        )
    },
  }
}

/**
 * A look-up of records by a document's metadata field, as for `knownPhi`. Records of one key are put together. A
 * document without the field, or whose value no record has, is refused with a DeidError `no-known-phi` where
 * `missing` is `error`; else it has none.
 */
export function knownByField(
  records: readonly { readonly key: string; readonly known: KnownPhi }[],
  { field, missing = 'none' }: { readonly field: string; readonly missing?: 'error' | 'none' },
): (doc: Doc) => KnownPhi | undefined {
  const byKey = new Map<string, KnownPhi>()
  for (const { key, known } of records) byKey.set(key, together(byKey.get(key), known))
  return ({ id, meta }) => {
    const value = meta?.[field]
    const known = value === undefined || value === null ? undefined : byKey.get(String(value))
    if (!known && missing === 'error')
      throw new DeidError('no-known-phi', `No record for the document's field '${field}'`, {
        docId: id,
        key: field,
      })
    return known
  }
}

function together(a: KnownPhi | undefined, b: KnownPhi): KnownPhi {
  if (!a) return b
  const out: Record<string, unknown> = { ...a }
  for (const [field, value] of Object.entries(b)) {
    const before = out[field]
    out[field] = Array.isArray(value) && Array.isArray(before) ? [...new Set([...before, ...value])] : value
  }
  return out as KnownPhi
}

/** Everything that finds the facts of one record, made once. */
function finderOf(known: KnownPhi): (text: string) => readonly Found[] {
  const labelled = (label: string, values: readonly string[] = []) =>
    values.map((value) => ({ label, value }))
  const addresses = (known.addresses ?? []).map(partsOfAddress)
  const phrases: KnownPhrase[] = [
    ...addresses.flatMap((address) => address.phrases),
    ...(known.cities ?? []).map((city) => phraseOf('CITY', city)),
    ...(known.organizations ?? []).map((name) => phraseOf('ORGANIZATION', name)),
    ...(known.hospitals ?? []).map((name) => phraseOf('HOSPITAL', name)),
  ]
  const names = nameFinder([
    ...(known.names ?? []).map((name) => ({ label: 'PATIENT', name })),
    ...(known.relatives ?? []).map((name) => ({ label: 'PERSON', name })),
    ...(known.providers ?? []).map((name) => ({ label: 'DOCTOR', name })),
  ])
  const dates = dateFinder(
    [...(known.birthDate === undefined ? [] : [known.birthDate]), ...(known.dates ?? [])].map((date) => ({
      label: 'DATE',
      date,
    })),
  )
  const numbers = numberFinder([
    ...labelled('MEDICALRECORD', known.mrn),
    ...labelled('SSN', known.ssn),
    ...labelled('ACCOUNT', known.accounts),
    ...labelled('HEALTHPLAN', known.healthPlans),
    ...labelled('IDNUM', known.ids),
    ...labelled('PHONE', known.phones),
    ...labelled('ZIP', [...addresses.flatMap(({ zips }) => zips), ...(known.zips ?? [])]),
  ])
  const phrase = phraseFinder(phrases)
  const emails = (known.emails ?? [])
    .map((email) => email.trim().toLowerCase())
    .filter((email) => email.length > 4)
  return (text) => {
    const words = textWords(text)
    return [
      ...names(text, words),
      ...phrase(text, words),
      ...dates(text),
      ...numbers(text),
      ...emailsIn(text, emails),
    ]
  }
}

function* emailsIn(text: string, emails: readonly string[]): Generator<Found> {
  if (emails.length === 0) return
  const lower = text.toLowerCase()
  // Lower case of another length would shift every place after it.
  const source = lower.length === text.length ? lower : text
  for (const email of emails)
    for (let at = source.indexOf(email); at >= 0; at = source.indexOf(email, at + email.length))
      if (
        !/[\p{L}\p{N}]/u.test(source[at - 1] ?? '') &&
        !/[\p{L}\p{N}]/u.test(source[at + email.length] ?? '')
      )
        yield { start: at, end: at + email.length, label: 'EMAIL', score: 1, rule: 'email' }
}
