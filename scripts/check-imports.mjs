// Which folder may import which. A folder may always import itself; tests may
// import anything. Run with `npm run check`.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const allowed = {
  'packages/deid/src/text': [],
  'packages/deid/src/policy': ['packages/deid/src/text'],
  'packages/deid/src/detect': ['packages/deid/src/text'],
  'packages/deid/src/replace': ['packages/deid/src/text', 'packages/deid/src/policy'],
  'packages/deid/src/formats': ['packages/deid/src/text'],
  'packages/deid/src/evaluate': ['packages/deid/src/text'],
  'packages/deid/src': ['packages/deid/src/'], // index.ts and deid.ts: everything below
  'packages/models/src': ['deid'],
  'packages/media/src': ['deid'],
  'packages/cli/src': ['deid', '@deid/models', '@deid/media'],
  'lab/shared': ['deid'],
  'lab/server': ['lab/shared', 'deid', '@deid/models', '@deid/media'],
  'lab/web': ['lab/shared', 'deid'],
}
// In these folders the entries are strangers to each other.
const strangers = [
  'packages/deid/src/detect/detectors',
  'packages/deid/src/replace/actions',
  'lab/server/features',
  'lab/web/features',
]
const folders = Object.keys(allowed).sort((a, b) => b.length - a.length) // deepest first
const ours = /^(deid|@deid\/[\w-]+)(\/|$)/
const folderOf = (path) => folders.find((f) => path.startsWith(`${f}/`))
const entryOf = (path) =>
  strangers.filter((f) => path.startsWith(`${f}/`)).map((f) => path.slice(f.length + 1).split('/')[0])[0]

const graph = new Map() // file -> files it imports as values
let problems = 0
const report = (file, text) => (problems++, console.error(`${file}: ${text}`))

for (const root of ['packages', 'lab']) {
  for (const name of readdirSync(root, { recursive: true })) {
    const file = join(root, name)
    if (!/\.tsx?$/.test(file) || /\.test\.tsx?$|node_modules|\/dist\//.test(file)) continue
    const from = folderOf(file)
    const imports = readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s+(type\s)?[^'"]*?['"]([^'"]+)['"]/gm,
    )
    for (const [, type, target] of imports) {
      const path = target.startsWith('.') ? normalize(join(dirname(file), target)) : ours.exec(target)?.[1]
      if (!path) continue // A package from npm.
      const to = folderOf(path) ?? path
      const fine = to === from || allowed[from]?.some((a) => (a.endsWith('/') ? to.startsWith(a) : to === a))
      const [entry, other] = [entryOf(file), entryOf(path)]
      if (to === from && entry && other && entry !== other)
        report(file, `${entry} may not import its neighbour ${other}`)
      if (!fine) report(file, `${from ?? 'a file outside every folder'} may not import ${to}`)
      if (!type && target.startsWith('.')) graph.set(file, [...(graph.get(file) ?? []), path])
    }
  }
}

const done = new Set()
function visit(file, trail) {
  if (trail.includes(file))
    return report(file, `cycle: ${[...trail.slice(trail.indexOf(file)), file].join(' -> ')}`)
  if (done.has(file)) return
  for (const next of graph.get(file) ?? []) visit(next, [...trail, file])
  done.add(file)
}
for (const file of graph.keys()) visit(file, [])

process.exitCode = problems ? 1 : 0
