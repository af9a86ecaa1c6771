import { readFileSync } from 'node:fs'
import { DeidError } from '@palimpsest/deid/text'
import { decodeFile } from './decode.ts'
import { errorCode } from './exit.ts'

/** The text of a file that says what to do. Throws a DeidError `unreadable-settings` that names it. */
export function readSettingsFile(file: string): string {
  try {
    return decodeFile(readFileSync(file))
  } catch (error) {
    const reason =
      error instanceof DeidError ? error.message : `Cannot be read (${errorCode(error) ?? 'unknown'})`
    throw new DeidError('unreadable-settings', reason, { file })
  }
}
