import { parentPort, workerData } from 'node:worker_threads'
import { packFolder } from './packed-folder.ts'
import { databaseFolder, openFolder } from './pglite-folder.ts'

/** What the thread is started with. */
export interface ThreadStart {
  readonly folder: string
}

/** Asked of the thread, one at a time: the database has one connection. */
export type Ask =
  | { readonly id: number; readonly kind: 'query'; readonly sql: string; readonly parameters: unknown[] }
  | { readonly id: number; readonly kind: 'backup'; readonly file: string }
  | { readonly id: number; readonly kind: 'close' }

/** Its answer; `fatal`: the database is in no state to go on, and the thread ends. */
export type Answer =
  | { readonly id: number; readonly rows: unknown[]; readonly affectedRows?: number }
  | { readonly id: number; readonly failure: Failure; readonly fatal: boolean }
  | { readonly ready: true }

/** A database error as data: classes and their fields do not pass between threads. */
export interface Failure {
  readonly message: string
  readonly code?: string
  readonly constraint?: string
  readonly severity?: string
}

const port = parentPort
if (!port) throw new Error('This is the program of a worker thread')
const { folder } = workerData as ThreadStart
const pglite = await openFolder(folder)

const say = (answer: Answer) => port.postMessage(answer)

async function answer(ask: Ask): Promise<void> {
  const { id } = ask
  try {
    if (ask.kind === 'query') {
      const { rows, affectedRows } = await pglite.query(ask.sql, ask.parameters)
      say(affectedRows === undefined ? { id, rows } : { id, rows, affectedRows })
    } else if (ask.kind === 'backup') {
      await pglite.exec('checkpoint')
      // Nothing changes the files meanwhile: who asks has to wait. What goes wrong with the copy is not the database's.
      await packFolder(databaseFolder(folder), ask.file).then(
        () => say({ id, rows: [] }),
        ({ message, code }: NodeJS.ErrnoException) =>
          say({ id, failure: { message, ...(code === undefined ? {} : { code }) }, fatal: false }),
      )
    } else {
      await pglite.close()
      say({ id, rows: [] })
      port!.close()
    }
  } catch (error) {
    const { message, code, constraint, severity } = error as Failure & Error
    // Anything but an error that PostgreSQL reports, or one it cannot survive, leaves it in an unknown state: what
    // is on disk is whole, and a new start brings it back.
    const fatal = typeof severity !== 'string' || severity === 'PANIC' || severity === 'FATAL'
    const failure: Failure = {
      message: String(message),
      ...(typeof code === 'string' ? { code } : {}),
      ...(typeof constraint === 'string' ? { constraint } : {}),
      ...(typeof severity === 'string' ? { severity } : {}),
    }
    say({ id, failure, fatal })
    if (fatal) process.exit(1)
  }
}

let last = Promise.resolve()
port.on('message', (ask: Ask) => {
  last = last.then(() => answer(ask))
})
say({ ready: true })
