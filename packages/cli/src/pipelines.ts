import type { Pipeline } from '@palimpsest/deid'
import { DeidError } from '@palimpsest/deid/text'

/** A pipeline that comes with the command. */
interface Shipped {
  readonly name: string
  readonly about: string
}

/** In the order of `palimpsest pipelines`. */
export const shippedPipelines: readonly Shipped[] = [
  { name: 'clinical', about: 'clinical notes; the default' },
]

/** The pipeline of that name, or the one that a YAML or JSON file describes. Throws a DeidError `unknown-pipeline`. */
export async function openPipeline(name: string, _settings: { language: string }): Promise<Pipeline> {
  const { clinicalRules } = await import('@palimpsest/deid/detect')
  if (name === 'clinical') return clinicalRules
  throw new DeidError(
    'unknown-pipeline',
    `There is no pipeline or file ${name}; 'palimpsest pipelines' lists what there is`,
  )
}
