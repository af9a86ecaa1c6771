import { DeidError } from '@palimpsest/deid/text'
import { errorCode, READER_GONE } from './exit.ts'

let listens = false

/**
 * Writes to standard output and waits until the reader has taken the bytes, so that a slow one slows the run and
 * does not fill the memory. Throws a DeidError `disk-full`, `unwritable-output`, or `reader-gone` for a closed pipe.
 */
export async function writeOut(bytes: Uint8Array): Promise<void> {
  // Without a listener of its own a failed stream ends the process before the write is answered.
  if (!listens) process.stdout.on('error', () => {})
  listens = true
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error ? reject(outputError(error)) : resolve()))
  })
}

function outputError(error: Error): DeidError {
  const code = errorCode(error)
  if (code === 'EPIPE') return new DeidError(READER_GONE, 'The reader of standard output is gone')
  if (code === 'ENOSPC') return new DeidError('disk-full', 'No space left to write the output')
  return new DeidError('unwritable-output', `Cannot write to standard output (${code ?? 'unknown'})`)
}
