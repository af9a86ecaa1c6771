import { find } from '@palimpsest/deid'
import type { MatDocument } from '@palimpsest/deid/formats'
import { relabel } from '@palimpsest/deid/policy'
import { DeidError } from '@palimpsest/deid/text'
import { type EngineRequest, type MatTask, readMatFile, type StepOptions } from '@palimpsest/service/mat'
import { openPipeline } from '../pipelines.ts'
import { decodeAs } from './encodings.ts'
import { encodingFor, readInput } from './step-options.ts'

/** How a file is read as a document. */
export interface ReadOptions {
  readonly type: string
  readonly encoding?: string | undefined
  readonly task: MatTask
  readonly options?: StepOptions
}

/** The document of a file, or of standard input for `-`. Throws DeidErrors that name the file. */
export function readDoc(path: string, { type, encoding, task, options = {} }: ReadOptions): MatDocument {
  const text = decodeAs(readInput(path), encoding ?? encodingFor(type), path)
  try {
    return readMatFile(text, type, { task, options })
  } catch (error) {
    throw error instanceof DeidError
      ? new DeidError(error.code, error.message, { file: path, ...error.at })
      : error
  }
}

/** What the step `tag` finds spans with: a pipeline, in the labels of the task. */
export function taggerOf(pipeline: string, { scheme }: MatTask): EngineRequest['find'] {
  return async (doc) => relabel(await find(doc, await openPipeline(pipeline, { language: 'en' })), scheme)
}
