import { readFileSync } from 'node:fs'
import { parseModel } from '/work/main/packages/models/src/crf/index.ts'
import { Tagger } from '/work/main/packages/models/src/crf/tagger.ts'
import { Stretch } from '/work/main/packages/models/src/crf/stretch.ts'
import { generated } from '/work/main/training/corpus/build.ts'
const model = parseModel(readFileSync(process.argv[2]!))
let pushes = 0, reads = 0, live = 0
const proto = Stretch.prototype as any
const p1 = proto.push, p3 = proto.best
proto.push = function (...a: any[]) { pushes++; const r = p1.apply(this, a); live += this.liveCount; return r }
proto.best = function () { reads++; return p3.apply(this) }
const tagger = new Tagger(model)
const docs = generated('test', 200, 77)
let n = 0, g = 0
for (const d of docs) { n += tagger.emissions(d.text).tokens.count; tagger.tag(d.text); g += d.spans.length }
console.log({ n, pushes, reads, live, gold: g })
import { viterbi, constrained } from '/work/main/packages/models/src/crf/lattice.ts'
let same = 0, extra = 0, lost = 0
const w = Float64Array.from(model.transitions, (x) => x * model.header.scale)
const con = constrained(tagger.states, w)
for (const d of docs.slice(0, 60)) {
  const { tokens, emit } = tagger.emissions(d.text)
  const ex = new Set(tagger.states.decode(viterbi({ ...con, count: tokens.count, emit }).path).map(({ first, last, label }) => `${tokens.starts[first]} ${tokens.ends[last]} ${model.header.labels[label]}`))
  const f = new Set(tagger.tag(d.text).map((s) => `${s.start} ${s.end} ${s.label}`))
  for (const x of f) if (ex.has(x)) same++; else extra++
  for (const x of ex) if (!f.has(x)) lost++
}
console.log({ same, extra, lost })
