import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TrainingDoc } from '../../packages/models/src/crf/training-set.ts'
import { type Split, splitOf } from './split.ts'

interface Row {
  readonly id: string
  readonly text: string
  readonly spans: readonly { readonly start: number; readonly end: number; readonly label: string }[]
}

/** Rows of a JSONL file of the corpora folder, offsets turned to UTF-16; none where the file is not there. */
function rows(folder: string, file: string): Row[] {
  const path = join(folder, file)
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.length > 0)
    .map((line) => {
      const row = JSON.parse(line) as Row
      if (!/[\ud800-\udfff]/.test(row.text)) return row
      const at: number[] = []
      let unit = 0
      for (const char of row.text) {
        at.push(unit)
        unit += char.length
      }
      at.push(unit)
      return { ...row, spans: row.spans.map((s) => ({ ...s, start: at[s.start]!, end: at[s.end]! })) }
    })
}

/** Labels of the open corpora in the native scheme. What is left out is nobody's; what is null spoils the sentence. */
const LABELS: Readonly<Record<string, string>> = {
  PER: 'PERSON',
  person: 'PERSON',
  Person: 'PERSON',
  PERSON: 'PERSON',
  politician: 'PERSON',
  writer: 'PERSON',
  musicalartist: 'PERSON',
  scientist: 'PERSON',
  researcher: 'PERSON',
  LOC: 'LOCATION_OTHER',
  location: 'LOCATION_OTHER',
  Location: 'LOCATION_OTHER',
  country: 'COUNTRY',
  ORG: 'ORGANIZATION',
  ORGANIZATION: 'ORGANIZATION',
  organisation: 'ORGANIZATION',
  Organisation: 'ORGANIZATION',
  corporation: 'ORGANIZATION',
  university: 'ORGANIZATION',
  politicalparty: 'ORGANIZATION',
  EMAIL: 'EMAIL',
  SSN: 'SSN',
  PHONE: 'PHONE',
  ACCOUNT: 'ACCOUNT',
  ACCOUNT_NUMBER: 'ACCOUNT',
  BANK_ACCOUNT: 'ACCOUNT',
  BANK_ACCOUNT_NUM: 'ACCOUNT',
  CREDIT_CARD: 'ACCOUNT',
  IBAN: 'ACCOUNT',
  ROUTING_NUMBER: 'ACCOUNT',
  PATIENT_ID: 'IDNUM',
  TAX_ID: 'IDNUM',
  TAXID: 'IDNUM',
  PAN: 'IDNUM',
  AADHAR: 'IDNUM',
  USERID: 'USERNAME',
  USER_ID: 'USERNAME',
  USERNAME: 'USERNAME',
  PID: 'IDNUM',
  EMPLOYEE_ID: 'IDNUM',
  PASSPORT: 'IDNUM',
  PASSPORT_NUM: 'IDNUM',
  VOTER_ID: 'IDNUM',
  POLICE_ID_NUM: 'IDNUM',
  MEDICAL_RECORD: 'MEDICALRECORD',
  DRIVER_LICENSE: 'LICENSE',
  DRIVER_LICENSE_NUM: 'LICENSE',
  LICENSE: 'LICENSE',
  INSURANCE_ID: 'HEALTHPLAN',
  INSURANCE_POLICY_NUM: 'HEALTHPLAN',
  PATIENT: 'PATIENT',
  DOCTOR: 'DOCTOR',
  AGE: 'AGE',
  DATE: 'DATE',
  HOSPITAL: 'HOSPITAL',
}

/** Open corpora, with the weight that a document counts with. `gazetteer` refines their places. */
const OPEN: readonly (readonly [string, number])[] = [
  ['crossner.jsonl', 0.5],
  ['wikigold.jsonl', 0.8],
  ['wnut17_train_dev.jsonl', 0.4],
  ['btc.jsonl', 0.3],
  ['re3d_nobbc.jsonl', 0.5],
  ['sec_fin5.jsonl', 0.3],
  ['pii_nannigalaxy.jsonl', 1],
  ['clinical_aci_notes_train.jsonl', 1],
]

