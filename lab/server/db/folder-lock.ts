import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../errors.ts'

/**
 * Takes the folder for this process, or throws a Refusal `folder-in-use` that says who has it. Two writers on
 * one embedded database lose rows without a word, so this comes before anything is opened. A lock whose
 * process is gone (power loss, kill -9) is taken over. Returns the function that gives the folder back.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'lock')
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), started: startOf(process.pid) })
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600)
      writeSync(file, mine)
      fsyncSync(file)
      closeSync(file)
      return () => release(path, mine)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = readHolder(path)
      if (holder && isAlive(holder)) throw inUse(folder, holder)
      try {
        unlinkSync(path)
      } catch {
        // Another process took the stale lock away first; the next round finds out who won.
      }
    }
  }
  throw inUse(folder, readHolder(path))
}

interface Holder {
  readonly pid: number
  readonly host: string
  readonly started: string | null
}

function inUse(folder: string, holder: Holder | undefined): Refusal {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process'
  return new Refusal(
    503,
    'folder-in-use',
    `The data folder ${folder} is in use by ${who}. Stop it first, or set PALIMPSEST_DATA to another folder. ` +
      'For several servers or workers use PostgreSQL (DATABASE_URL).',
  )
}

function readHolder(path: string): Holder | undefined {
  try {
    const { pid, host, started } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>
    return typeof pid === 'number' && typeof host === 'string'
      ? { pid, host, started: started ?? null }
      : undefined
  } catch {
    return undefined
  }
}

/** On another host it cannot be known: then it counts as alive. */
function isAlive({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  // The number may have been given to another process since (containers always start at the same one).
  const now = startOf(pid)
  return started === null || now === null || started === now
}

/** When the process started, in clock ticks since boot, with the boot's id; null where /proc is missing. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`
  } catch {
    return null
  }
}

function release(path: string, mine: string): void {
  try {
    if (readFileSync(path, 'utf8') === mine) unlinkSync(path)
  } catch {
    // Gone already: nothing to give back.
  }
}
