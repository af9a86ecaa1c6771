import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { find } from '@palimpsest/deid'
import type { Doc, Span } from '@palimpsest/deid/text'
import type { CrfModel, TrainSettings } from '@palimpsest/models/crf'
import { crfPipeline, pipelineAt } from '../own-model.ts'
import { openPipeline } from '../pipelines.ts'
import { writeWhole } from '../whole-file.ts'
import type { ModelPlan } from './plan.ts'
import { recordIn } from './record.ts'
import type { RunSettings } from './run-experiment.ts'

/** What a model learns from, and a hash of it. */
export interface TrainPart {
  readonly docs: readonly Doc[]
  readonly validation: readonly Doc[]
  readonly print: string
}

/** Finds the spans of a document, at a bias where it can be set. */
export type TestedModel = (bias: number, rules: boolean) => Promise<(doc: Doc) => Promise<readonly Span[]>>

/** The model of a plan: from its file where that is there, else trained and written. */
export async function openModel(
  plan: ModelPlan,
  train: TrainPart,
  key: string,
  { base, out, force, tell }: RunSettings,
): Promise<TestedModel> {
  if (plan.spec.pipeline !== undefined) {
    const pipeline = await openPipeline(pipelineAt(plan.spec.pipeline, base), { language: 'en' })
    return async () => (doc) => find(doc, pipeline)
  }
  const folder = join(out, 'models', plan.spec.name, plan.variant)
  const { formatModel, parseModel } = await import('@palimpsest/models/crf')
  const file = join(folder, 'model.crf')
  const record = join(folder, 'properties.json')
  const kept = () => {
    if (force || !existsSync(file) || recordIn(record)?.key !== key) return undefined
    try {
      return parseModel(readFileSync(file))
    } catch {
      // Damaged since: it is made again.
      return undefined
    }
  }
  let model = kept()
  if (!model) {
    tell(`training ${plan.spec.name} ${plan.variant} on ${train.docs.length} documents`)
    const began = performance.now()
    model = await trained(plan, train)
    writeWhole(file, formatModel(model))
    // The key goes last: without it the model is made again.
    writeWhole(
      record,
      `${JSON.stringify({ key, settings: plan.settings, docs: train.docs.length, seconds: Math.round(performance.now() - began) / 1000 }, null, 2)}\n`,
    )
  }
  const made = model
  return async (bias, rules) => {
    const pipeline = await crfPipeline(made, bias, rules)
    return (doc) => find(doc, pipeline)
  }
}

async function trained({ spec, settings }: ModelPlan, { docs, validation }: TrainPart): Promise<CrfModel> {
  const { train, tune } = await import('@palimpsest/models/crf')
  const asTraining = (list: readonly Doc[]) => list.map(({ text, spans = [] }) => ({ text, spans }))
  const [taught, held] = [asTraining(docs), asTraining(validation)]
  const model = train(taught, held, {
    name: spec.name.toLowerCase(),
    ...(settings as Partial<TrainSettings>),
  })
  return held.length > 0 ? tune(model, held) : model
}
