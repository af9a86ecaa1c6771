import { existsSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import type { Pipeline } from '@palimpsest/deid'
import { DeidError } from '@palimpsest/deid/text'
import { usageError } from './exit.ts'
import { readSettingsFile } from './settings-file.ts'

/** How a pipeline is opened; all but the language is for the clinical ones. */
interface PipelineOptions {
  readonly language: string
  readonly recall?: number
  readonly titles?: boolean
  readonly excludeByDefault?: boolean
}

/** A pipeline that comes with the command. */
interface Shipped {
  readonly name: string
  readonly about: string
  readonly open: (options: PipelineOptions) => Promise<Pipeline>
}

const detection = () => import('@palimpsest/deid/detect')

/** In the order of `palimpsest pipelines`. The detectors are loaded when a pipeline is opened. */
export const shippedPipelines: readonly Shipped[] = [
  {
    name: 'clinical-fast',
    about: 'clinical notes: rules, word lists and a small model; the default',
    open: (options) => openWithModel('clinical-fast', options),
  },
  {
    name: 'clinical',
    about:
      'clinical notes: as clinical-fast, and an encoder where @palimpsest/encoder is installed; finds more, slower',
    open: (options) => openWithModel('clinical', options),
  },
  {
    name: 'clinical-rules',
    about: 'clinical notes: rules and word lists alone',
    // The rules alone need nothing of the models' package, which takes time to load.
    open: async (options) =>
      options.titles || options.excludeByDefault
        ? openWithModel('clinical-rules', options)
        : (await detection()).clinicalRules,
  },
  {
    name: 'general',
    about: "names, places, dates and organisations by rules, Presidio's entities by patterns",
    open: async () => (await detection()).general,
  },
  {
    name: 'presidio',
    about: "Presidio's defaults for the language: its recognizers, context words, names by rules",
    open: async ({ language }) => {
      const { generalNames, presidioPipeline } = await detection()
      return presidioPipeline(language, { extra: generalNames })
    },
  },
  {
    name: 'patterns',
    about: 'every pattern recognizer of every country and language; no context words, no model',
    open: async () => (await detection()).patternsPipeline,
  },
]

/**
 * The pipeline of that name, or of a file: a model of one's own (`ownModel`) or a no-code YAML file. Throws a DeidError
 * `unknown-pipeline`.
 */
export async function openPipeline(name: string, options: PipelineOptions): Promise<Pipeline> {
  const { language, recall, titles, excludeByDefault } = options
  const shipped = shippedPipelines.find((pipeline) => pipeline.name === name)
  if (shipped && name.startsWith('clinical')) return shipped.open(options)
  if (titles || excludeByDefault || (recall !== undefined && !name.endsWith('.crf')))
    throw usageError(
      'bad-pipeline',
      '--recall, --titles and --mask-unknown are for the clinical pipelines, --recall also for a .crf',
    )
  if (shipped) return shipped.open(options)
  const { ownModel } = await import('./own-model.ts')
  const own = await ownModel(name, options)
  if (own) return own
  if (!existsSync(name))
    throw usageError(
      'unknown-pipeline',
      `There is no pipeline or file ${name}; the pipelines are ${shippedPipelines.map((p) => p.name).join(', ')}`,
    )
  const { generalNames, pipelineFromNoCode } = await detection()
  const yaml = readSettingsFile(name)
  return pipelineFromNoCode(yaml, { file: name, language, detectors: generalNames })
}

let told = false

/** A pipeline with a model, from the package that ships it; where the weights are not there its rules run alone, and say so. */
async function openWithModel(name: string, options: PipelineOptions): Promise<Pipeline> {
  const { shippedPipeline } = await import('@palimpsest/models')
  try {
    return await shippedPipeline(name, { ...options, onNotice: tell })
  } catch (error) {
    if (!(error instanceof DeidError) || error.code !== 'no-weights') throw error
    if (!told) tell(`the model of ${name} is not here; its rules run alone`)
    told = true
    return (await detection()).clinicalRules
  }
}

function tell(notice: string): void {
  if (isMainThread) process.stderr.write(`palimpsest: ${notice}\n`)
}
