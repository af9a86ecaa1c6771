import { DeidError, type Doc } from '@palimpsest/deid'
import type { Piscina } from 'piscina'
import type { ThreadFile } from '../thread-file.ts'
import type { Made } from './view.ts'
import {
  type FindDoc,
  type FindTask,
  type FormatTask,
  type Found,
  findAll,
  type Outcome,
  type ReleaseDoc,
  type ReleaseTask,
  releaseAll,
  type Written,
} from './work.ts'

/** Work on documents, off the thread that answers requests. */
export interface Pool {
  /** Outcomes in the order of the documents. `signal` stops it: then it rejects. */
  find(task: FindTask, signal?: AbortSignal): Promise<Outcome<Found>[]>
  release(task: ReleaseTask, signal?: AbortSignal): Promise<Outcome<Made>[]>
  format(task: FormatTask, signal?: AbortSignal): Promise<Written>
  close(): Promise<void>
}

/** A document may take two minutes and a millisecond for each character: then it is given up. */
const PATIENCE = 120_000
/** Characters and documents that go to a thread at once. */
const CHUNK = 65_536
const MOST_DOCS = 32

/** What a pool is made of. */
interface PoolParts {
  /** How many threads, started at the first work; with none the work is done right here. */
  readonly threads: number
  /** The program that a thread runs: it answers a task with what `findAll`, `releaseAll` or `writeFormat` say. */
  readonly thread: ThreadFile
  /** Writes an export where there are no threads. */
  readonly writeFormat: (task: FormatTask) => Promise<Written>
  /** Hears the place in the program of errors that nobody foresaw. */
  readonly tell: (place: string) => void
}

/**
 * A pool of threads. A document that takes too long, or more memory than there is, loses its thread and fails by
 * itself: those beside it are done again.
 */
export function createPool({ threads, thread, writeFormat, tell }: PoolParts): Pool {
  let opened: Promise<Piscina> | undefined
  const threaded = async <T>(task: FindTask | ReleaseTask | FormatTask, stop: AbortSignal): Promise<T> => {
    opened ??= open(threads, thread)
    return (await opened).run(task, { signal: stop }) as Promise<T>
  }

  async function inChunks<D extends { readonly doc: Doc }, T>(
    docs: readonly D[],
    run: (docs: readonly D[], stop: AbortSignal) => Promise<Outcome<T>[]>,
    signal: AbortSignal | undefined,
  ): Promise<Outcome<T>[]> {
    const parts = await Promise.all(
      chunksOf(docs).map(async (chunk) => {
        try {
          return await within(patienceFor(chunk), signal, (stop) => run(chunk, stop))
        } catch {
          signal?.throwIfAborted()
          if (chunk.length > 1)
            return (await Promise.all(chunk.map((doc) => inChunks([doc], run, signal)))).flat()
          return [{ failed: { code: 'too-much', message: 'It took too long, or too much memory' } }]
        }
      }),
    )
    return parts.flat()
  }

  async function told<T>(outcomes: Promise<Outcome<T>[]>): Promise<Outcome<T>[]> {
    for (const outcome of await outcomes)
      if ('failed' in outcome && outcome.failed.place) tell(outcome.failed.place)
    return outcomes
  }

  return {
    find: (task, signal) =>
      told(
        threads === 0
          ? findAll(task, true)
          : inChunks<FindDoc, Found>(task.docs, (docs, stop) => threaded({ ...task, docs }, stop), signal),
      ),
    release: (task, signal) =>
      told(
        threads === 0
          ? releaseAll(task, true)
          : inChunks<ReleaseDoc, Made>(task.docs, (docs, stop) => threaded({ ...task, docs }, stop), signal),
      ),
    format: (task, signal) =>
      threads === 0 ? writeFormat(task) : threaded(task, signal ?? new AbortController().signal),
    async close() {
      await (await opened)?.destroy()
    },
  }
}

async function open(threads: number, { path, options }: ThreadFile): Promise<Piscina> {
  const { Piscina } = await import('piscina')
  // Threads that have nothing to do for a while give their memory back.
  return new Piscina({
    filename: path,
    ...options,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  })
}

function patienceFor(docs: readonly { readonly doc: Doc }[]): number {
  return PATIENCE + docs.reduce((sum, { doc }) => sum + doc.text.length, 0)
}

/**
 * Runs `act` with a signal that goes off after `ms`, or with `signal`. Timers and listeners are gone when it is done:
 * `AbortSignal.timeout` would hold what was worked on until the time is over.
 */
async function within<T>(
  ms: number,
  signal: AbortSignal | undefined,
  act: (stop: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController()
  const abort = () => over.abort()
  const timer = setTimeout(abort, ms)
  signal?.addEventListener('abort', abort)
  if (signal?.aborted) abort()
  try {
    return await act(over.signal)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

function chunksOf<D extends { readonly doc: Doc }>(docs: readonly D[]): (readonly D[])[] {
  const chunks: D[][] = []
  let characters = CHUNK
  for (const it of docs) {
    const chunk = chunks.at(-1)
    if (chunk && chunk.length < MOST_DOCS && characters + it.doc.text.length <= CHUNK) {
      chunk.push(it)
      characters += it.doc.text.length
    } else {
      chunks.push([it])
      characters = it.doc.text.length
    }
  }
  return chunks
}

/** What a document's outcome holds; a failure as the error it was. */
export function unwrap<T>(outcome: Outcome<T> | undefined): T {
  if (outcome && 'done' in outcome) return outcome.done
  throw new DeidError(outcome?.failed.code ?? 'internal', outcome?.failed.message ?? 'Nothing came back')
}
