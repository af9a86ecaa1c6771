// De-identify a clinical note: rules find, a preset says what becomes of what was found.
import { createDoc, createKeyring, deidentify, preset } from '@palimpsest/deid'
import { clinicalRules } from '@palimpsest/deid/detect'

const note = createDoc(
  `Patient: Ora Hendrickson   DOB: 01/13/1931   MRN: 7194334
Seen by Dr. Keats on March 4, 2024 at Mercy General Hospital. Mrs. Hendrickson
is a 93-year-old woman from Boston, MA 02115. Call (617) 555-1212.`,
  { id: 'note-1' },
)

const result = await deidentify(note, {
  pipeline: clinicalRules,
  policy: preset('safe-harbor'),
  keyring: createKeyring(new TextEncoder().encode('a secret of 16 bytes or more')),
})

console.log(result.text)
console.log(`${result.spans.length} spans, ${result.messages.length} messages, ${result.leaks.length} leaks`)

/* prints
Patient: <PATIENT>   DOB: <DATE>   MRN: <MEDICALRECORD>
Seen by Dr. <DOCTOR> on 2024 at <HOSPITAL>. Mrs. <PATIENT>
is a 90+-year-old woman from <CITY>, MA 021. Call <PHONE>.
12 spans, 0 messages, 0 leaks
*/
