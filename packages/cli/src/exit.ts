import { DeidError } from '@palimpsest/deid/text'

/** What the process says at its end: all done; some documents failed, were flagged or leak; wrong usage or settings. */
export const exit = { done: 0, documents: 1, usage: 2 } as const

/** The code of a pipe closed at its other end, as by `head`: no mistake of anybody, and nothing to tell. */
export const READER_GONE = 'reader-gone'

// Faults of what is read or of the disk, as opposed to those of the call.
const dataFaults: ReadonlySet<string> = new Set([
  'bad-annotation',
  'bad-encoding',
  'bad-json',
  'bad-row',
  'bad-shape',
  'bad-span',
  'bad-xml',
  'binary-file',
  'disk-full',
  'forbidden-key',
  'invalid-utf8',
  'mat-version',
  'open-quote',
  'overlapping-spans',
  READER_GONE,
  'too-deep',
  'too-large',
  'unreadable-input',
])

/** The exit code of an error that ended the run. */
export function exitCodeOf(error: unknown): number {
  return error instanceof DeidError && dataFaults.has(error.code) ? exit.documents : exit.usage
}

/** One line for a person: where, code, message. Of errors that are not ours only the name or code is shown. */
export function describe(error: unknown): string {
  if (error instanceof DeidError) {
    const { file, line, column } = error.at
    const place = [file, line, column].filter((part) => part !== undefined).join(':')
    return `${place ? `${place}: ` : ''}${error.message} [${error.code}]`
  }
  const code = errorCode(error)
  if (!code && process.env.PALIMPSEST_DEBUG) return `Internal error\n${framesOf(error)}`
  return code ? `The system refused: ${code}` : 'Internal error: please report how to bring it about'
}

/** Where an error was thrown. Its message stays out: it may quote a document. */
function framesOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return [
    error instanceof Error ? error.name : typeof error,
    ...stack.split('\n').filter((line) => /^\s+at /.test(line)),
  ].join('\n')
}

/** `ENOSPC` and the like, where the system gave one. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[A-Z0-9_]+$/.test(code) ? code : undefined
}

/** A mistake in how the command was called or set up: exit 2. */
export function usageError(code: string, message: string): DeidError {
  return new DeidError(code, message)
}
