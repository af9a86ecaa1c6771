// Everything that can be said of the code without running it: format and lint, who imports whom, types, dead exports.
import { run } from './run.mjs'

run('biome', ['check', '--error-on-warnings', '.'])
run('node', ['scripts/check-imports.mjs'])
run('tsc', ['-b'])
run('tsc', ['-p', 'tsconfig.tests.json'])
run('knip', ['--no-progress'])
