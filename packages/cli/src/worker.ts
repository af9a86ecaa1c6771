import { DeidError, type Location } from '@palimpsest/deid/text'
import { workerData } from 'piscina'
import type { Engine } from './engine.ts'
import { openEngine } from './open-engine.ts'
import type { Settings } from './settings.ts'
import type { Task, TaskResult } from './task.ts'
import { work } from './work.ts'

/** A task, or the question whether the settings hold. */
export type Question = Task | { readonly kind: 'open' }

export interface Answer {
  readonly result?: TaskResult
  /** A DeidError, as data. */
  readonly refused?: { readonly code: string; readonly message: string; readonly at: Location }
}

let engine: Promise<Engine> | undefined

/** What a worker thread does with a task; the engine is opened with the first. */
export default async function run(question: Question): Promise<Answer> {
  try {
    engine ??= openEngine(workerData as Settings)
    const opened = await engine
    return question.kind === 'open' ? {} : { result: await work(question, opened) }
  } catch (error) {
    if (!(error instanceof DeidError)) throw error
    return { refused: { code: error.code, message: error.message, at: error.at } }
  }
}
