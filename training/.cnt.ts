import { generated } from './corpus/build.ts'
import { harmlessText, openCorpora } from './corpus/corpora.ts'
import { placeLabels } from './corpus/place-labels.ts'
import { gazetteers } from './corpus/gazetteers.ts'
import { injected } from './corpus/inject.ts'
import { banksOf } from './corpus/note.ts'
import { Random } from './corpus/random.ts'
import { tokenize } from '../packages/models/src/crf/index.ts'
const n = (d: any[]) => [d.length, d.reduce((s, x) => s + tokenize(x.text).count, 0)]
const F = '/work/shared/data/train'
console.log('gen', n(generated('train', 300, 1)), 'open', n(openCorpora(F, 'train', placeLabels())))
const h = harmlessText(F, 'train'); console.log('harmless', n(h))
const c = h.filter(({ text }) => /\b(she|he|patient|doctor|denies)\b/i.test(text)); console.log('carriers', n(c))
const inj = injected(c, gazetteers('train'), banksOf('train'), new Random(3)); console.log('injected', n(inj))
for (const d of inj.slice(40, 43)) { let o = '', p = 0; for (const s of [...d.spans].sort((a, b) => a.start - b.start)) { o += d.text.slice(p, s.start) + '[' + d.text.slice(s.start, s.end) + '|' + s.label + ']'; p = s.end } console.log(o + d.text.slice(p)) }
