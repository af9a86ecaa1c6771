import { Gap, Kind, type Tokens, tokenAt } from '../tokens.ts'
import { type Emit, rule } from './rule.ts'
import { WordSet } from './word-set.ts'

/** A cue of one to four words and what the number after it is. */
interface Cue {
  readonly words: readonly string[]
  readonly label: string
  readonly score: number
  /** The value may be letters only, as a user name is. */
  readonly letters?: boolean
  /** A short form that needs a colon, a hash or the like between it and the value. */
  readonly strict?: boolean
}

const cues: readonly Cue[] = table(`
MEDICALRECORD 0.9: mrn|nhi|nhi no|nhi number|clinic no|clinic number|medrec|medrec #|med rec #|medical rec no|mrno|mr|mr #|mr no|mr number|mrun|medical record|medical record number|medical record no|medical rec|med rec|med rec no|record number|record no|record #|record id|chart number|chart no|chart #|unit number|unit no|unit #|hospital number|hospital no|hospital id|hosp no|patient id|patient number|patient no|pt id|pt #|patient identifier|patient #|nhs no|nhs number|nhs #|chi|ur number|urn|ur no|ur|hn|uhid|uhid no|ip no|op no|ipd no|opd no|chi number|chi no|emr number|ehr id|emr id|emr #|med record|med record number|med record #|case number|case no|case #|case id|reg no|registration no|registration number|crn|empi|pid
HEALTHPLAN 0.9: health plan|medi - cal|medi - cal #|medi - cal no|health plan id|health plan number|health plan no|health plan #|health plan beneficiary number|health plan beneficiary|beneficiary number|beneficiary id|beneficiary #|beneficiary no|member id|member number|member no|member #|membership number|policy number|policy no|policy #|policy id|policy|insurance id|insurance number|insurance no|insurance #|insurance policy|insurance|subscriber id|subscriber number|subscriber no|subscriber #|group|grp|grp #|grp no|grp id|group number|group no|group #|group id|medicare number|medicare no|medicare id|medicare #|medicare|medicaid number|medicaid id|medicaid no|medicaid #|medicaid|mbi|hicn|hic number|plan id|plan number|plan no|plan #|hpbn|hpn|hbn|hpid|hp id|hp number|hpi|health insurance number|health card number|health card|ohip|phn|hcn|ramq|coverage id|insurer id|payer id|benefit number|health id|hmo id|certificate number|ins|ins #|ins id|ins no|ins plan|ins plan #|insurer id|insurer id #|insurer #|insurance plan|insurance plan #|insurance plan id|payor id
ACCOUNT 0.85: claim|routing number|routing no|routing #|bank routing number|micr code|ifsc code|sort code|bsb|account number|account no|account #|account id|account|acct|acct #|acct no|acct number|encounter number|encounter no|encounter id|encounter #|encounter|csn|visit number|visit no|visit id|visit #|fin|fin #|invoice number|invoice no|invoice #|invoice|billing number|billing id|har|claim number|claim no|claim id|claim #|bank account|iban|authorization number|auth|authorization|authorisation|auth number|auth #|prior auth #|authorization #
IDNUM 0.85: #|case|sample|a - number|a #|alien number|docket|docket no|docket #|incident|incident no|incident #|file|emp|emp no|emp #|emp id|unos|badge|reference|our file|your file|file no|file number|file #|ticket|workstation|subject|kit|quoting|cpf|dni|nie|nif|curp|nric|clock no|clock number|payroll no|payroll number|staff no|staff id|interpreter id|interpreter #|interpreter number|interpreter no|operator id|accession number|accession no|accession #|accession id|accession|acc no|acc #|specimen id|specimen number|specimen no|specimen #|specimen|sample id|sample number|order number|order no|order #|order id|requisition number|requisition no|requisition|req #|req no|rx number|rx no|rx #|prescription number|prescription #|study id|study number|subject id|subject number|job id|job number|job no|job #|document id|document number|doc id|doc #|document #|dictation id|dictation number|reference number|reference no|ref no|ref #|reference #|ref|our ref|your ref|confirmation number|confirmation #|confirmation|tracking number|tracking #|tracking no|site id|passport number|passport no|passport|passport #|employee id|employee number|badge number|badge no|badge #|student id|national id|id number|id no|id #|id|lab no|lab number|lab #|lab id|path no|pathology number|case ref|voucher|ticket number|ticket #|donor id|unos id|transaction id|message id|tax id|ein|tin|aadhaar|aadhar|aadhar number|aadhar no|pan number|pan card|pan card number|pan no|voter id|voter id number|voter card|upi id|tribal id number|aadhaar no|aadhaar number|pps|ppsn|pps no|pps number|tax file number|national id number|abha|pan|tfn|medicare card|driver id|unique identifier|unique id|identifier|protocol number|study #|research id|participant id|case identifier|research number
LICENSE 0.85: clia|clia #|clia no|clia number|license number|license no|license #|license|licence number|licence no|licence|driver's license|drivers license|driver license|driver's license number|drivers license number|driver's licence|driving licence|driving licence number|dl|dl #|dl no|dl number|medical license|medical license number|state license|npi|npi #|npi number|npi no|dea|dea #|dea number|dea no|upin|hpcsa|hpcsa no|hpcsa mp|imc no|mcrn|cpso|cpso #|regn no|regn number|gmc|gmc no|gmc number|gmc ref|nmc pin|ahpra|ahpra no|provider number|provider no|provider id|provider #|certification number|lic|lic #|lic no|registration #
VEHICLE 0.85: vin|vin #|vin number|vehicle identification number|license plate|license plate number|plate number|licence plate|plate no|plate #|plate|tag|tags|rego|rego no|reg|registration plate|number plate|vehicle registration|vehicle reg|reg plate
DEVICE 0.85: serial number|serial no|serial #|serial|s/n|sn|sn #|ser no|lot number|lot no|lot #|lot|model number|model no|model #|device id|device number|device serial|device serial number|device identifier|implant serial|udi|pacemaker serial|device #|device serial no|implant id|imei|mac address|catalog number|catalog no|pump serial
SSN 0.9: ssn|ssn #|ss#|ss #|ss number|ss no|social security number|social security no|social security #|social security|soc sec|soc sec no|sin|ni number|nino|national insurance number|national insurance no
PHONE 0.85: phone|phone number|phone no|phone #|ph|ph #|tel|tel no|tel #|telephone|telephone number|telephone no|mobile|mobile number|mobile no|cell|cell phone|cell number|cell #|contact number|contact no|contact #|home phone|work phone|daytime phone|callback|callback number|call back|call back number|pager|pager #|pager number|pager no|beeper|beeper #|beeper number|bleep|bleep no|ext|extension|extn|vocera|pgr|pg #|page #|phone ext|x|voicemail|spectralink|p|page me|page us|page him|page her|reached|reach me|reach us|reach him|reach her|call me|call us|call her|call him|call his|ascom|dect
FAX 0.85: fax|fax number|fax no|fax #|facsimile|f|fax to
USERNAME 0.8 letters: mychart|my chart|portal|patient portal|portal user|portal account|mychart user|mychart login|email login|username|user name|user id|userid|login|login id|user|portal username|mychart username|mychart id|portal login|portal id|screen name|handle|twitter|instagram|skype|skype id
BIOID 0.8: fingerprint id|biometric id|biometric|retina scan id|face id|voice print id|genome id|fingerprint
`)
/** Cues that are also plain words: a colon, hash, `is` or number sign has to follow. */
const plain = new Set(
  `ins mr id ref policy insurance account member group plan order specimen lot serial sn phone cell mobile contact tel ext x f ur hn pid fin har page user login handle
license licence dl dea lic plate vin accession record encounter visit invoice claim passport confirmation medicare medicaid fax sin pan tin ein case
health biometric fingerprint identifier twitter instagram skype ph pager beeper bleep phn gmc acct mr har csn study extension extn callback voicemail dect ascom
requisition sample claim chi health_plan social_security`.split(/\s+/),
)

