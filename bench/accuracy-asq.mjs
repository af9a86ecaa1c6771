// Character-level, label-blind accuracy of a rules pipeline on the development half of ASQ-PHI (MIT,
// Mendeley 10.17632/csz5dzp7nx.1): recall, precision, and how many queries without PHI lose anything.
// Run: node --conditions=palimpsest-source --import tsx bench/accuracy-asq.mjs [--misses] [--extras]
import { readFileSync } from 'node:fs'
import { detect } from '../packages/deid/src/detect/detect.ts'
import { clinicalRules } from '../packages/deid/src/detect/pipelines/clinical.ts'
import { offsetMap } from '../packages/deid/src/text/offsets.ts'
import { resolve } from '../packages/deid/src/text/resolve.ts'

const lines = readFileSync(new URL('./data/asq_phi_dev.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const show = (flag) => process.argv.includes(flag)
let [truth, found, both, clean, touched] = [0, 0, 0, 0, 0]
const byLabel = new Map()
for (const line of lines) {
  const { id, text, spans: gold } = JSON.parse(line)
  const map = offsetMap(text, 'codepoint')
  const want = new Uint8Array(text.length)
  for (const { start, end } of gold) want.fill(1, map.to(start), map.to(end))
  const got = new Uint8Array(text.length)
  // Ages under 90 are unlabelled in this set, and the policy keeps them.
  const spans = resolve(await detect({ id, text }, clinicalRules), {
    strategy: clinicalRules.resolve,
    text,
  }).filter(({ label }) => label !== 'AGE')
  for (const { start, end } of spans) got.fill(1, start, end)
  for (let i = 0; i < text.length; i++) {
    truth += want[i]
    found += got[i]
    both += want[i] & got[i]
  }
  for (const { start, end, label } of gold) {
    const [from, to] = [map.to(start), map.to(end)]
    const tally = byLabel.get(label) ?? { chars: 0, hit: 0 }
    tally.chars += to - from
    const hit = got.subarray(from, to).reduce((sum, bit) => sum + bit, 0)
    tally.hit += hit
    byLabel.set(label, tally)
    if (show('--misses') && hit < to - from)
      console.log(
        `- ${label} «${text.slice(from, to)}» in …${text.slice(Math.max(0, from - 40), from)}[]${text.slice(to, to + 20)}`,
      )
  }
  if (show('--extras'))
    for (const { start, end, label, source } of spans)
      if (want.subarray(start, end).reduce((sum, bit) => sum + bit, 0) < end - start)
        console.log(
          `+ ${label} ${source} «${text.slice(start, end)}» in …${text.slice(Math.max(0, start - 40), start)}[]${text.slice(end, end + 20)}`,
        )
  if (gold.length === 0) {
    clean++
    if (spans.length > 0) touched++
  }
}
console.log(
  JSON.stringify({
    queries: lines.length,
    recall: Number((both / truth).toFixed(4)),
    precision: Number((both / found).toFixed(4)),
    overRedaction: Number((touched / clean).toFixed(4)),
  }),
)
for (const [label, { chars, hit }] of byLabel) console.log(`${label.padEnd(32)} ${(hit / chars).toFixed(4)}`)
