// Memory of surrogates: nominate + transform over many small notes, no two alike; the heap after each tenth part.
// Run, on the built package: node --expose-gc bench/surrogates-memory.mjs [documents]
import { createKeyring, nominate, transform } from '@palimpsest/deid/replace'

const count = Number(process.argv[2] ?? 1e6)
const keyring = createKeyring(new Uint8Array(32).fill(7))
const policy = {
  version: 1,
  name: 'bench',
  scope: { kind: 'doc' },
  default: { action: 'surrogate' },
  labels: {},
}
const syllables = 'ba den fi gor hul jam kep lin mor nas pol quin ras sel tam und vik wes yar zim'.split(' ')
const word = (n) =>
  syllables[n % 20] + syllables[Math.floor(n / 20) % 20] + syllables[Math.floor(n / 400) % 20]
const title = (text) => text[0].toUpperCase() + text.slice(1)

for (let i = 1; i <= count; i++) {
  const parts = [
    [`${title(word(i))} ${title(word(i * 7 + 3))}`, 'PATIENT'],
    [`${1 + (i % 12)}/${1 + (i % 28)}/${1900 + (i % 120)}`, 'DATE'],
    [`${title(word(i * 3))}ton`, 'CITY'],
    [`${title(word(i * 11))} Clinic`, 'HOSPITAL'],
    [String(1000000 + i), 'MEDICALRECORD'],
  ]
  let text = ''
  const spans = parts.map(([value, label]) => {
    const start = text.length + 2
    text += `; ${value}`
    return { start, end: start + value.length, label, score: 1, source: 'bench' }
  })
  const doc = { id: `note-${i}`, text }
  transform(doc, spans, nominate(doc, spans, policy, { keyring }))
  if (i % Math.ceil(count / 10) === 0) {
    globalThis.gc?.()
    const { heapUsed } = process.memoryUsage()
    console.log(`${String(i).padStart(8)} documents  ${(heapUsed / 1e6).toFixed(1)} MB of heap`)
  }
}
