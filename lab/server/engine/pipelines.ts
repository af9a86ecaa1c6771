import type { Pipeline } from '@palimpsest/deid'
import { clinicalRules } from '@palimpsest/deid/detect'

/** A pipeline that ships with the lab. */
export interface Shipped {
  readonly id: string
  readonly kind: 'pipeline' | 'model'
  readonly name: string
  readonly description: string
  readonly pipeline: Pipeline
}

/** Shipped pipelines, the default one first. */
export const shipped: readonly Shipped[] = [
  {
    id: 'pipeline:clinical',
    kind: 'pipeline',
    name: 'Clinical',
    description: 'Names, dates, places, contacts and numbers in clinical notes.',
    pipeline: clinicalRules,
  },
]

/** What a de-identification project starts with. */
export const defaultResources = [{ id: 'pipeline:clinical', labels: null }] as const
