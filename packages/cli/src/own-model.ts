import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Detector, Pipeline } from '@palimpsest/deid'
import type { CrfModel } from '@palimpsest/models/crf'
import { usageError } from './exit.ts'
import { hashOf } from './report.ts'

/** With a model of one's own: `clinical-rules+our.crf` has the clinical rules beside it. */
const BESIDE = 'clinical-rules+'
/** What makes a folder with an export one that can be run. */
const MAPPING = 'palimpsest.json'

/**
 * The pipeline of a model of one's own: a `.crf` that `train` wrote, alone or beside the clinical rules, or a folder with
 * an ONNX export and its `palimpsest.json` (token classification or GLiNER's). undefined for a name that is neither.
 * `recall` moves the bias of a CRF to where it reached that on its validation documents. Throws a DeidError for a model that
 * is damaged, and `no-encoder` where the package that runs exports is not installed.
 */
export async function ownModel(
  name: string,
  { recall }: { readonly recall?: number } = {},
): Promise<Pipeline | undefined> {
  if (existsSync(join(name, MAPPING))) return ofExport(name)
  const path = pathOf(name)
  if (!path.endsWith('.crf')) return undefined
  if (!existsSync(path)) throw usageError('unknown-pipeline', `There is no model ${path}`)
  const { biasForRecall, parseModel } = await import('@palimpsest/models/crf')
  const model = parseModel(readFileSync(path))
  const bias = recall === undefined ? 0 : biasForRecall(model, recall)
  return crfPipeline(model, bias, path !== name)
}

/** A CRF alone, or with the clinical rules: then what either says stands, the model by itself from an even chance on. */
export async function crfPipeline(model: CrfModel, bias: number, rules: boolean): Promise<Pipeline> {
  if (!rules) {
    const { crfDetector } = await import('@palimpsest/models/crf')
    return alone(crfDetector(model, { bias }))
  }
  const { withCrf } = await import('@palimpsest/models')
  const point = { recall: 1, precision: 1, bias, rules: 0, model: 0.5 }
  return withCrf(model.header.name, model, { standard: 0, points: [point], labels: {} })
}

async function ofExport(folder: string): Promise<Pipeline> {
  // Named at run time only: the package is heavy and optional.
  const optional = '@palimpsest/encoder'
  let opened: { localDetector: (folder: string) => Promise<Detector> }
  try {
    opened = await import(optional)
  } catch {
    throw usageError('no-encoder', 'To run a model of a folder, install @palimpsest/encoder')
  }
  return alone(await opened.localDetector(folder))
}

function alone(detector: Detector): Pipeline {
  return { name: detector.name, detectors: [detector], refiners: [], labels: 'native', resolve: 'longest' }
}

/** The name of a pipeline with its file or folder taken from `base`; a name without one stays as it is. */
export function pipelineAt(name: string, base: string): string {
  const path = resolve(base, pathOf(name))
  return existsSync(path) ? `${name.startsWith(BESIDE) ? BESIDE : ''}${path}` : name
}

/** What tells whether the files behind the name of a pipeline are what they were; null where there are none. */
export function pipelinePrint(name: string): string | null {
  const path = pathOf(name)
  if (!existsSync(path)) return null
  if (statSync(path).isFile()) return hashOf(readFileSync(path, 'base64'))
  if (!existsSync(join(path, MAPPING))) return null
  // Exports are large: that they are the same is told by size and time, as everywhere.
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()
  return hashOf(
    files.map((file) => {
      const { size, mtimeMs } = statSync(join(path, file))
      return [file, size, mtimeMs]
    }),
  )
}

function pathOf(name: string): string {
  return name.startsWith(BESIDE) ? name.slice(BESIDE.length) : name
}
