// Puts the compiled command with all that it needs into a few files, packages/cli/bin: a process that reads 500 small
// files is half a second old before it does anything (docs/decisions/0010). The licences of what goes in go with it.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { root } from './run.mjs'

const cli = `${root}packages/cli/`
rmSync(`${cli}bin`, { recursive: true, force: true })

// CommonJS that is bundled into ES modules asks for Node's own modules by `require`.
const banner = `import { createRequire as createRequireHere } from 'node:module'
const require = createRequireHere(import.meta.url)`

/** zod's messages in its fifty languages: nothing here speaks another than English. */
const englishOnly = {
  name: 'english-only',
  setup: ({ onLoad }) =>
    onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js'",
    })),
}

const { metafile } = await build({
  absWorkingDir: root.replace(/\/$/, ''),
  entryPoints: { palimpsest: `${cli}dist/main.js`, worker: `${cli}dist/worker.js` },
  outdir: `${cli}bin`,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  // Short, but with the names by which PALIMPSEST_DEBUG says where in the program something went wrong.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  banner: { js: banner },
  plugins: [englishOnly],
  // Found where they are installed: a pool with a thread file of its own, and packages that are a person's choice.
  external: ['piscina', '@palimpsest/lab', '@palimpsest/encoder'],
  metafile: true,
  logLevel: 'warning',
})

/** The folders of other people's packages that `input` files are in. */
const packages = new Set(
  Object.keys(metafile.inputs)
    .map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0])
    .filter(Boolean),
)
const notices = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'))
  const file = readdirSync(`${root}${folder}`).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
  const text =
    file && existsSync(`${root}${folder}/${file}`) ? readFileSync(`${root}${folder}/${file}`, 'utf8') : ''
  return `${name} ${version} (${license})\n\n${text.trim()}\n`
})
writeFileSync(
  `${cli}bin/THIRD-PARTY.txt`,
  `The files in this folder contain these packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`,
)
