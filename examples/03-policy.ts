// A policy says what happens to each kind of thing. Mistakes in it name the line and the key.
import { createDoc, createKeyring, nominate, readPolicy, type Span, transform } from '@palimpsest/deid'

const policy = readPolicy(`
version: 1
scope: field:patient_id
default: { action: label }
labels:
  DATE:              { action: shift, days: 10 }
  AGE:               { action: generalize, over: 89, to: "90+" }
  ZIP:               { action: generalize, digits: 3 }
  [PATIENT, DOCTOR]: { action: label, numbered: true }
  SSN:               { action: mask, hide: 7 }
  HOSPITAL:          keep
`)

const doc = createDoc(
  'Ann Roe, 92, of 02115, SSN 123-45-6789, seen Jan. 17 by Bo Li at Mercy. Ann Roe is well.',
  {
    meta: { patient_id: 'p7' },
  },
)
const find = (label: string, text: string, from = 0): Span => {
  const start = doc.text.indexOf(text, from)
  return { start, end: start + text.length, label, score: 1, source: 'by hand' }
}
const spans = [
  find('PATIENT', 'Ann Roe'),
  find('PATIENT', 'Ann Roe', 10),
  find('DOCTOR', 'Bo Li'),
  find('AGE', '92'),
  find('ZIP', '02115'),
  find('SSN', '123-45-6789'),
  find('DATE', 'Jan. 17'),
  find('HOSPITAL', 'Mercy'),
]

const nominations = nominate(doc, spans, policy, { keyring: createKeyring(new Uint8Array(32)) })
console.log(transform(doc, spans, nominations).text)

try {
  readPolicy('version: 1\nlabels:\n  AGE: { action: generalize, ovr: 89 }\n')
} catch (error) {
  console.log((error as Error).message)
}

/* prints
<PATIENT_1>, 90+, of 021, SSN *******6789, seen Jan. 27 by <DOCTOR_1> at Mercy. <PATIENT_1> is well.
policy, line 3: labels.AGE.ovr: Action generalize: 'ovr' is not one of its settings
*/
