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

let opening: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('palimpsest', 1)
    request.onupgradeneeded = () => {
      const pending = request.result.createObjectStore('pending', { keyPath: 'id' })
      pending.createIndex('completion', 'completion')
      request.result.createObjectStore('history')
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

/** What was left behind for a completion; nothing where the browser keeps nothing. */
export async function readKept(completion: number): Promise<Kept> {
  try {
    const tx = (await open()).transaction(['pending', 'history'])
    const rows: (PendingOp & { order: number })[] = await result(
      tx.objectStore('pending').index('completion').getAll(completion),
    )
    const history: Omit<Kept, 'pending'> | undefined = await result(tx.objectStore('history').get(completion))
    const pending = rows
      .sort((a, b) => a.order - b.order)
      .map(({ id, group, op, base }) => ({ id, group, op, base }))
    return { pending, done: history?.done ?? [], undone: history?.undone ?? [] }
  } catch {
    return { pending: [], done: [], undone: [] }
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

export async function keepHistory(
  completion: number,
  { done, undone }: Omit<Kept, 'pending'>,
): Promise<void> {
  ;(await open()).transaction('history', 'readwrite').objectStore('history').put({ done, undone }, completion)
}
