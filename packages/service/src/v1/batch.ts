import { DeidError } from '@palimpsest/deid/text'
import type { DocIn } from './schemas.ts'

/** An answer for one document. */
export type OneDoc = { readonly id: string }

/** One document that could not be done, beside those that could. */
export interface DocProblem {
  readonly id: string | null
  readonly error: { readonly code: string; readonly message: string }
}

interface Source {
  readonly text?: string | undefined
  readonly docs?: readonly DocIn[] | undefined
  readonly meta?: DocIn['meta']
}

/**
 * Runs `work` on the one text, or on each of the documents. A single text that fails rejects; in a batch the
 * failure takes the document's place. After `timeout` milliseconds the documents not yet begun fail as `timeout`.
 */
export async function forEachDoc<T extends OneDoc>(
  { text, docs, meta }: Source,
  timeout: number,
  work: (doc: DocIn) => Promise<T>,
): Promise<T | { docs: (T | DocProblem)[] }> {
  if ((text === undefined) === (docs === undefined))
    throw new DeidError('invalid-request', 'Give either `text` or `docs`', { key: 'text' })
  if (text !== undefined) return work({ id: '', text, meta })
  const deadline = performance.now() + timeout
  const answers: (T | DocProblem)[] = []
  for (const doc of docs!) {
    if (performance.now() > deadline)
      answers.push({
        id: doc.id,
        error: { code: 'timeout', message: 'The batch took too long; send fewer documents at a time' },
      })
    else answers.push(await work(doc).catch((error: unknown) => problemFor(doc.id, error)))
    await new Promise(setImmediate) // Lets other requests in between two documents.
  }
  return { docs: answers }
}

/** The place-holder of a failed document. Unknown failures keep their message to themselves. */
export function problemFor(id: string | null, error: unknown): DocProblem {
  if (error instanceof DeidError) return { id, error: { code: error.code, message: error.message } }
  return { id, error: { code: 'internal', message: 'This document could not be processed' } }
}
