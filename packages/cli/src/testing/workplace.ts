import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'
import { main } from '../program.ts'

/** A folder of its own for each test of a file, and the command run in this process. */
export interface Workplace {
  /** A path in the folder. */
  readonly at: (name: string) => string
  /** Writes a file in the folder and gives its path. */
  readonly file: (name: string, content: string | Uint8Array) => string
  readonly read: (name: string) => string
  /** Runs the command and gives its exit code; `said` then holds what it wrote to standard output and standard error. */
  readonly run: (...args: readonly string[]) => Promise<number>
  readonly said: () => string
}

/** Sets up and takes down a workplace around every test of the file that calls it; `key` is the key of the environment. */
export function workplace({ key }: { key?: string } = {}): Workplace {
  let folder = ''
  let written = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'palimpsest-'))
    vi.stubEnv('PALIMPSEST_KEY', key)
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        written += String(text)
        return true
      })
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true })
  })
  const at = (name: string) => join(folder, name)
  return {
    at,
    file(name, content) {
      writeFileSync(at(name), content)
      return at(name)
    },
    read: (name) => readFileSync(at(name), 'utf8'),
    async run(...args) {
      written = ''
      return main(args)
    },
    said: () => written,
  }
}
