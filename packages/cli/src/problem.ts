import { DeidError, type Location } from '@palimpsest/deid/text'
import { errorCode } from './exit.ts'
import type { Problem } from './tally.ts'

/** The line that stands in place of a document that failed. */
export function errorRecord(id: string | null, { code, message }: Problem): string {
  return JSON.stringify({ id, error: { code, message } })
}

/** What may be said of an error: all of ours, of others nothing but the system's code. */
export function problemOf(error: unknown, at: Location = {}): Problem {
  const place = (from: Location) => ({
    ...(from.file !== undefined && { file: from.file }),
    ...(from.line !== undefined && { line: from.line }),
  })
  if (error instanceof DeidError) {
    const { start, end } = error.at
    return {
      code: error.code,
      message: error.message,
      ...place({ ...error.at, ...at }),
      ...(start !== undefined && { start }),
      ...(end !== undefined && { end }),
    }
  }
  // What Node says of a string beyond its longest, as the line of a document with millions of spans may be.
  if (error instanceof RangeError && error.message === 'Invalid string length')
    return { code: 'too-large', message: 'The answer is longer than a line can be', ...place(at) }
  const code = errorCode(error)
  return code
    ? { code: 'system', message: `The system refused: ${code}`, ...place(at) }
    : { code: 'internal', message: 'Internal error', ...place(at) }
}
