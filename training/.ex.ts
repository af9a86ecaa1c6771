import { find } from '@palimpsest/deid'
import { readFileSync } from 'node:fs'
import { parseModel } from '../packages/models/src/crf/index.ts'
import { withCrf } from '../packages/models/src/pipelines.ts'
import { generated } from './corpus/build.ts'
const model = parseModel(readFileSync('packages/models/weights/clinical-fast.crf'))
const p = withCrf('x', model, { standard: 0, points: [{ recall: 0, precision: 0, bias: 0, rules: 0, model: 0.5 }], labels: { STATE: { how: 'vote', rules: 0.9, model: 0.9 } } })
const c = new Map<string, [number, number, string[]]>()
for (const d of generated(process.argv[2] as any, 150, 99)) for (const s of await find({ id: '', text: d.text }, p)) {
  if (s.label === 'TIME') continue
  let n = 0; for (let i = s.start; i < s.end; i++) if (!d.spans.some((g) => g.start <= i && i < g.end)) n++
  if (n === 0) continue
  const k = s.label + ' ' + s.source; const e = c.get(k) ?? [0, 0, []]; e[0] += n; e[1]++; e[2].push(d.text.slice(Math.max(0, s.start - 15), s.start).replace(/\s+/g, ' ') + '[' + d.text.slice(s.start, s.end).replace(/\s+/g, ' ') + '] ' + s.score); c.set(k, e)
}
for (const [k, [n, m, ex]] of [...c].sort((a, b) => b[1][0] - a[1][0]).slice(0, 16)) console.log(k, 'chars', n, 'spans', m, ex.filter((_, i) => i % Math.ceil(ex.length / 7) === 0).join(' ; '))
