import { describe, expect, test } from 'vitest'
import { formatModel, parseModel } from './model-file.ts'
import { Tagger } from './tagger.ts'
import { smallNotes } from './testing/small-notes.ts'
import { train } from './train.ts'
import { clusterAt, type WordClusters } from './word-clusters.ts'
import { wordType } from './word-type.ts'

const forms = ['nurse', 'doctor', 'fever', 'pain'].map((word) => wordType(word).form)
const order = [...forms.keys()].sort((a, b) => (forms[a]! >>> 0) - (forms[b]! >>> 0))
const clusters: WordClusters = {
  forms: Int32Array.from(order, (i) => forms[i]!),
  fine: Uint8Array.from(order, (i) => i),
  coarse: Uint8Array.from(order, (i) => i >> 1),
}

describe('word clusters', () => {
  test.each([
    ['nurse', 0],
    ['NURSE', 0],
    ['Pain', 3],
    ['surgeon', undefined],
    ['', undefined],
  ])('%s is in cluster %s', (word, cluster) => {
    const at = clusterAt(clusters, wordType(word || ' ').form)
    expect(at < 0 ? undefined : clusters.fine[at]).toBe(cluster)
  })

  test('travel with a model through its file and into one trained further', () => {
    const options = { passes: 1, drop: [], clusters }
    const model = parseModel(formatModel(train(smallNotes(40, 1), smallNotes(10, 2), options)))
    expect(model.clusters).toEqual(clusters)
    const next = train(smallNotes(20, 3), smallNotes(10, 2), { passes: 1, drop: [], base: model })
    expect(next.clusters).toEqual(clusters)
    expect(new Tagger(next).tag('Seen by Dr. Alvarez on 04/05/2021.').length).toBeGreaterThan(0)
  })
})
