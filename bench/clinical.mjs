// Speed of the clinical pipelines on one thread, rules and CRF together and each alone, and how long the lexicon takes
// to load. Run after a build: node bench/clinical.mjs [megabytes]
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

const megabytes = Number(process.argv[2] ?? 3)
const before = performance.now()
const { lookup, lookupPhrase } = await import('../packages/deid/dist/lexicon/index.js')
lookup('anna')
lookupPhrase((i) => ['new', 'york'][i], -1)
const lexiconMs = performance.now() - before

const { find } = await import('../packages/deid/dist/index.js')
const { shippedPipeline } = await import('../packages/models/dist/index.js')
const notes = readFileSync(new URL('./data/asq_phi_dev.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line).text)
// Documents of about 3 kB, as notes are.
const docs = []
let bytes = 0
for (let i = 0; bytes < megabytes * 1e6; i++) {
  let text = ''
  for (let k = 0; text.length < 3000; k++) text += `${notes[(i * 7 + k) % notes.length]}\n`
  bytes += Buffer.byteLength(text)
  docs.push({ id: String(i), text })
}
console.log(JSON.stringify({ lexiconLoadMs: Number(lexiconMs.toFixed(1)) }))
const fast = await shippedPipeline('clinical-fast')
const pipelines = {
  'clinical-rules': await shippedPipeline('clinical-rules'),
  'clinical-fast': fast,
  'its CRF alone': {
    ...fast,
    detectors: fast.detectors.filter(({ name }) => name.startsWith('crf:')),
    refiners: [],
  },
}
for (const [name, pipeline] of Object.entries(pipelines)) {
  const run = async (list) => {
    let spans = 0
    for (const doc of list) spans += (await find({ ...doc }, pipeline)).length
    return spans
  }
  await run(docs.slice(0, 200))
  const start = performance.now()
  const cpu = process.cpuUsage()
  const spans = await run(docs)
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  console.log(
    JSON.stringify({
      pipeline: name,
      megabytes: Number((bytes / 1e6).toFixed(1)),
      megabytesPerSecond: Number((bytes / 1e6 / seconds).toFixed(2)),
      // By processor time, which a busy machine does not spoil.
      megabytesPerCpuSecond: Number((bytes / (user + system)).toFixed(2)),
      spans,
    }),
  )
}
