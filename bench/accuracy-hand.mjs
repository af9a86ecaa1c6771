// How well the clinical pipelines find what identifies people in notes, letters, messages and forms that were written by
// hand for this (bench/data/hand_written_notes.txt: invented people; the marked-text notation, notes parted by lines of
// `=====`). Characters, label-blind, with 95 % bootstrap intervals over the notes; clock times count neither for nor against.
// Run: node --conditions=palimpsest-source --import tsx bench/accuracy-hand.mjs [pipeline …] [--errors]
import { readFileSync } from 'node:fs'
import { find } from '@palimpsest/deid'
import { evaluate, metrics } from '@palimpsest/deid/evaluate'
import { parseMarked } from '@palimpsest/deid/text'
import { shippedPipeline } from '@palimpsest/models'

const args = process.argv.slice(2)
const names = args.filter((arg) => !arg.startsWith('--'))
/** Labels that point at a person by themselves. */
const direct = new Set(
  'PATIENT PERSON DOCTOR SSN MEDICALRECORD HEALTHPLAN ACCOUNT LICENSE VEHICLE DEVICE BIOID IDNUM PHONE FAX EMAIL URL IPADDR STREET USERNAME'.split(
    ' ',
  ),
)
const docs = readFileSync(new URL('./data/hand_written_notes.txt', import.meta.url), 'utf8')
  .split('\n=====\n')
  .map((note, i) => parseMarked(note.trim(), { id: String(i + 1) }))
const spans = docs.reduce((sum, doc) => sum + doc.spans.length, 0)
console.log(
  `${docs.length} notes, ${spans} spans, ${docs.filter((doc) => doc.spans.length === 0).length} notes without PHI`,
)

for (const name of names.length > 0 ? names : ['clinical-rules', 'clinical-fast', 'clinical']) {
  const pipeline = await shippedPipeline(name)
  const pairs = []
  for (const { id, text, spans: gold } of docs) {
    const found = (await find({ id, text }, pipeline)).filter(({ label }) => label !== 'TIME')
    pairs.push({ id, text, gold, found })
    if (args.includes('--errors')) listErrors(id, text, gold, found)
  }
  const all = evaluate(pairs, { match: 'char' })
  const named = pairs.map((pair) => ({ ...pair, gold: pair.gold.filter(({ label }) => direct.has(label)) }))
  const directly = evaluate(named, { match: 'char' })
  console.log(`\n## ${name}`)
  print('recall', all, 'blind-recall')
  print('recall of direct identifiers', directly, 'blind-recall')
  print('precision', all, 'blind-precision')
  print('words masked in notes without PHI', all, 'masked-free-words')
}

function print(title, evaluation, key) {
  const value = metrics.find(({ name }) => name === key).of(evaluation, evaluation.beta)
  const { low, high } = evaluation.intervals[key]
  console.log(`  ${title}: ${value.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)})`)
}

function listErrors(id, text, gold, found) {
  const covered = (span, by) => by.some(({ start, end }) => start <= span.start && span.end <= end)
  const meets = (span, by) => by.some(({ start, end }) => start < span.end && span.start < end)
  for (const span of gold)
    if (!covered(span, found)) console.log(`- ${id} ${span.label} ${text.slice(span.start, span.end)}`)
  for (const span of found)
    if (!meets(span, gold))
      console.log(`+ ${id} ${span.label} ${span.source} ${text.slice(span.start, span.end)}`)
}
