// `npm run bench [name …]`: runs the benches of bench/, one after another, so that none disturbs another.
// `npm run bench:accuracy` runs the ones that measure how well, not how fast.
import { readdirSync } from 'node:fs'
import { root, run } from './run.mjs'

const wanted = process.argv.slice(2)
const all = readdirSync(`${root}bench`)
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => name.slice(0, -4))
const accuracy = all.filter((name) => /^(accuracy|robustness)/.test(name))
const chosen =
  wanted.length === 0
    ? all.filter((name) => !accuracy.includes(name))
    : wanted[0] === 'accuracy'
      ? accuracy
      : wanted
for (const name of chosen) {
  if (!all.includes(name)) {
    console.error(`There is no bench ${name}; there are ${all.join(', ')}`)
    process.exit(2)
  }
  console.log(`\n# ${name}`)
  run('node', ['--conditions=palimpsest-source', '--import', 'tsx', `bench/${name}.mjs`])
}
