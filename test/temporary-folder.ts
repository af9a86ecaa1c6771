import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives a run of the tests a temporary folder of its own, and takes it away with all that tests left there. */
export default function temporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'palimpsest-tests-'))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
