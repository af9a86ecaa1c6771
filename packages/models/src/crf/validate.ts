import type { CrfModel, OperatingPoint } from './model.ts'
import { Tagger, type TagOptions } from './tagger.ts'
import type { TrainingDoc } from './training-set.ts'

/** How a tagger did on documents whose spans are known; recall and precision over characters, label-blind. */
export interface Measured {
  readonly recall: number
  readonly precision: number
  readonly errors: Readonly<Record<'missed' | 'spurious' | 'label' | 'border', number>>
}

/** Tags the documents and compares. */
export function measure(tagger: Tagger, docs: readonly TrainingDoc[], options: TagOptions = {}): Measured {
  let hit = 0
  let found = 0
  let known = 0
  const errors = { missed: 0, spurious: 0, label: 0, border: 0 }
  for (const { text, spans } of docs) {
    const tagged = tagger.tag(text, { confidence: false, ...options })
    const gold = new Uint8Array(text.length)
    const mine = new Uint8Array(text.length)
    for (const { start, end } of spans) gold.fill(1, start, end)
    for (const { start, end } of tagged) mine.fill(1, start, end)
    for (let i = 0; i < text.length; i++) {
      known += gold[i]!
      found += mine[i]!
      hit += gold[i]! & mine[i]!
    }
    for (const span of spans) {
      const over = tagged.filter((other) => other.start < span.end && span.start < other.end)
      if (over.length === 0) errors.missed++
      else if (over.length > 1 || over[0]!.start !== span.start || over[0]!.end !== span.end) errors.border++
      else if (over[0]!.label !== span.label) errors.label++
    }
    for (const { start, end } of tagged)
      if (!spans.some((span) => span.start < end && start < span.end)) errors.spurious++
  }
  return { recall: known === 0 ? 1 : hit / known, precision: found === 0 ? 1 : hit / found, errors }
}

const BIASES = [1, 0.5, 0, -0.5, -1, -2, -3]

/** The model with its confidence calibrated and its recall measured at several biases on `docs`. */
export function tune(model: CrfModel, docs: readonly TrainingDoc[]): CrfModel {
  const tagger = new Tagger(model)
  const operatingPoints: OperatingPoint[] = BIASES.map((bias) => {
    const { recall, precision } = measure(tagger, docs, { bias })
    return { bias, recall: rounded(recall), precision: rounded(precision) }
  })
  return { ...model, header: { ...model.header, operatingPoints, calibration: calibrated(tagger, docs) } }
}

/** Slope and offset on the logit that make confidence a probability of being right (Platt), by Newton's method. */
function calibrated(tagger: Tagger, docs: readonly TrainingDoc[]): { slope: number; offset: number } {
  const logits: number[] = []
  const right: number[] = []
  for (const { text, spans } of docs)
    for (const { start, end, label, confidence } of tagger.tag(text)) {
      logits.push(Math.log(confidence / (1 - confidence)))
      right.push(spans.some((s) => s.start === start && s.end === end && s.label === label) ? 1 : 0)
    }
  let slope = 1
  let offset = 0
  for (let round = 0; round < 30 && logits.length >= 50; round++) {
    // A weak pull towards slope 1 and offset 0 keeps few or perfect examples from running away.
    let a = 1 * (slope - 1)
    let b = 1 * offset
    let aa = 1
    let ab = 0
    let bb = 1
    for (let i = 0; i < logits.length; i++) {
      const x = logits[i]!
      const p = 1 / (1 + Math.exp(-(slope * x + offset)))
      const w = p * (1 - p)
      a += (p - right[i]!) * x
      b += p - right[i]!
      aa += w * x * x
      ab += w * x
      bb += w
    }
    const det = aa * bb - ab * ab
    const stepA = (bb * a - ab * b) / det
    const stepB = (aa * b - ab * a) / det
    slope -= Math.max(-0.5, Math.min(0.5, stepA))
    offset -= Math.max(-1, Math.min(1, stepB))
    if (Math.abs(stepA) + Math.abs(stepB) < 1e-6) break
  }
  return { slope: rounded(Math.max(0.05, slope)), offset: rounded(offset) }
}

function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5
}
