import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** A worker thread's program: a path, or where the sources are run a few words that open its source. */
export interface ThreadFile {
  readonly path: string
  readonly program: string
  readonly isSource: boolean
}

/** The program `name` beside the module at `base`: compiled, or its source where the sources are run. */
export function threadFile(name: string, base: string): ThreadFile {
  const compiled = fileURLToPath(new URL(`./${name}.js`, base))
  if (existsSync(compiled)) return { path: compiled, program: compiled, isSource: false }
  const path = fileURLToPath(new URL(`./${name}.ts`, base))
  // A thread's first file is read before any loader is there: so the loader first, then the file.
  const loader = new URL('./esm/api/index.mjs', pathToFileURL(createRequire(path).resolve('tsx')))
  const [first, then] = [loader.href, pathToFileURL(path).href].map((href) => JSON.stringify(href))
  const program = `import(${first}).then(({ register }) => register()).then(() => import(${then}))`
  return { path, program, isSource: true }
}

/** What Node needs to be told to run the sources. */
export const sourceArgv = ['--conditions=palimpsest-source', '--import', 'tsx'] as const
