// Builds everything: word lists, TypeScript projects, the command in one piece, the web app, licences beside them.
import { existsSync, readdirSync } from 'node:fs'
import { root, run } from './run.mjs'

for (const script of readdirSync(`${root}scripts/generate`).sort())
  run('node', ['--import', 'tsx', `scripts/generate/${script}`])
run('tsc', ['-b'])
run('node', ['scripts/bundle.mjs'])
if (existsSync(`${root}lab/web/vite.config.ts`)) run('vite', ['build', 'lab/web', '--logLevel', 'warn'])
run('node', ['scripts/licences.mjs'])
