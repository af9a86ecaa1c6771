// `npm test`: installs and builds what is missing, checks the code, and runs every test.
// `npm test -- packages/deid` runs only the tests of a folder, without the checks.
import { install } from './install.mjs'
import { run } from './run.mjs'

const only = process.argv.slice(2)
install()
run('node', ['scripts/build.mjs'])
if (only.length === 0) run('node', ['scripts/check.mjs'])
run('vitest', ['run', ...only])
