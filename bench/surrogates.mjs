// Speed of surrogates: nominate + transform over notes with every label, beside faker making as many unrelated values.
// Times are processor time of this process, as other work on the machine would spoil the clock's.
// Run, on the built package: node bench/surrogates.mjs [megabytes]
import { createHmac } from 'node:crypto'
import { faker } from '@faker-js/faker/locale/en'
import { createKeyring, nominate, transform } from '@palimpsest/deid/replace'
import { parseMarked } from '@palimpsest/deid/text'

const megabytes = Number(process.argv[2] ?? 10)
const names = [
  'Bruce R. Philips',
  'Mary Jones',
  'Ann Lee',
  'Robert Cox',
  'Susan Garcia',
  'Omar Haddad',
  'Liz Smith',
  'Sean McDonald',
]
const filler =
  'The patient was seen and examined at the bedside; vital signs are stable, lungs are clear to auscultation on both sides, and the abdomen is soft without guarding. We will continue the present medication and follow the blood count. '
const note = (i) => {
  const patient = names[i % names.length]
  const last = patient.split(' ').at(-1)
  return `Name: [${patient}|PATIENT]  MRN: [${7000000 + i}|MEDICALRECORD]  DOB: [${1 + (i % 12)}/${1 + (i % 28)}/19${40 + (i % 60)}|DATE]
Address: [${12 + (i % 900)} Mulberry Lane|STREET], [Winston-Salem|CITY], [NC|STATE] [27101|ZIP]  Phone: [(336) 716-${1000 + (i % 9000)}|PHONE]
Admitted [January ${1 + (i % 28)}, 2019|DATE] to [Massachusetts General Hospital|HOSPITAL] by Dr. [${names[(i + 3) % names.length]}|DOCTOR]. ${filler.repeat(4)}
Mr. [${last}|PATIENT] is a [${20 + (i % 60)}|AGE]-year-old [teacher|PROFESSION]. ${filler.repeat(4)} Mail [${last.toLowerCase()}${i % 100}@mail.org|EMAIL], SSN [333-44-${1000 + (i % 9000)}|SSN].
Seen again [2019-02-${10 + (i % 18)}|DATE] at [MGH|HOSPITAL]; discharged [2/${1 + (i % 28)}/2019|DATE]. ${filler.repeat(3)}`
}

const docs = []
let size = 0
for (let i = 0; size < megabytes * 1e6; i++) {
  const { spans, text } = parseMarked(note(i))
  docs.push({ doc: { id: `note-${i}`, text }, spans })
  size += text.length
}
const count = docs.reduce((sum, { spans }) => sum + spans.length, 0)
const policy = {
  version: 1,
  name: 'bench',
  scope: { kind: 'doc' },
  default: { action: 'surrogate' },
  labels: {},
}
const key = new Uint8Array(32).fill(7)

const spent = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const run = (hmac) => {
  const keyring = createKeyring(key, hmac ? { hmac } : {})
  const start = spent()
  let out = 0
  for (const { doc, spans } of docs)
    out += transform(doc, spans, nominate(doc, spans, policy, { keyring })).text.length
  if (out < size / 2) throw new Error('text was lost')
  return spent() - start
}
const makers = [
  () => faker.person.fullName(),
  () => faker.string.numeric(7),
  () => faker.date.past().toISOString(),
  () => faker.location.streetAddress(),
  () => faker.location.city(),
  () => faker.location.state(),
  () => faker.location.zipCode(),
  () => faker.phone.number(),
  () => faker.company.name(),
  () => faker.number.int(100),
  () => faker.person.jobTitle(),
  () => faker.internet.email(),
]
const runFaker = () => {
  const start = spent()
  let out = 0
  for (let i = 0; i < count; i++) out += String(makers[i % makers.length]()).length
  if (out === 0) throw new Error('faker made nothing')
  return spent() - start
}

const native = (k, message) => createHmac('sha256', k).update(message).digest()
run()
run(native)
// Turn by turn, so that what else the machine does hits all alike; the best of each counts.
const turns = Array.from({ length: 5 }, () => [run(), run(native), runFaker()])
const [ours, withNode, theirs] = [0, 1, 2].map((which) => Math.min(...turns.map((turn) => turn[which])))
const line = (what, seconds) =>
  console.log(
    `${what.padEnd(34)} ${seconds.toFixed(2)} s  ${(size / 1e6 / seconds).toFixed(1)} MB/s  ${Math.round(count / seconds)} values/s`,
  )
console.log(`${docs.length} notes, ${(size / 1e6).toFixed(1)} MB, ${count} spans`)
line('nominate + transform', ours)
line('nominate + transform, Node HMAC', withNode)
line('faker, as many unrelated values', theirs)
console.log(
  `ratio to faker: ${(theirs / ours).toFixed(2)} (Node HMAC: ${(theirs / withNode).toFixed(2)}); more than 1 is faster than faker`,
)
