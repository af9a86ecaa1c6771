import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { postgresServer } from './postgres.ts'

/**
 * Starts the lab, edits spans as fast as it answers, kills it with SIGKILL at a random moment, starts it again and
 * counts: every edit that was answered `applied` must be there. `kill-rounds.ts ROUNDS FOLDER [postgres]`.
 */
const rounds = Number(process.argv[2] ?? 20)
const folder = process.argv[3] ?? '/tmp/palimpsest-kill'
const server = process.argv[4] === 'postgres' ? await postgresServer() : undefined
const databaseUrl = await server?.fresh()
const port = 17_801 + (process.pid % 1000)
const base = `http://127.0.0.1:${port}`
const main = fileURLToPath(new URL('../main.ts', import.meta.url))

let cookie = ''
let csrf = ''

async function start(): Promise<ChildProcess> {
  const env = {
    ...process.env,
    PALIMPSEST_DATA: folder,
    PALIMPSEST_PORT: String(port),
    PALIMPSEST_LOG: 'silent',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  }
  const child = spawn(process.execPath, ['--conditions=palimpsest-source', '--import', 'tsx', main], {
    env,
    stdio: 'ignore',
  })
  for (let i = 0; i < 1800; i++) {
    if (child.exitCode !== null) throw new Error(`The lab ended with ${child.exitCode}`)
    const ready = await fetch(`${base}/api/ready`).then(
      (it) => it.ok,
      () => false,
    )
    if (ready) return child
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The lab does not become ready')
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(base + path, {
    method,
    headers: {
      cookie,
      'x-csrf-token': csrf,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const set = response.headers.getSetCookie()[0]
  if (set) cookie = set.split(';')[0]!
  const json = (await response.json()) as T & { error?: { code: string } }
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${json.error?.code}`)
  return json
}

async function run(): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let child = await start()
  const session = await call<{ csrf: string; needsSetup: boolean }>('GET', '/api/session')
  const who = { username: 'ada', name: 'Ada', password: 'a long password' }
  csrf = session.needsSetup
    ? (await call<{ csrf: string }>('POST', '/api/setup', who)).csrf
    : (await call<{ csrf: string }>('POST', '/api/session', who)).csrf
  const project = await call<{ id: number }>('POST', '/api/projects/demo')
  const { tasks } = await call<{ tasks: { id: number }[] }>('GET', `/api/projects/${project.id}/tasks`)
  const draft = await call<{ id: number }>(
    'POST',
    `/api/projects/${project.id}/tasks/${tasks[0]!.id}/completions`,
    { from: { kind: 'empty' } },
  )
  const path = `/api/projects/${project.id}/completions/${draft.id}`
  const acknowledged: string[] = []
  let sent = 0
  for (let round = 1; round <= rounds; round++) {
    // The kill comes a little after a random number of answers, in the middle of what follows.
    let left = 5 + Math.floor(Math.random() * 25)
    try {
      for (;;) {
        const spanId = `span-r${round}-${String(++sent).padStart(6, '0')}`
        const operation = {
          kind: 'add',
          id: `op-${spanId}`,
          group: null,
          undoes: null,
          spanId,
          base: 0,
          start: sent % 700,
          end: (sent % 700) + 5,
          label: 'PATIENT',
        }
        const { results } = await call<{ results: { outcome: string }[] }>('POST', `${path}/operations`, {
          operations: [operation],
        })
        if (results[0]?.outcome === 'applied') acknowledged.push(spanId)
        if (--left === 0) setTimeout(() => child.kill('SIGKILL'), Math.random() * 60)
      }
    } catch {
      // The server is gone: that is the point.
    }
    await new Promise<void>((resolve) =>
      child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', () => resolve()),
    )
    child = await start()
    const { spanList, seq } = await call<{ spanList: { id: string }[]; seq: number }>('GET', path)
    const there = new Set(spanList.map(({ id }) => id))
    const lost = acknowledged.filter((id) => !there.has(id)).length
    const { entries } = await call<{ entries: unknown[] }>('GET', `${path}/history?limit=10000`)
    process.stdout.write(
      `round ${round}: acknowledged ${acknowledged.length}, there ${there.size}, lost ${lost}, history ${entries.length}, seq ${seq}\n`,
    )
    if (lost > 0 || entries.length !== Math.min(10_000, there.size)) process.exitCode = 1
  }
  const { spanList } = await call<{ spanList: { id: string }[] }>('GET', path)
  const there = new Set(spanList.map(({ id }) => id))
  process.stdout.write(
    `lost ${acknowledged.filter((id) => !there.has(id)).length} of ${acknowledged.length} acknowledged edits in ${rounds} kills\n`,
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
  await server?.stop()
}

run().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
  process.exit(1)
})
