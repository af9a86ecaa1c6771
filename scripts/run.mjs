// Runs a command of this repository with its output shown; ends this process when it fails.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

export function run(command, args, { env = {}, quiet = false } = {}) {
  const { status, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? ['ignore', 'ignore', 'inherit'] : 'inherit',
    env: { ...process.env, PATH: `${root}node_modules/.bin:${process.env.PATH}`, ...env },
  })
  if (status !== 0) process.exit(status ?? (signal ? 1 : 0))
}
