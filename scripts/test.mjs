// `npm test`: installs and builds what is missing, checks the code, and runs every test.
// `npm test -- packages/deid` runs only the tests of a folder, without the checks.
import { install } from './install.mjs'
import { run } from './run.mjs'

const only = process.argv.slice(2)
install()
run('node', ['scripts/build.mjs'])
if (only.length === 0) run('node', ['scripts/check.mjs'])
if (only.length > 0) run('vitest', ['run', ...only])
else {
  // Journeys in a browser wait for what a person sees: they run by themselves, so that nothing else takes the time.
  const journeys = 'test/lab-'
  run('vitest', ['run', '--exclude', `${journeys}*.test.ts`])
  run('vitest', ['run', '--no-file-parallelism', journeys])
}
