// Encrypted replacements can be put back by whoever has the key, also after a program has rewritten the text.
import {
  createDoc,
  createKeyring,
  type DeidError,
  nominate,
  parseKey,
  readPolicy,
  type Span,
  transform,
} from '@palimpsest/deid'
import { restore, restoreTokens } from '@palimpsest/deid/replace'

const keyring = createKeyring(parseKey('hex:000102030405060708090a0b0c0d0e0f'))
const policy = readPolicy(`
version: 1
default: { action: encrypt }
labels: { MEDICALRECORD: { action: encrypt, format: preserve } }
`)
const doc = createDoc('Ora Hendrickson, MRN 7194334, is well.', { id: 'n1' })
const spans: Span[] = [
  { start: 0, end: 15, label: 'PATIENT', score: 1, source: 'by hand' },
  { start: 21, end: 28, label: 'MEDICALRECORD', score: 1, source: 'by hand' },
]

const sent = transform(doc, spans, nominate(doc, spans, policy, { keyring }))
console.log(sent.text)

// With the spans of the output, everything comes back.
console.log(restore({ ...doc, text: sent.text }, sent.spans, policy, { keyring }))

// A token needs nothing but the key, wherever it went.
const token = sent.text.slice(0, sent.text.indexOf('>') + 1)
console.log(restoreTokens(`Dear ${token}, your results are in.`, keyring))

// A token that was changed, or another key, is refused.
try {
  restoreTokens(token, createKeyring(new Uint8Array(32)))
} catch (error) {
  console.log((error as DeidError).code)
}

/* prints
<PATIENT:j1zlJ-yEMuwz92JWzXAb36oE0dQCfH2kipZ1PPjEWraSLE5k-s2s>, MRN 7585377, is well.
Ora Hendrickson, MRN 7194334, is well.
Dear Ora Hendrickson, your results are in.
cannot-restore
*/
