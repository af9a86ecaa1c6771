import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Settings } from './settings.ts'
import type { Task, TaskResult } from './task.ts'

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
  const { openEngine } = await import('./engine.ts')
  const { work } = await import('./work.ts')
  const engine = await openEngine(settings)
  if (jobs <= 1) return { run: (task) => work(task, engine), width: 1, close: async () => {} }
  const { Piscina } = await import('piscina')
  const pool = new Piscina<Task, TaskResult>({
    filename: workerFile(),
    minThreads: jobs,
    maxThreads: jobs,
    workerData: settings,
    // Threads open their engine while the first bytes are read.
    concurrentTasksPerWorker: 1,
  })
  return {
    run: (task) =>
      pool.run(
        task,
        'bytes' in task && task.bytes ? { transferList: [task.bytes.buffer as ArrayBuffer] } : {},
      ),
    width: jobs * 2 + 1,
    close: () => pool.destroy(),
  }
}

/** The worker beside this file: compiled, or the source where the sources are run. */
function workerFile(): string {
  const compiled = fileURLToPath(new URL('./worker.js', import.meta.url))
  return existsSync(compiled) ? compiled : fileURLToPath(new URL('./worker.ts', import.meta.url))
}
