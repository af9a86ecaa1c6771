import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Answer, Route } from '../../shared/routes.ts'
import { addressOf, type Request } from './server.ts'

/** A lab in a process of its own, called over HTTP, as people's browsers do. */
export interface LiveLab {
  readonly url: string
  readonly child: ChildProcess
  /** Resident memory of the process, in megabytes; `peak`: the most so far. */
  memory(): { now: number; peak: number }
  /** Seconds of CPU so far, threads and all. */
  cpu(): number
  /** Ends it as an operator would. */
  stop(): Promise<void>
}

/** Starts a lab; `built`: the compiled one. Rejects when it ends before it is ready. */
export async function startLive(
  folder: string,
  { databaseUrl, built = false, port = 17_801 + (process.pid % 1000), env = {} }: LiveOptions = {},
): Promise<LiveLab> {
  const compiled = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url))
  const source = fileURLToPath(new URL('../main.ts', import.meta.url))
  const program =
    built && existsSync(compiled) ? [compiled] : ['--conditions=palimpsest-source', '--import', 'tsx', source]
  const child = spawn(process.execPath, program, {
    env: {
      ...process.env,
      PALIMPSEST_DATA: folder,
      PALIMPSEST_PORT: String(port),
      // As behind a proxy: people come from addresses of their own, which the rate limits go by.
      PALIMPSEST_URL: `http://127.0.0.1:${port}`,
      PALIMPSEST_LOG: 'silent',
      PALIMPSEST_RATE_LIMIT: '100000000',
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  for (let i = 0; ; i++) {
    if (child.exitCode !== null) throw new Error(`The lab ended with ${child.exitCode}`)
    if (await isReady(url)) break
    if (i > 1800) throw new Error('The lab does not become ready')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const proc = (file: string) => readFileSync(`/proc/${child.pid}/${file}`, 'utf8')
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(proc('status'))?.[1]) / 1024)
  return {
    url,
    child,
    memory: () => ({ now: megabytes('VmRSS'), peak: megabytes('VmHWM') }),
    cpu() {
      const fields = proc('stat').split(') ')[1]!.split(' ')
      return (Number(fields[11]) + Number(fields[12])) / 100
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

interface LiveOptions {
  readonly databaseUrl?: string | undefined
  readonly built?: boolean
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/api/ready`).then(
    (it) => it.ok,
    () => false,
  )
}

/** What is thrown for any answer but 200: only status and code, as logs would have it. */
export class LiveRefusal extends Error {
  readonly status: number
  readonly code: string

  constructor(route: Route, status: number, code: string) {
    super(`${route.method} ${route.path} answered ${status} ${code}`)
    this.status = status
    this.code = code
  }
}

/** Someone signed in to a live lab. */
export class LivePerson {
  readonly #url: string
  readonly #address: string
  #cookie = ''
  #csrf = ''

  constructor(lab: Pick<LiveLab, 'url'>, address = '192.0.2.1') {
    this.#url = lab.url
    this.#address = address
  }

  /** Signs in; on an empty lab as its first admin. */
  async signIn(username: string, password: string): Promise<void> {
    const { needsSetup, csrf } = await this.send<{ needsSetup: boolean; csrf: string | null }>(
      'GET',
      '/api/session',
    )
    this.#csrf = csrf ?? ''
    const who = { username, name: username, password }
    const session = needsSetup
      ? await this.send<{ csrf: string }>('POST', '/api/setup', who)
      : await this.send<{ csrf: string }>('POST', '/api/session', { username, password })
    this.#csrf = session.csrf
  }

  get<R extends Route>(route: R, request: Request<R>): Promise<Answer<R>> {
    const path = addressOf(
      route,
      request.params as Record<string, unknown> | undefined,
      request.query as Record<string, unknown> | undefined,
    )
    if (!request.files) return this.send(route.method, path, request.body, route)
    const form = new FormData()
    for (const { name, content } of request.files) form.append('file', new Blob([content as string]), name)
    return this.send(route.method, path, form, route)
  }

  /** Reads live events until it is told to stop, as a browser does. */
  async listen(signal: AbortSignal): Promise<void> {
    try {
      const { body } = await fetch(`${this.#url}/api/events`, { headers: { cookie: this.#cookie }, signal })
      if (body) for await (const _ of body) if (signal.aborted) return
    } catch {
      // The server ended, or we did.
    }
  }

  private async send<T>(method: string, path: string, body?: unknown, route?: Route): Promise<T> {
    const isForm = body instanceof FormData
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        cookie: this.#cookie,
        'x-csrf-token': this.#csrf,
        'x-forwarded-for': this.#address,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    const [set] = response.headers.getSetCookie()
    if (set) this.#cookie = set.split(';')[0]!
    const json = (await response.json()) as T & { error?: { code: string } }
    if (!response.ok)
      throw new LiveRefusal(
        route ?? ({ method, path } as unknown as Route),
        response.status,
        json.error?.code ?? '',
      )
    return json
  }
}
