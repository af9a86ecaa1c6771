import { describe, expect, test } from 'vitest'
import { clusterAt } from '../packages/models/src/crf/word-clusters.ts'
import { wordType } from '../packages/models/src/crf/word-type.ts'
import { wordClusters } from '../training/word-clusters.ts'

/** Sentences of one shape, so that fillers of one place are used alike. */
function sentences() {
  const drugs = ['aspirin', 'heparin', 'warfarin', 'insulin']
  const parts = ['knee', 'ankle', 'elbow', 'wrist']
  const docs = []
  for (let i = 0; i < 160; i++) {
    const name = ['Kim', 'Lee', 'Novak'][i % 3]!
    const text = `Start ${drugs[i % 4]} daily for ${name}.\nPain in the left ${parts[(i >> 2) % 4]} today.\n`
    const start = text.indexOf(name)
    docs.push({ text, spans: [{ start, end: start + name.length, label: 'PATIENT' }] })
  }
  return docs
}

const settings = { sizes: [8, 4], minCount: 5, rounds: 10, seed: 1 } as const

describe('clusters of words', () => {
  const clusters = wordClusters(sentences(), settings)
  const of = (word: string) => {
    const at = clusterAt(clusters, wordType(word).form)
    return at < 0 ? undefined : clusters.fine[at]
  }

  test('words between the same words come together, others stay apart', () => {
    expect(new Set(['aspirin', 'heparin', 'warfarin', 'insulin'].map(of)).size).toBe(1)
    expect(new Set(['knee', 'ankle', 'elbow', 'wrist'].map(of)).size).toBe(1)
    expect(of('aspirin')).not.toBe(of('knee'))
  })

  test('what stands in spans, and what is rare, is in none', () => {
    expect(['Kim', 'Lee', 'Novak', 'unheard'].map(of)).toEqual([undefined, undefined, undefined, undefined])
  })

  test('the same documents and seed give the same clusters', () => {
    expect(wordClusters(sentences(), settings)).toEqual(clusters)
  })
})
