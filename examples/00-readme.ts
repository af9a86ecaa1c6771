import { randomBytes } from 'node:crypto'
import { createDoc, createKeyring, deidentify, preset } from '@palimpsest/deid'
import { shippedPipeline } from '@palimpsest/models'

const doc = createDoc(
  'Mrs. Ora Hendrickson (MRN 7194334) saw Dr. Keats on March 4, 2024 for Parkinson disease.',
)
const result = await deidentify(doc, {
  pipeline: await shippedPipeline('clinical-fast'),
  policy: preset('labels'),
  keyring: createKeyring(randomBytes(32)),
})
console.log(result.text)

/* prints
Mrs. <PATIENT> (MRN <MEDICALRECORD>) saw Dr. <DOCTOR> on <DATE> for Parkinson disease.
*/