function table(rows: string): Cue[] {
  const list: Cue[] = []
  for (const row of rows.trim().split('\n')) {
    const [, label = '', score = '', letters, phrases = ''] =
      /^(\w+) ([\d.]+)( letters)?: (.*)$/.exec(row) ?? []
    for (const phrase of phrases.split('|'))
      list.push({ words: pieces(phrase), label, score: Number(score), ...(letters ? { letters: true } : {}) })
  }
  return list
}

/** A cue in tokens: `s/n` and `driver's` are cut as the tokenizer cuts them. */
function pieces(phrase: string): string[] {
  return phrase
    .replace(/'s/g, " 's")
    .replace(/([#/])/g, ' $1 ')
    .split(/\s+/)
    .filter(Boolean)
}

const byFirst = new Map<string, Cue[]>()
for (const cue of cues) byFirst.set(cue.words[0]!, [...(byFirst.get(cue.words[0]!) ?? []), cue])
for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)

const triggers = new WordSet(byFirst.keys())

/** The cues of one word, folded: what stands before a number, and is none of its names. */
export const cueWords: ReadonlySet<string> = new Set(
  cues.filter(({ words }) => words.length === 1).map(({ words }) => words[0]!),
)

const phoneValue = /\+?\(?\d[\d()\-. /]{2,20}\d(?:\s?(?:x|ext\.?|extension)\s?\d{1,6})?/iy
const idValue =
  /#?(?:[A-Z]{2,5} (?=\d{3})|[A-Z]{0,6}[-/.:]?)\d[\dA-Z]*(?:[-/.][\dA-Z]+){0,5}(?: \d{1,5}(?![\d/:)-]|\.\d|\s?(?:y|year|years|yo|mg|ml|am|pm|day|days|week|weeks|month|months|hour|hours|min|times|x)\b))*|#?[A-Z]{2,6}(?:[-/.][A-Z]{2,5})?[-/.][A-Z\d-]*\d[A-Z\d-]*/iy
const nameValue = /@?[A-Za-z][\w.@-]{2,40}\w|@?[A-Za-z]+\d+/y

/** Numbers that a cue names: record, account, plan, licence, vehicle, device, phone, fax, user name and the rest. */
export const cued = rule(
  'cued',
  [
    'MEDICALRECORD',
    'HEALTHPLAN',
    'ACCOUNT',
    'IDNUM',
    'LICENSE',
    'VEHICLE',
    'DEVICE',
    'SSN',
    'PHONE',
    'FAX',
    'USERNAME',
    'BIOID',
  ],
  (t, emit) => {
    for (let i = 0; i < t.count; i++) {
      if (t.kind[i] === Kind.Number) continue
      if (t.kind[i] === Kind.Word && !triggers.has(t, i)) continue
      const list = byFirst.get(t.lower[i]!)
      if (
        !list ||
        (t.gap[i] === Gap.None && i > 0 && (t.kind[i - 1] !== Kind.Mark || t.lower[i - 1] === '/'))
      )
        continue
      for (const cue of list) {
        if (!matches(t, i, cue.words)) continue
        const end = valueAfter(t, i + cue.words.length, cue, emit)
        if (end > i) {
          i = end - 1
          break
        }
      }
    }
  },
)

function matches(t: Tokens, i: number, words: readonly string[]): boolean {
  for (let k = 0; k < words.length; k++)
    if (t.lower[i + k] !== words[k] || (k > 0 && t.gap[i + k]! > Gap.Line)) return false
  return true
}

/** Emits the value behind a cue that ends before token `at`; returns the token after it, or 0. */
function valueAfter(t: Tokens, at: number, cue: Cue, emit: Emit): number {
  let k = at
  let linked = cue.words.at(-1) === '#'
  for (let steps = 0; steps < 6 && k < t.count; steps++) {
    const word = t.lower[k]!
    if (word === ':' || word === '#' || word === '=' || word === '|') linked = true
    else if (
      word === '.' ||
      word === ',' ||
      word === '-' ||
      word === '–' ||
      word === '*' ||
      word === "'" ||
      word === '"'
    ) {
      if (word === '-' && t.gap[k] === Gap.None && t.gap[k + 1] === Gap.None) return 0
    } else if (
      word === 'is' ||
      word === 'was' ||
      word === 'number' ||
      word === 'no' ||
      word === 'nr' ||
      word === 'num' ||
      word === 'id' ||
      word === 'of' ||
      word === 'ending' ||
      word === 'at' ||
      word === 'on' ||
      word === 'in'
    )
      linked ||= word !== 'of' && word !== 'at' && word !== 'on' && word !== 'in' && word !== 'ending'
    else break
    k++
  }
  const gap = t.gap[k]!
  if (k >= t.count || gap === Gap.Blank || (gap === Gap.Line && !linked)) return 0
  if (cue.words.length === 1 && plain.has(cue.words[0]!) && !linked && k > at + 1) return 0
  // `MRN: #SF-998877`: a number sign behind the colon is written as part of the number.
  const sign =
    k > at + 1 &&
    t.lower[k - 1] === '#' &&
    t.gap[k] === Gap.None &&
    t.gap[k - 1] !== Gap.None &&
    t.lower[k - 2] === ':'
  const from = t.start[sign ? k - 1 : k]!
  // `MR3151835`: the letters are part of the number.
  const glued = gap === Gap.None && k === at && cue.words.length === 1 && /^[a-z]{2,5}$/.test(cue.words[0]!)
  const number = cue.label === 'PHONE' || cue.label === 'FAX'
  const form = cue.letters ? nameValue : number ? phoneValue : idValue
  const match = stick(form, t.text, from) ?? (number ? stick(idValue, t.text, from) : null)
  if (!match) return 0
  // A telephone number ends with its sentence: `807-1126. 12.30`.
  const value = (number ? match[0].split(/\.\s/, 1)[0]! : match[0]).replace(/[\s.:/-]+$/, '')
  const digits = value.replace(/\D/g, '').length
  const least =
    cue.label === 'PHONE'
      ? linked || /^(ext|extension|x|pager|beeper|bleep|pgr)$/.test(cue.words[0]!)
        ? 3
        : 4
      : linked || cue.words.length > 1 || cue.words[0] === 'badge' || /[A-Za-z]/.test(value)
        ? 3
        : 5
  if (!cue.letters && digits < least) return 0
  if (cue.letters && !isUserName(value, linked, cue)) return 0
  // `#479395` alone is an identifier, `#30` a count.
  if (cue.words[0] === '#' && (digits < 5 || gap !== Gap.None || !/^#?\d/.test(value))) return 0
  const end = from + value.length
  if (/[\p{L}\p{N}]/u.test(t.text[end] ?? '')) return 0
  // Letters and digits mixed are an identifier sooner than digits alone.
  if (
    !linked &&
    cue.words.length === 1 &&
    !/^(?:dl|ramq)$/.test(cue.words[0]!) &&
    /^[A-Za-z]+ \d/.test(value)
  )
    return 0
  if (cue.words[0] === 'chi' && cue.words.length === 1 && digits !== 10) return 0
  if (wordy.has(cue.words[0]!) && cue.words.length === 1 && !(digits >= 5 || mixedValue(value))) return 0
  if (cue.words[0] === 'x' && !(gap === Gap.None && digits <= 6)) return 0
  // PGY-2 p30917; p53 and p16 are proteins.
  if (cue.words[0] === 'p' && !(gap === Gap.None && /^\d{4,6}$/.test(value))) return 0
  const mixed = mixedValue(value)
  if (
    cue.words.length === 1 &&
    plain.has(cue.words[0]!) &&
    !linked &&
    !number &&
    !cue.letters &&
    digits < 5 &&
    !mixed
  )
    return 0
  // By phone at 0210.
  if (number && t.lower[k - 1] === 'at' && /^[0-2]\d[0-5]\d$/.test(value)) return 0
  if (cue.words[0] === 'ph' && /^\d\.\d/.test(value)) return 0
  if (cue.words[0] === 'ph' && (digits < 7 || t.text[t.start[at - 1]!] === 'p')) return 0
  if (
    ((!linked || number) && /^\d{1,2}[/-]\d{1,2}[/-](\d\d){1,2}$/.test(value)) ||
    (/^(19|20)\d\d$/.test(value) && !linked)
  )
    return 0
  emit(glued && !number ? t.start[at - 1]! : from, end, cue.label, cue.score, 'cue')
  return tokenAt(t, end)
}

/** Nouns of prose that a number may follow: theirs is long or has letters. */
const wordy = new Set([
  'auth',
  'authorization',
  'authorisation',
  'case',
  'sample',
  'claim',
  'docket',
  'incident',
  'file',
  'emp',
  'unos',
  'tag',
  'tags',
  'rego',
  'reg',
  'nhi',
  'group',
  'reference',
  'quoting',
  'ticket',
  'workstation',
  'subject',
  'kit',
  'nie',
  'nif',
])

/** Six characters or more, letters and digits mixed. */
function mixedValue(value: string): boolean {
  return value.length >= 6 && value.replace(/\D/g, '').length >= 3 && /[A-Za-z]/.test(value)
}

/** A user name behind a colon; behind `portal` and `MyChart`, and without a colon, only what is no word. */
function isUserName(value: string, linked: boolean, cue: Cue): boolean {
  const odd = /[\d_@]/.test(value)
  // user k.adeyemi
  if (cue.words.join(' ') === 'user' && /^[a-z]{1,2}\.[a-z]{3,}\d*$/i.test(value)) return true
  return odd
    ? linked || cue.words.length > 1
    : linked && !/^(?:mychart|my chart|portal|patient portal)$/.test(cue.words.join(' '))
}

function stick(form: RegExp, text: string, at: number): RegExpExecArray | null {
  form.lastIndex = at
  return form.exec(text)
}
