import { DeidError } from '@palimpsest/deid/text'
import { z } from 'zod'
import type { Merging } from './ensemble.ts'

/** How rules and a model were set at one place of the curve, and what that gave on validation data. */
export interface PipelinePoint {
  /** Characters found of those to find, and found rightly of those found; label-blind. */
  readonly recall: number
  readonly precision: number
  /** Bias of the model's "outside", least score of a rule alone, least confidence of the model alone. */
  readonly bias: number
  readonly rules: number
  readonly model: number
}

/** Settings that go with a shipped model: chosen on validation data, kept in a JSON file beside its weights. */
export interface PipelineSettings {
  /** Used where no recall is asked for: an index into `points`. */
  readonly standard: number
  readonly points: readonly PipelinePoint[]
  /** Labels that are merged otherwise than by the point, with thresholds that are no lower than these. */
  readonly labels: Readonly<Record<string, Merging>>
}

const unit = z.number().min(0).max(1)
const schema = z.strictObject({
  standard: z.int().min(0),
  points: z
    .array(z.strictObject({ recall: unit, precision: unit, bias: z.number(), rules: unit, model: unit }))
    .min(1),
  labels: z.record(
    z.string(),
    z.strictObject({ how: z.enum(['union', 'vote', 'rules', 'model']), rules: unit, model: unit }),
  ),
})

/** Settings from the bytes of their file. Throws a DeidError `bad-settings` naming what is wrong. */
export function parseSettings(bytes: Uint8Array): PipelineSettings {
  let raw: unknown
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new DeidError('bad-settings', 'The settings of a pipeline are not JSON')
  }
  const parsed = schema.safeParse(raw)
  if (!parsed.success)
    throw new DeidError(
      'bad-settings',
      `The settings of a pipeline do not hold: ${parsed.error.issues[0]?.path.join('.')}`,
    )
  if (parsed.data.standard >= parsed.data.points.length)
    throw new DeidError('bad-settings', 'The settings of a pipeline do not hold: standard')
  return parsed.data
}

/** The most precise point that reached `recall`; the one with most recall where none did; the standard one unasked. */
export function pointFor({ points, standard }: PipelineSettings, recall?: number): PipelinePoint {
  if (recall === undefined) return points[standard]!
  const enough = points.filter((point) => point.recall >= recall)
  if (enough.length > 0)
    return enough.reduce((best, point) => (point.precision > best.precision ? point : best))
  return points.reduce((best, point) => (point.recall > best.recall ? point : best))
}
