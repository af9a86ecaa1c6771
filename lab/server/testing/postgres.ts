import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** A PostgreSQL server for tests. */
export interface TestServer {
  /** The address of a new, empty database. */
  fresh(): Promise<string>
  /** Kills the server as a crash would; `start` brings it back. Only a server of our own can. */
  readonly crash?: () => Promise<void>
  readonly start?: () => Promise<void>
  stop(): Promise<void>
}

/**
 * The server at TEST_DATABASE_URL, else one of our own from binaries found on this machine; undefined when there is
 * neither, and the tests that need one are skipped.
 */
export async function postgresServer(): Promise<TestServer | undefined> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { fresh: () => createDatabase(given), stop: async () => {} }
  const bin = binaries()
  if (!bin) return undefined
  // PostgreSQL refuses to run as root: then as the user its package made.
  const owner = process.getuid?.() === 0 ? userIds('postgres') : undefined
  if (process.getuid?.() === 0 && !owner) return undefined
  const folder = mkdtempSync('/tmp/palimpsest-pg-')
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const as = owner ? { uid: owner.uid, gid: owner.gid } : {}
  const data = join(folder, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'tester', '-A', 'trust', '--no-sync'], {
    ...as,
    stdio: 'ignore',
    cwd: folder,
  })
  const port = 20_000 + (process.pid % 20_000)
  const args = ['-D', data, '-p', String(port)]
  args.push('-c', `unix_socket_directories=${folder}`, '-c', 'listen_addresses=127.0.0.1')
  const url = `postgres://tester@127.0.0.1:${port}/postgres`
  let child: ChildProcess | undefined
  const start = async () => {
    child = spawn(join(bin, 'postgres'), args, { ...as, stdio: 'ignore', cwd: folder })
    await untilReady(url)
  }
  const end = async (signal: NodeJS.Signals) => {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null) return
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill(signal)
    await ended
  }
  await start()
  return {
    fresh: () => createDatabase(url),
    crash: () => end('SIGKILL'),
    start,
    async stop() {
      // Fast shutdown: open connections are cut.
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function binaries(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')))
}

function userIds(name: string): { uid: number; gid: number } | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

async function untilReady(url: string): Promise<void> {
  for (let i = 0; ; i++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (i > 300) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

let databases = 0

async function createDatabase(url: string): Promise<string> {
  const name = `lab_${process.pid}_${++databases}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.toString()
}
