import { Worker } from 'node:worker_threads'
import { threadFile } from '../thread-file.ts'
import type { Answer, Ask, Failure, ThreadStart } from './embedded-thread.ts'
import type { Executor, Session } from './pglite-dialect.ts'
import { isReady } from './pglite-folder.ts'

/** PostgreSQL's word for a server that crashed: the request failed, nothing of it was saved, trying again helps. */
const CRASHED = '57P02'
/** Milliseconds from a start that failed to the next try. */
const PATIENCE = 2000

/** An error of the embedded database, with PostgreSQL's code. */
export class DatabaseError extends Error {
  readonly code: string | undefined
  readonly constraint: string | undefined

  constructor({ message, code, constraint }: Failure) {
    super(message)
    this.name = 'DatabaseError'
    this.code = code
    this.constraint = constraint
  }
}

/** The embedded database in a thread of its own. */
export interface EmbeddedThread extends Executor {
  backup(file: string): Promise<void>
  close(): Promise<void>
}

type Reply = Extract<Answer, { rows: unknown[] }>

interface Running {
  readonly worker: Worker
  readonly waiting: Map<number, { resolve(reply: Reply): void; reject(error: Error): void }>
  isOver: boolean
}

/**
 * Runs the database of `folder` in a thread, so that neither its work nor its waiting for the disk holds up the
 * server. When the thread dies (a full disk can do that to PostgreSQL) what was under way is answered with an error,
 * and the next request starts it anew from what is on disk: what was acknowledged is there.
 */
export async function openThread(start: ThreadStart): Promise<EmbeddedThread> {
  let relaunching: Promise<Running> | undefined
  let failedAt = 0
  let counter = 0
  let closed = false
  const isNew = !isReady(start.folder)
  let running = await launch(start)
  if (isNew) {
    // Making a database takes hundreds of megabytes that only the end of the thread gives back.
    await post(running, { kind: 'close' })
    await running.worker.terminate()
    running = await launch({ folder: start.folder })
  }

  async function current(): Promise<Running> {
    if (!running.isOver) return running
    if (closed || Date.now() - failedAt < PATIENCE) throw crashed()
    relaunching ??= relaunch().finally(() => {
      relaunching = undefined
    })
    return relaunching
  }

  async function relaunch(): Promise<Running> {
    // Only when the old thread is gone: two of them on one folder would lose rows.
    await running.worker.terminate()
    try {
      running = await launch({ folder: start.folder })
    } catch {
      failedAt = Date.now()
      throw crashed()
    }
    if (closed) await running.worker.terminate()
    return running
  }

  function post(
    to: Running,
    ask: Omit<Ask, 'id'> & { sql?: string; parameters?: unknown[]; file?: string },
  ): Promise<Reply> {
    if (to.isOver) return Promise.reject(crashed())
    const id = ++counter
    return new Promise((resolve, reject) => {
      to.waiting.set(id, { resolve, reject })
      to.worker.postMessage({ ...ask, id })
    })
  }

  return {
    async session(): Promise<Session> {
      // A session is of one life of the database: a transaction cut by a crash never goes on in the next.
      const mine = await current()
      return {
        async query<R>(sql: string, parameters: readonly unknown[]) {
          const reply = await post(mine, { kind: 'query', sql, parameters: [...parameters] })
          const { rows, affectedRows } = reply
          return affectedRows === undefined ? { rows: rows as R[] } : { rows: rows as R[], affectedRows }
        },
      }
    },
    async backup(file) {
      await post(await current(), { kind: 'backup', file })
    },
    async close() {
      closed = true
      if (running.isOver) return
      await post(running, { kind: 'close' })
      await running.worker.terminate()
    },
  }
}

function launch(start: ThreadStart): Promise<Running> {
  const { path, options } = threadFile('embedded-thread', import.meta.url)
  const worker = new Worker(path, {
    workerData: start,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
    ...options,
  })
  const running: Running = { worker, waiting: new Map(), isOver: false }
  return new Promise((resolve, reject) => {
    const end = (error: Error) => {
      running.isOver = true
      reject(error)
      for (const { reject: fail } of running.waiting.values()) fail(error)
      running.waiting.clear()
    }
    worker.on('message', (answer: Answer) => {
      if ('ready' in answer) return resolve(running)
      const waiter = running.waiting.get(answer.id)
      running.waiting.delete(answer.id)
      if (!('failure' in answer)) return waiter?.resolve(answer)
      if (answer.fatal) running.isOver = true
      waiter?.reject(answer.fatal ? crashed(answer.failure) : new DatabaseError(answer.failure))
    })
    worker.on('error', end)
    worker.on('exit', () => end(crashed()))
  })
}

function crashed(failure?: Failure): DatabaseError {
  // A full disk keeps its own code: the answer to it is another.
  const code = failure?.code === '53100' ? failure.code : CRASHED
  return new DatabaseError({ message: 'The embedded database had to start again', code })
}
