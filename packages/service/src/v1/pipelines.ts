import type { Pipeline } from '@palimpsest/deid'
import { DeidError } from '@palimpsest/deid/text'
import { pipelineNames, shippedPipeline } from '@palimpsest/models'

/** Pipelines by name, each built once, on first use. */
export interface Pipelines {
  readonly names: readonly string[]
  /** Throws a DeidError `unknown-pipeline` that lists the names there are. */
  readonly check: (name: string) => void
  /** Rejects as `check` throws. */
  readonly get: (name: string, language: string) => Promise<Pipeline>
}

/** `onNotice` is told when a pipeline runs with less than its name says. */
export function createPipelines(onNotice: (notice: string) => void): Pipelines {
  const built = new Map<string, Promise<Pipeline>>()
  const check = (name: string) => {
    if (!pipelineNames.includes(name))
      throw new DeidError(
        'unknown-pipeline',
        `There is no such pipeline; there are ${pipelineNames.join(', ')}`,
        { key: 'pipeline' },
      )
  }
  return {
    names: pipelineNames,
    check,
    async get(name, language) {
      check(name)
      const key = `${name} ${language}`
      let pipeline = built.get(key)
      if (!pipeline)
        built.set(key, (pipeline = Promise.resolve(shippedPipeline(name, { language, onNotice }))))
      return pipeline
    },
  }
}
