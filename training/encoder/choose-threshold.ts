// How sure the encoder must be for its spans to count in the pipeline `clinical`, measured on the dev split:
//   node --conditions=palimpsest-source --import tsx training/encoder/choose-threshold.ts FOLDER [CORPORA_FOLDER] [NOTES]
// FOLDER holds the export (export.py). The threshold chosen is written by hand into its palimpsest.json.
import { type Detector, find, type Pipeline } from '@palimpsest/deid'
import type { Span } from '@palimpsest/deid/text'
import { openLocalExport } from '@palimpsest/encoder'
import { shippedPipeline } from '@palimpsest/models'
import { encoderDetector } from '@palimpsest/models/encoder'
import type { TrainingDoc } from '../../packages/models/src/crf/training-set.ts'
import { generated } from '../corpus/build.ts'
import { harmlessText } from '../corpus/corpora.ts'

const [folder = '', corpora, notes = '250'] = process.argv.slice(2)
const sets: readonly (readonly [string, readonly TrainingDoc[]])[] = [
  ['generated dev', generated('dev', Number(notes), 98)],
  ['without PHI', corpora ? harmlessText(corpora, 'dev').filter((_, i) => i % 4 === 0) : []],
]

/** A detector that looks at a text once, however many thresholds are tried on what it found. */
function once(detector: Detector): Detector {
  const seen = new Map<string, ReturnType<Detector['detect']>>()
  return {
    ...detector,
    detect(doc, settings) {
      const found = seen.get(doc.text) ?? detector.detect(doc, settings)
      seen.set(doc.text, found)
      return found
    },
  }
}

const fast = await shippedPipeline('clinical-fast')
const others = fast.detectors.map(once)
const encoder = once(encoderDetector({ ...(await openLocalExport(folder)), threshold: 0 }))
const least = (threshold: number): Detector => ({
  ...encoder,
  detect: async (doc, settings) =>
    (await encoder.detect(doc, settings)).filter(({ score }) => score >= threshold),
})
const pipelines: readonly (readonly [string, Pipeline])[] = [
  ['without the encoder', { ...fast, detectors: others }],
  ...[0.9999, 0.9995, 0.999, 0.998, 0.995, 0.99, 0.98, 0.95, 0.9, 0.8, 0.5].map(
    (t) => [`from ${t}`, { ...fast, detectors: [...others, least(t)] }] as const,
  ),
  ['the encoder alone, from 0.5', { ...fast, detectors: [least(0.5)], refiners: [] }],
]

function covered(text: string, spans: readonly Pick<Span, 'start' | 'end' | 'label'>[]): Uint8Array {
  const mask = new Uint8Array(text.length)
  // Clock times are not annotated.
  for (const { start, end, label } of spans) if (label !== 'TIME') mask.fill(1, start, end)
  return mask
}

for (const [set, docs] of sets)
  for (const [name, pipeline] of pipelines) {
    let [hit, known, found, words, masked] = [0, 0, 0, 0, 0]
    for (const { text, spans } of docs) {
      const gold = covered(text, spans)
      const mine = covered(text, await find({ id: '', text }, pipeline))
      for (let i = 0; i < text.length; i++) {
        known += gold[i]!
        found += mine[i]!
        hit += gold[i]! & mine[i]!
      }
      for (const { index, 0: word } of text.matchAll(/\S+/g)) {
        words++
        if (mine.subarray(index, index + word.length).includes(1)) masked++
      }
    }
    const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(4))
    console.log(
      `${set}, ${name}: recall ${share(hit, known)}, precision ${share(hit, found)}, words masked ${share(masked, words)}`,
    )
  }
