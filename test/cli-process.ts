// Runs the built command as a child process, as its users do. Builds it first where that was not done.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const command = join(root, 'packages/cli/dist/main.js')

/** Compiles the command when it is not there. */
export function build(): void {
  if (!existsSync(command)) spawnSync('npx', ['tsc', '-b', 'packages/cli'], { cwd: root, stdio: 'inherit' })
}

export interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The command with these arguments; `input` is its standard input. */
export function palimpsest(
  args: readonly string[],
  {
    input = '',
    env = {},
    cwd,
  }: { input?: string | Uint8Array; env?: Record<string, string>; cwd?: string } = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    input,
    env: { ...process.env, PALIMPSEST_KEY: undefined, ...env },
    maxBuffer: 1e9,
    ...(cwd !== undefined && { cwd }),
  })
  return { code: status, out: stdout.toString(), err: stderr.toString() }
}

/** The command under way, to be killed. */
export function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [command, ...args], { stdio: 'ignore' })
}

/** A fresh folder under the system's temporary one. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'palimpsest-cli-'))
}
