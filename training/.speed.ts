import { readFileSync } from 'node:fs'
import { parseModel, Tagger, tokenize } from '/work/main/packages/models/src/crf/index.ts'
import { generated } from '/work/main/training/corpus/build.ts'
import { clinicalRules } from '/work/main/packages/deid/src/detect/index.ts'
import { find } from '/work/main/packages/deid/src/index.ts'
import { shippedPipeline } from '/work/main/packages/models/src/index.ts'
const bytes = readFileSync(process.argv[2] ?? '/work/main/packages/models/weights/clinical-fast.crf')
let t0 = (process.cpuUsage().user/1000)
const model = parseModel(bytes); const tagger = new Tagger(model)
console.log('load', ((process.cpuUsage().user/1000) - t0).toFixed(0), 'ms', bytes.length)
const docs = generated('test', 500, 77).map((d) => d.text)
const mb = docs.reduce((s, d) => s + Buffer.byteLength(d), 0) / 1e6
for (let r = 0; r < 3; r++) {
  t0 = (process.cpuUsage().user/1000); let n = 0
  for (const d of docs) n += tokenize(d).count
  const tk = (process.cpuUsage().user/1000) - t0
  t0 = (process.cpuUsage().user/1000)
  for (const d of docs) tagger.tag(d, { confidence: false })
  const a = (process.cpuUsage().user/1000) - t0
  t0 = (process.cpuUsage().user/1000)
  for (const d of docs) tagger.tag(d)
  const b = (process.cpuUsage().user/1000) - t0
  console.log(mb.toFixed(2), 'MB', n, 'tokens; tokenize', (mb / tk * 1e3).toFixed(1), 'tag', (mb / a * 1e3).toFixed(2), 'with confidence', (mb / b * 1e3).toFixed(2), 'MB/s')
}
for (const p of [clinicalRules, await shippedPipeline('clinical-fast')]) {
  for (let r = 0; r < 2; r++) {
    t0 = (process.cpuUsage().user/1000)
    for (const text of docs) await find({ id: '', text }, p)
    console.log(p.name, (mb / ((process.cpuUsage().user/1000) - t0) * 1e3).toFixed(2), 'MB/s')
  }
}
