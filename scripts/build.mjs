// Builds everything: word lists, TypeScript projects, the web app. Run by `npm run build`, `npm start` and `npm test`.
import { existsSync, readdirSync } from 'node:fs'
import { run } from './run.mjs'

for (const script of readdirSync(new URL('./generate/', import.meta.url)).sort())
  run('node', [`scripts/generate/${script}`])
run('npx', ['tsc', '-b'])
if (existsSync('lab/web/vite.config.ts')) run('npx', ['vite', 'build', 'lab/web', '--logLevel', 'warn'])
