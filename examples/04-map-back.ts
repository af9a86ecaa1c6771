// Every position of the output maps to the original and back: an annotation made on the copy finds its place.
import { createDoc, createKeyring, nominate, preset, type Span, transform } from '@palimpsest/deid'

const doc = createDoc('John Davies complains of chest pain. Davies denies nausea.')
const spans: Span[] = [
  { start: 0, end: 11, label: 'PATIENT', score: 1, source: 'by hand' },
  { start: 37, end: 43, label: 'PATIENT', score: 1, source: 'by hand' },
]
const keyring = createKeyring(new Uint8Array(32))
const { text, edits } = transform(doc, spans, nominate(doc, spans, preset('labels'), { keyring }))
console.log(text)

// Someone marks a symptom in the copy.
const start = text.indexOf('nausea')
const end = start + 'nausea'.length
console.log(`copy ${start}-${end} is original ${edits.mapBack(start)}-${edits.mapBack(end, -1)}`)
console.log(doc.text.slice(edits.mapBack(start), edits.mapBack(end, -1)))

// Inside a replacement a position moves to one of its ends.
console.log(edits.mapBack(3, -1), edits.mapBack(3, 1), edits.map(5, -1), edits.map(5, 1))
console.log(edits.invert(doc.text).apply(text) === doc.text)

/* prints
<PATIENT> complains of chest pain. <PATIENT> denies nausea.
copy 52-58 is original 51-57
nausea
0 11 0 9
true
*/
