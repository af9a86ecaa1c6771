import { readFileSync } from 'node:fs'
import { parseModel } from '/work/main/packages/models/src/crf/index.ts'
import { LabelStates } from '/work/main/packages/models/src/crf/label-states.ts'
import { trainingSet, Vocabulary } from '/work/main/packages/models/src/crf/training-set.ts'
import { tokenize } from '/work/main/packages/models/src/crf/tokenizer.ts'
import { generated } from '/work/main/training/corpus/build.ts'
const model = parseModel(readFileSync(process.argv[2]!))
console.log(model.header.screen, model.screen.reduce((a, b) => a + (b !== 0 ? 1 : 0), 0))
const v = new Vocabulary(); for (const h of model.featureHashes) v.count(h)
const docs = generated('test', 150, 5)
const set = trainingSet(docs, new LabelStates(model.header.labels), { vocabulary: v, grow: false })
const b: [number, string][] = [], o: number[] = []
let t = 0
for (const d of docs) { const tk = tokenize(d.text); for (let i = 0; i < tk.count; i++, t++) { let s = 0; for (let k = set.featureStart[t]!, n = set.wordFeatures[t]!; n > 0; n--, k++) s += model.screen[set.features[k]!]!; if (set.gold[t] === 0) o.push(s); else if (set.states.opens(set.gold[t]!)) b.push([s * model.header.screen.scale, d.text.slice(tk.starts[i], tk.ends[i]) + ' ' + set.states.nameOf(set.gold[t]!)]) } }
b.sort((x, y) => x[0] - y[0]); o.sort((x, y) => x - y)
for (const q of [0, .0005, .001, .002, .005, .01, .02, .05]) { const th = b[Math.floor(q * b.length)]![0]; console.log(q, th.toFixed(2), 'O passing', (o.filter((x) => x * model.header.screen.scale >= th).length / o.length).toFixed(3)) }
console.log(b.slice(0, 40).map(([s, w]) => s.toFixed(1) + ' ' + w).join(' ; '))
