import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DeidError } from '@palimpsest/deid/text'
import type { Settings } from './settings.ts'
import type { Task, TaskResult } from './task.ts'
import type { Answer, Question } from './worker.ts'

/** Something that does tasks, several at once where it has threads. */
export interface Pool {
  readonly run: (task: Task) => Promise<TaskResult>
  /** Tasks to keep under way: enough that no thread waits for the next. */
  readonly width: number
  readonly close: () => Promise<void>
}

/**
 * With one job the work is done in this thread; with more, in as many worker threads, each of which opens the
 * engine once. Settings that do not hold throw here, before any document is read.
 */
export async function openPool(settings: Settings, jobs: number): Promise<Pool> {
  if (jobs > 1) return openThreads(settings, jobs)
  const { openEngine } = await import('./open-engine.ts')
  const { work } = await import('./work.ts')
  const engine = await openEngine(settings)
  return { run: (task) => work(task, engine), width: 1, close: async () => {} }
}

async function openThreads(settings: Settings, jobs: number): Promise<Pool> {
  const { Piscina } = await import('piscina')
  const pool = new Piscina<Question, Answer>({
    filename: workerFile(),
    minThreads: jobs,
    maxThreads: jobs,
    workerData: settings,
  })
  const ask = async (question: Question): Promise<Answer> => {
    const bytes = question.kind !== 'open' && 'bytes' in question ? question.bytes : undefined
    const answer = await pool.run(question, bytes ? { transferList: [bytes.buffer as ArrayBuffer] } : {})
    // Errors lose their class between threads, so that ours come as data.
    if (answer.refused) throw new DeidError(answer.refused.code, answer.refused.message, answer.refused.at)
    return answer
  }
  try {
    // One thread says whether the settings hold; this one loads no detectors of its own.
    await ask({ kind: 'open' })
  } catch (error) {
    await pool.destroy()
    throw error
  }
  return {
    run: async (task) => (await ask(task)).result!,
    width: jobs * 2 + 1,
    close: () => pool.destroy(),
  }
}

/** The worker beside this file: compiled, or the source where the sources are run. */
function workerFile(): string {
  const compiled = fileURLToPath(new URL('./worker.js', import.meta.url))
  return existsSync(compiled) ? compiled : fileURLToPath(new URL('./worker.ts', import.meta.url))
}
