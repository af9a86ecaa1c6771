import { DeidError } from '@palimpsest/deid/text'
import { describe, errorCode, exit, READER_GONE } from './exit.ts'

let listens = false
let answered = false

/**
 * From here on a failed standard output ends the process with 1 and no stack trace: without a word where the reader
 * closed the pipe, as `head` does, else with one line.
 */
export function tellFailedOutput(): void {
  if (listens) return
  listens = true
  process.stdout.on('error', (error) => {
    process.exitCode = exit.documents
    const failure = outputError(error)
    if (!answered && failure.code !== READER_GONE) process.stderr.write(`palimpsest: ${describe(failure)}\n`)
  })
}

/**
 * Writes to standard output and waits until the reader has taken the bytes, so that a slow one slows the run and
 * does not fill the memory. Throws a DeidError `disk-full`, `unwritable-output`, or `reader-gone` for a closed pipe.
 */
export async function writeOut(bytes: Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(bytes, (error) => {
      if (!error) return resolve()
      answered = true
      reject(outputError(error))
    })
  })
}

function outputError(error: Error): DeidError {
  const code = errorCode(error)
  if (code === 'EPIPE') return new DeidError(READER_GONE, 'The reader of standard output is gone')
  if (code === 'ENOSPC') return new DeidError('disk-full', 'No space left to write the output')
  return new DeidError('unwritable-output', `Cannot write to standard output (${code ?? 'unknown'})`)
}
