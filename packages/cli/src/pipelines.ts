import { existsSync } from 'node:fs'
import type { Pipeline } from '@palimpsest/deid'
import { usageError } from './exit.ts'

/** A pipeline that comes with the command. */
interface Shipped {
  readonly name: string
  readonly about: string
  readonly open: (language: string) => Promise<Pipeline>
}

/** In the order of `palimpsest pipelines`. */
export const shippedPipelines: readonly Shipped[] = [
  {
    name: 'clinical',
    about: 'clinical notes: rules, word lists and a model; the default',
    open: (language) => openModel('clinical', language),
  },
  {
    name: 'clinical-fast',
    about: 'clinical notes: as clinical, with a smaller model',
    open: (language) => openModel('clinical-fast', language),
  },
  { name: 'clinical-rules', about: 'clinical notes: rules and word lists alone', open: openClinicalRules },
  {
    name: 'general',
    about: "names, places, dates and organisations by rules, Presidio's entities by patterns",
    open: async () => (await import('@palimpsest/deid/detect')).general,
  },
  {
    name: 'patterns',
    about: 'every pattern recognizer of every country and language; no context, no model',
    open: async () => (await import('@palimpsest/deid/detect')).patternsPipeline,
  },
]

/** The pipeline of that name, or the one that a YAML or JSON file describes. Throws a DeidError `unknown-pipeline`. */
export async function openPipeline(name: string, { language }: { language: string }): Promise<Pipeline> {
  const shipped = shippedPipelines.find((pipeline) => pipeline.name === name)
  if (shipped) return shipped.open(language)
  if (!existsSync(name))
    throw usageError(
      'unknown-pipeline',
      `There is no pipeline or file ${name}; the pipelines are ${shippedPipelines.map((p) => p.name).join(', ')}`,
    )
  throw usageError('not-yet', 'Pipelines from files are not in this version yet')
}

async function openClinicalRules(): Promise<Pipeline> {
  return (await import('@palimpsest/deid/detect')).clinicalRules
}

let told = false

/** A pipeline with a model, from the package that ships it; without the model its rules run alone, and say so. */
async function openModel(name: string, language: string): Promise<Pipeline> {
  const models: Record<string, unknown> = await import('@palimpsest/models')
  const shippedPipeline = models.shippedPipeline as
    | ((name: string, options: { language: string }) => Pipeline | Promise<Pipeline>)
    | undefined
  if (shippedPipeline) return shippedPipeline(name, { language })
  const { isMainThread } = await import('node:worker_threads')
  if (!told && isMainThread)
    process.stderr.write(`palimpsest: the model of ${name} is not here; its rules run alone\n`)
  told = true
  return openClinicalRules()
}
