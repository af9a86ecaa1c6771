// `npm start`: installs and builds what is missing, de-identifies the bundled sample notes before your eyes,
// and opens the lab. `npm start -- --demo-only` ends after the samples.
import { existsSync } from 'node:fs'
import { install } from './install.mjs'
import { root, run } from './run.mjs'

const command = `${root}packages/cli/dist/main.js`

install()
if (!existsSync(command) || !existsSync(`${root}lab/dist/web/index.html`)) console.log('Building (once) …')
run('node', ['scripts/build.mjs'])
run('node', [command, 'demo'])
if (!process.argv.includes('--demo-only')) run('node', [command, 'lab'])
