// Installs what the lock file names, from the npm registry alone, when it is not there yet or has changed.
import { existsSync, statSync } from 'node:fs'
import { root, run } from './run.mjs'

export function install() {
  const installed = `${root}node_modules/.package-lock.json`
  const lock = `${root}package-lock.json`
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return
  console.log('Installing dependencies (once) …')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'])
}