/** Names, places and organisations of open corpora; dates in general text are taken out of the question. */
export function openCorpora(folder: string, split: Split, refine: (place: string) => string): TrainingDoc[] {
  const docs: TrainingDoc[] = []
  for (const [file, weight] of OPEN)
    for (const { id, text, spans } of rows(folder, file)) {
      if (splitOf(id) !== split) continue
      // Dates and times of general text are not annotated there: such text would teach that they are nothing.
      if (!file.startsWith('clinical') && HAS_DATE.test(text) && spans.every(({ label }) => label !== 'DATE'))
        continue
      const mapped = spans.flatMap(({ start, end, label }) => {
        const native = LABELS[label]
        if (native === undefined) return []
        return [{ start, end, label: native === 'LOCATION_OTHER' ? refine(text.slice(start, end)) : native }]
      })
      docs.push({ text, spans: mapped, weight })
    }
  return docs
}

const HAS_DATE =
  /\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(1[5-9]|20)\d\d)\b|\d\d?[/-]\d\d?/i

/** Medical abstracts and clinical text where nobody is named, as evidence of nothing; `held` is for measuring. */
export function harmlessText(folder: string, split: Split): TrainingDoc[] {
  const docs: TrainingDoc[] = []
  for (const file of ['med_bc5cdr.jsonl', 'med_ncbi_disease.jsonl'])
    for (const { id, text } of rows(folder, file))
      if (splitOf(id) === split && !PROPER.test(text) && !AGED.test(text))
        docs.push({ text: unspaced(text), spans: [], weight: 0.4 })
  for (const { id, text } of rows(folder, 'unlabelled_mts_dialog.jsonl'))
    if (splitOf(id) === split && !HAS_DATE.test(text) && !NAMED.test(text))
      docs.push({ text, spans: [], weight: 0.7 })
  return docs
}

/** An age, which would be labelled. */
const AGED = /\d[- ]?(year|yr|month|week|day)s?[- ]old|years? of age|\baged? \d|\by\.?\/?o\b/i

/** Places, years and names that abstracts do mention. */
const PROPER =
  /\b(19|20)\d\d\b|\b(United|Kingdom|States|America|Europe|Japan|China|Chinese|Japanese|Israel|Finland|Finnish|Italian|Italy|French|France|German|Germany|Dutch|Spain|Spanish|English|England|London|University|Hospital|Center|Centre|Institute|Clinic|New York|Boston|India|Canada|Quebec|Australia|Sweden|Swedish|Denmark|Danish|Ashkenazi|Jewish|Scotland|British|Brazil|Korea|Taiwan|Turkish|Turkey|Texas|California|Ireland|Irish|January|February|March|April|June|July|August|September|October|November|December)\b/

/** Anything capitalised in the middle of a sentence that may be somebody or some place. */
const NAMED =
  /\b(Dr|Mr|Mrs|Ms|Miss|Mister|Doctor [A-Z]|Hospital|Center|Clinic|University|County|Street|XXXX|ABC|XYZ)\b\.?|\b\d{3}[-.]\d{4}\b|[a-z,] (?!I\b|I'|Doctor|Patient|Guest|Tylenol|Advil|COVID|X-ray)[A-Z][a-z]{2,}|year[s]?[- ]old|\b\d+ ?y\.?o/

/** Tokenised text put together again: `( IL - 2 )` as `(IL-2)`. */
function unspaced(text: string): string {
  return text
    .replace(/ ([.,;:)\]%?!])/g, '$1')
    .replace(/([([]) /g, '$1')
    .replace(/(\w) - (\w)/g, '$1-$2')
    .replace(/ ' s\b/g, "'s")
    .replace(/ \/ /g, '/')
}
