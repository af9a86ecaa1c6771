import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseMarked } from '../text/marked.ts'
import { resolve } from '../text/resolve.ts'
import { detect } from './detect.ts'
import { clinicalRules } from './pipelines/clinical.ts'

const folder = new URL('./testing/notes/', import.meta.url)
const notes = readdirSync(folder).map((name) => ({
  name,
  doc: parseMarked(readFileSync(new URL(name, folder), 'utf8'), { id: name }),
}))

/** Characters that are letters or digits, by truth and by finding; label-blind. */
async function score({ doc }: (typeof notes)[number]) {
  const spans = resolve(await detect(doc, clinicalRules), { strategy: clinicalRules.resolve, text: doc.text })
  const want = new Uint8Array(doc.text.length)
  const got = new Uint8Array(doc.text.length)
  for (const { start, end } of doc.spans) want.fill(1, start, end)
  for (const { start, end } of spans) got.fill(1, start, end)
  let [truth, found, both, whole] = [0, 0, 0, 0]
  for (let i = 0; i < doc.text.length; i++) {
    if (!/[\p{L}\p{N}]/u.test(doc.text[i]!)) continue
    truth += want[i]!
    found += got[i]!
    both += want[i]! & got[i]!
  }
  for (const { start, end } of doc.spans) {
    let all = true
    for (let i = start; i < end; i++) if (!got[i] && /[\p{L}\p{N}]/u.test(doc.text[i]!)) all = false
    if (all) whole++
  }
  return { truth, found, both, whole, spans: doc.spans.length, extra: found - both }
}

describe('the clinical rules on notes of many kinds', () => {
  it('find nearly everything and little else', async () => {
    const scores = await Promise.all(notes.map(score))
    const sum = (key: keyof (typeof scores)[number]) => scores.reduce((total, one) => total + one[key], 0)
    const recall = sum('both') / sum('truth')
    const precision = sum('both') / sum('found')
    const whole = sum('whole') / sum('spans')
    console.log(
      `${notes.length} notes, ${sum('spans')} spans: recall ${recall.toFixed(4)}, precision ${precision.toFixed(4)}, whole spans ${whole.toFixed(4)}`,
    )
    expect(recall).toBeGreaterThanOrEqual(0.98)
    expect(whole).toBeGreaterThanOrEqual(0.97)
    expect(precision).toBeGreaterThanOrEqual(0.995)
  })

  it.each(notes.filter(({ name }) => name.startsWith('negatives')))(
    'take nothing from $name',
    async (note) => {
      const { found } = await score(note)
      expect(found).toBe(0)
    },
  )
})
