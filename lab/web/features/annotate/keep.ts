/**
 * What must survive a reload: ops that the server has not confirmed, and what can be undone. Kept in this
 * browser's IndexedDB, by completion. Offsets and labels only, never text.
 */
import type { PendingOp, Step } from './session.ts'

export interface Kept {
  readonly pending: readonly PendingOp[]
  readonly done: readonly Step[]
  readonly undone: readonly Step[]
}

export const nothingKept: Kept = { pending: [], done: [], undone: [] }

let opening: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('palimpsest-lab', 1)
    request.onupgradeneeded = () => {
      const pending = request.result.createObjectStore('pending', { keyPath: 'id' })
      pending.createIndex('completion', 'completion')
      const steps = request.result.createObjectStore('steps', { keyPath: ['completion', 'side', 'index'] })
      steps.createIndex('completion', 'completion')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opening
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

type Side = 'done' | 'undone'

/** Opens what is kept while the page waits for the server, so that reading it later takes no time. */
export function prepareKept(): void {
  open().catch(() => undefined)
}

/** What was left behind for a completion; nothing where the browser keeps nothing. */
export async function readKept(completion: number): Promise<Kept> {
  try {
    const tx = (await open()).transaction(['pending', 'steps'])
    const [ops, steps] = await Promise.all([
      result<(PendingOp & { order: number })[]>(
        tx.objectStore('pending').index('completion').getAll(completion),
      ),
      result<{ side: Side; index: number; step: Step }[]>(
        tx.objectStore('steps').index('completion').getAll(completion),
      ),
    ])
    const pending = ops
      .sort((a, b) => a.order - b.order)
      .map(({ id, group, op, base }) => ({ id, group, op, base }))
    const side = (wanted: Side) =>
      steps
        .filter((row) => row.side === wanted)
        .sort((a, b) => a.index - b.index)
        .map((row) => row.step)
    return { pending, done: side('done'), undone: side('undone') }
  } catch {
    return nothingKept
  }
}

/** Writes ops that are new and forgets those that were confirmed. */
export async function keepPending(
  completion: number,
  added: readonly PendingOp[],
  gone: readonly string[],
): Promise<void> {
  const store = (await open()).transaction('pending', 'readwrite').objectStore('pending')
  for (const [i, op] of added.entries()) store.put({ ...op, completion, order: Date.now() + i / 1000 })
  for (const id of gone) store.delete(id)
}

/** Writes what changed between two histories, which differ at their ends only; never the whole of a long one. */
export async function keepSteps(
  completion: number,
  side: Side,
  before: readonly Step[],
  after: readonly Step[],
): Promise<void> {
  let same = Math.min(before.length, after.length)
  while (same > 0 && before[same - 1] !== after[same - 1]) same--
  const store = (await open()).transaction('steps', 'readwrite').objectStore('steps')
  for (let index = after.length; index < before.length; index++) store.delete([completion, side, index])
  for (let index = same; index < after.length; index++)
    store.put({ completion, side, index, step: after[index] })
}
