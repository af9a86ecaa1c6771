// Which folder may import which, and that no files import each other in a circle. A folder may
// always import itself; tests may import anything. Part of `npm run check`.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const deid = 'packages/deid/src'
const library = '@palimpsest/deid'
const models = '@palimpsest/models'

/** From folder to what it may import: folders of this repository, or packages of ours by name. */
const allowed = {
  [`${deid}/text`]: [],
  [`${deid}/lexicon`]: [`${deid}/text`],
  [`${deid}/policy`]: [`${deid}/text`],
  [`${deid}/detect`]: [`${deid}/text`, `${deid}/lexicon`],
  [`${deid}/replace`]: [`${deid}/text`, `${deid}/lexicon`, `${deid}/policy`],
  [`${deid}/formats`]: [`${deid}/text`],
  [`${deid}/evaluate`]: [`${deid}/text`],
  [deid]: [`${deid}/*`], // index.ts and deid.ts join the parts
  'packages/models/src': [library],
  'packages/encoder/src': [library, models],
  'packages/service/src': [library, models, '@palimpsest/encoder'],
  'packages/cli/src': [library, models, '@palimpsest/encoder', '@palimpsest/service', '@palimpsest/lab'],
  'lab/shared': [library],
  'lab/server': ['lab/shared', library, models, '@palimpsest/service'],
  'lab/web': ['lab/shared', library],
}

/**
 * Folders whose entries are strangers to each other. The server's features are not: a review reads completions, an
 * export reads both; that they never form a circle keeps them readable from the bottom.
 */
const strangers = [`${deid}/replace/actions`, 'lab/web/features']

/** Nothing here may use what only one platform has. */
const portable = [`${deid}/`, 'packages/models/src/crf/', 'lab/shared/']

const folders = Object.keys(allowed).sort((a, b) => b.length - a.length)
const folderOf = (path) => folders.find((folder) => path.startsWith(`${folder}/`))
const entryOf = (path) =>
  strangers
    .filter((f) => path.startsWith(`${f}/`))
    .map((f) =>
      path
        .slice(f.length + 1)
        .split('/')[0]
        .replace(/\.tsx?$/, ''),
    )[0]
const ourPackage = /^(@palimpsest\/[\w-]+|palimpsest)(?:\/|$)/

const valueImports = new Map() // file -> files it imports as values
let problems = 0
function report(file, text) {
  problems++
  console.error(`${file}: ${text}`)
}

for (const root of ['packages', 'lab']) for (const file of sourcesIn(root)) checkFile(file)
reportCycles()
process.exitCode = problems > 0 ? 1 : 0

function sourcesIn(root) {
  return readdirSync(root, { recursive: true })
    .map((name) => join(root, name))
    .filter(
      (file) =>
        /\.tsx?$/.test(file) &&
        !/\.test\.tsx?$|\.d\.ts$|node_modules|\/dist\/|\/testing\/|vite\.config/.test(file),
    )
}

function checkFile(file) {
  const home = folderOf(file)
  if (!home) return report(file, 'lies in no folder that scripts/check-imports.mjs knows')
  const text = readFileSync(file, 'utf8')
  for (const [, type, from, lazy] of text.matchAll(
    /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  )) {
    const target = from ?? lazy
    if (target.startsWith('node:') && portable.some((folder) => file.startsWith(folder)))
      report(file, `runs in browsers and may not import ${target}`)
    const path = target.startsWith('.')
      ? normalize(join(dirname(file), target))
      : ourPackage.exec(target)?.[1]
    if (!path) continue // A package from npm, or of Node.
    const to = folderOf(path) ?? path
    const permitted =
      to === home || allowed[home].some((a) => (a.endsWith('/*') ? to.startsWith(a.slice(0, -1)) : to === a))
    if (!permitted) report(file, `${home} may not import ${to}`)
    const [entry, other] = [entryOf(file), entryOf(path)]
    if (to === home && entry && other && entry !== other && other !== 'index')
      if (entry !== 'index') report(file, `${entry} may not import its neighbour ${other}`)
    if (!type && from && target.startsWith('.'))
      valueImports.set(file, [...(valueImports.get(file) ?? []), path])
  }
}

function reportCycles() {
  const done = new Set()
  const visit = (file, trail) => {
    if (trail.includes(file))
      return report(file, `cycle: ${[...trail.slice(trail.indexOf(file)), file].join(' -> ')}`)
    if (done.has(file)) return
    for (const next of valueImports.get(file) ?? []) visit(next, [...trail, file])
    done.add(file)
  }
  for (const file of valueImports.keys()) visit(file, [])
}
