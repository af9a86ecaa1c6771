// Puts the repository's LICENSE and NOTICE into the folder of each package, as npm packs only what lies there.
import { copyFileSync, readdirSync } from 'node:fs'
import { root } from './run.mjs'

const packages = readdirSync(`${root}packages`).map((name) => `packages/${name}`)
for (const folder of [...packages, 'lab'])
  for (const file of ['LICENSE', 'NOTICE']) copyFileSync(`${root}${file}`, `${root}${folder}/${file}`)
