import { DeidError, type Doc } from '@palimpsest/deid'
import type { Piscina } from 'piscina'
import type { ExportFormat } from '../../shared/export.ts'
import { threadFile } from '../thread-file.ts'
import type { Made } from './view.ts'
import {
  type FindDoc,
  type FindTask,
  type Found,
  findAll,
  type Outcome,
  type ReleaseDoc,
  type ReleaseTask,
  releaseAll,
} from './work.ts'

/** Writes a working file of export lines as a format. */
export interface Format {
  readonly kind: 'format'
  readonly format: ExportFormat
  readonly working: string
  readonly target: string
}

/** Work on documents, off the thread that answers requests. */
export interface Pool {
  /** Outcomes in the order of the documents. `signal` stops it: then it rejects. */
  find(task: FindTask, signal?: AbortSignal): Promise<Outcome<Found>[]>
  release(task: ReleaseTask, signal?: AbortSignal): Promise<Outcome<Made>[]>
  format(task: Format, signal?: AbortSignal): Promise<{ bytes: number; sha256: string }>
  close(): Promise<void>
}

/** A document may take two minutes and a millisecond for each character: then it is given up. */
const PATIENCE = 120_000
/** Characters and documents that go to a thread at once. */
const CHUNK = 65_536
const MOST_DOCS = 32

/**
 * A pool of `threads` threads, started at the first work; with none the work is done right here. A document that
 * takes too long, or more memory than there is, loses its thread and fails by itself: those beside it are done again.
 * `tell` hears the place in the program of errors that nobody foresaw.
 */
export function createPool(threads: number, tell: (place: string) => void = () => {}): Pool {
  let opened: Promise<Piscina> | undefined
  const threaded = async <T>(task: FindTask | ReleaseTask | Format, stop: AbortSignal): Promise<T> => {
    opened ??= open(threads)
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
    async format(task, signal) {
      if (threads > 0) return threaded(task, signal ?? new AbortController().signal)
      const { writeFormat } = await import('../features/exports/write.ts')
      return writeFormat(task)
    },
    async close() {
      await (await opened)?.destroy()
    },
  }
}

async function open(threads: number): Promise<Piscina> {
  const { Piscina } = await import('piscina')
  const { path, options } = threadFile('thread', import.meta.url)
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
