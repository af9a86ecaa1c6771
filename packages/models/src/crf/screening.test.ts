import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { docContext } from './doc-context.ts'
import { allFeatures, edgeFeature, MAX_CONJUNCTIONS, OFFSETS } from './features.ts'
import { mix } from './hash.ts'
import { parseModel } from './model-file.ts'
import { Screening } from './screening.ts'
import { smallNotes } from './testing/small-notes.ts'
import { tokenize } from './tokenizer.ts'
import { lower, upper, WeightTable } from './weight-table.ts'
import { EDGE, WordTypes } from './word-types.ts'

const model = parseModel(readFileSync(new URL('../../weights/clinical-fast.crf', import.meta.url)))

test('the screen scores a token with the plain sums of its weights over the features that it learnt from', () => {
  const weights = new WeightTable(model)
  const screening = new Screening(weights)
  const words = new WordTypes(model.clusters)
  const scratch = new Int32Array(MAX_CONJUNCTIONS)
  const place = new Map([...model.featureHashes].map((hash, f) => [hash, f]))
  const sums = (hashes: (offset: number) => number[]) =>
    OFFSETS.map((_, o) => hashes(o).map((hash) => weights.screen(hash)))
  const setType = (id: number, hashes: (offset: number) => number[]) => {
    const twos = sums(hashes)
    screening.setType(
      id,
      twos.map((list) => list.reduce((sum, two) => sum + upper(two), 0)),
      twos.map((list) => list.reduce((sum, two) => sum + lower(two), 0)),
    )
  }
  setType(EDGE, (o) => [edgeFeature(o)])
  let known = 0
  for (const { text } of smallNotes(40, 12)) {
    const tokens = tokenize(`${text}\nPLAN:\n- Discharge to Mercy Hospital, New York on Monday`)
    const ids = words.idsOf(tokens)
    for (let id = known + 1; id < words.size; id++)
      setType(id, (o) => {
        const { part, salt } = OFFSETS[o]!
        return words.attributes[id]![part].flatMap((list) =>
          [...list].map((attribute) => mix(attribute, salt)),
        )
      })
    known = words.size - 1
    const context = docContext(tokens, ids, words)
    for (let t = 0; t < tokens.count; t++) {
      let [begin, inside] = [0, 0]
      allFeatures(context, t, scratch, (hash, _, screened) => {
        const f = place.get(hash)
        if (f === undefined || !screened) return
        begin += model.screen[f]!
        inside += model.insideScreen[f]!
      })
      screening.look(context, t)
      expect([screening.begin, screening.inside]).toEqual([begin, inside])
    }
  }
})
