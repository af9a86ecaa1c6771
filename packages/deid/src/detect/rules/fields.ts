/** What a field's label says of its value. */
export interface Field {
  readonly words: readonly string[]
  readonly label: string
  /** `name`: a person's name; `line`: the rest of the line or cell; `date`: a date in any writing, also bare digits. */
  readonly value: 'name' | 'line' | 'date' | 'word'
  /** The label also works in running text, without a colon: `signed by Jane Roe`. */
  readonly loose: boolean
}

const fields: readonly Field[] = table(`
PATIENT name: member|claimant|veteran|proband|recipient|patient name|patient's name|name of patient|patient|patients name|pt name|pt|name|full name|resident name|resident's name|client name|client|re|member name|subscriber name|subscriber|insured name|insured|guarantor|guarantor name|legal name|preferred name|first name|last name|surname|forename|forenames|given name|given names|family name|middle name|maiden name|alias|aka|also known as|child's name|baby's name|infant name|donor name|recipient name|employee name|policyholder|policy holder|deceased|decedent|beneficiary name
DOCTOR name: phys|crew|odp|aide|surgeon of record|submitting|requested by|requesting|requesting physician|requesting provider|reviewer|attending|attending physician|attending md|attending provider|attending doctor|attending surgeon|primary care physician|primary care provider|primary physician|primary care|pcp|physician|physician name|provider|provider name|surgeon|surgeons|primary surgeon|assistant surgeon|assistant|assistants|first assistant|co-surgeon|anesthesiologist|anaesthetist|anesthetist|anesthesia provider|referring physician|referring provider|referring doctor|referring md|referring|referred by|ordering physician|ordering provider|ordering md|ordering|ordered by|consultant|consulting physician|consultants|consulting provider|admitting physician|admitting md|admitting doctor|admitting|discharging physician|discharge physician|interpreting physician|reading physician|interpreted by|read by|radiologist|pathologist|cardiologist|resident|intern|fellow|nurse|charge nurse|rn|primary nurse|scribe|scribed by|technologist|technician|tech|performed by|performing physician|dictated by|dictating|dictating physician|dictator|dictated|transcribed by|transcriptionist|transcriber|typed by|signed by|signed|electronically signed by|electronically signed|e-signed by|esigned by|authenticated by|electronically authenticated by|verified by|verified|approved by|finalized by|reviewed by|co-signed by|cosigned by|cosigner|countersigned by|author|authored by|entered by|written by|documented by|recorded by|reported by|report by|completed by|prepared by|collected by|administered by|witness|witnessed by|provider signature|signature|seen by|examined by|evaluated by|gp|general practitioner|registered gp|family doctor|family physician|dentist|therapist|psychiatrist|psychologist|social worker|case manager|care coordinator|pharmacist|midwife|clinician|cc|carbon copy|copies to|copy to|copies|hospitalist|oncologist|neurologist|urologist|counselor|counsellor|discussed with|paged|notified|caller|taken by|from|to|attn|attention|supervising physician|supervisor|registrar|proceduralist|operator|team|key worker|keyworker
PERSON name: reporter|requester|requestor|submitter|doula|widow|widower|victim|suspect|defendant|plaintiff|complainant|coach|caseworker|trooper|mother|mother's name|father|father's name|spouse|spouse's name|husband|wife|son|daughter|brother|sister|partner|guardian|legal guardian|next of kin|nok|emergency contact|emergency contact name|contact|contact person|contact name|caregiver|carer|informant|poa|hcp|health care proxy|healthcare proxy|proxy|power of attorney|parent|parents|parent name|parent/guardian|relative|interpreter|accompanied by|daughter's name|responsible party|surrogate decision maker|hcpoa|dpoa|historian|interp|sent by|s/o|d/o|w/o|c/o
DATE date: d 0 b|dob|d.o.b|date of birth|birth date|birthdate|birthday|born|d.o.a|doa|dod|date of death|date of admission|admission date|admit date|discharge date|date of discharge|date of service|dos|date of surgery|date of procedure|procedure date|surgery date|exam date|date|report date|dictated on|date dictated|date transcribed|collected|received|visit date|encounter date|service date|date of visit|date of exam|date of injury|doi|d|t|dd|dt|td
STREET line: address|addr|home address|street address|mailing address|patient address|residence|address line 1|street|permanent address|postal address|current address|pt address
CITY line: city|town|city/town|suburb
ZIP word: zip|zip code|zipcode|postal code|postcode|post code|pin code|pincode|eircode
HOSPITAL line: hospital|hospital name|facility|facility name|clinic|clinic name|practice|practice name|institution|site|referring hospital|transferring facility|transferred from|sending facility|hospital site
PROFESSION line: occupation|profession|job title|job|employment|work|works as|current occupation|previous occupation
ORGANIZATION line: employer|employer name|company|school|workplace|place of work|place of employment|church|agency|pharmacy|pharmacy name|preferred pharmacy
LOCATION_OTHER line: ward|loc|room|room number|room no|room #|bed|bed number|bed no|rm|rm #|place of birth|birthplace|birth place|location|unit/bed|ward/bed|bed/room
`)
/** Labels that are plain words of prose too: only with a colon, bar or the like behind. */
const loose = new Set(
  `signed by|electronically signed by|dictated by|transcribed by|seen by|examined by|evaluated by|reviewed by|verified by|performed by|interpreted by|read by|referred by|ordered by|authenticated by|electronically authenticated by|approved by|e-signed by|esigned by|written by|documented by|entered by|completed by|prepared by|reported by|typed by|scribed by|discussed with|accompanied by|cosigned by|co-signed by|witnessed by|also known as|aka|pcp|attending|c/o|s/o|d/o|w/o|administered by|recorded by|collected by|copy to|copies to|patient name|authored by|paged|primary care physician|countersigned by|zip|zip code|zipcode|postal code|pin code|postcode`.split(
    '|',
  ),
)

function table(rows: string): Field[] {
  const list: Field[] = []
  for (const row of rows.trim().split('\n')) {
    const [, label = '', value = '', phrases = ''] = /^(\w+) (\w+): (.*)$/.exec(row) ?? []
    for (const phrase of phrases.split('|'))
      list.push({ words: pieces(phrase), label, value: value as Field['value'], loose: false })
  }
  return list
}

function pieces(phrase: string): string[] {
  return phrase
    .replace(/'s/g, " 's")
    .replace(/([#/.-])/g, ' $1 ')
    .split(/\s+/)
    .filter(Boolean)
}

/** The fields by the first word of their labels, those of more words first. */
export const fieldsByFirst: ReadonlyMap<string, readonly Field[]> = sorted()

function sorted(): Map<string, Field[]> {
  const byFirst = new Map<string, Field[]>()
  for (const field of fields) {
    const phrase = field.words.join(' ').replace(/ ([/-]) /g, '$1')
    const whole = { ...field, loose: loose.has(phrase) }
    byFirst.set(field.words[0]!, [...(byFirst.get(field.words[0]!) ?? []), whole])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return byFirst
}
