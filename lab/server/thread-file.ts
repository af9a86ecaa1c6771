import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** How a worker thread is started. */
export interface ThreadFile {
  readonly path: string
  readonly options: { readonly argv?: string[]; readonly execArgv?: string[] }
}

/** The program `name` beside the module at `base`: compiled, or its source where the sources are run. */
export function threadFile(name: string, base: string): ThreadFile {
  const compiled = fileURLToPath(new URL(`./${name}.js`, base))
  if (existsSync(compiled)) return { path: compiled, options: {} }
  const path = fileURLToPath(new URL('./testing/source-thread.mjs', import.meta.url))
  const source = new URL(`./${name}.ts`, base).href
  return { path, options: { argv: [source], execArgv: ['--conditions=palimpsest-source'] } }
}
