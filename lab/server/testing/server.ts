import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { ProjectRole } from '../../shared/access.ts'
import type { Answer, GivenBody, GivenParams, GivenQuery, Route } from '../../shared/routes.ts'
import { routes } from '../../shared/routes.ts'
import { createApp } from '../app.ts'
import type { Database } from '../db/connect.ts'
import { type LabSettings, readEnv } from '../env.ts'
import { hashPassword } from '../features/auth/password.ts'
import { createSession } from '../features/auth/queries.ts'
import { deidentifyJob } from '../features/deidentify/job.ts'
import { exportJob } from '../features/exports/job.ts'
import { type Runner, startRunner } from '../jobs/runner.ts'
import type { Lab } from '../lab.ts'
import { createLog } from '../log.ts'
import { assembleLab } from '../start.ts'
import { freshDatabase } from './database.ts'

/** A whole lab on a database of its own, called without a port. */
export interface TestLab {
  readonly lab: Lab
  readonly app: FastifyInstance
  readonly runner: Runner
  /** Every line that was logged. */
  readonly logged: string[]
  /** Moves the clock on. */
  advance(milliseconds: number): void
  close(): Promise<void>
}

export async function testLab(database?: Database, settings: Partial<LabSettings> = {}): Promise<TestLab> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'palimpsest-lab-'))
  const logged: string[] = []
  let ahead = 0
  const { lab, setRunner } = assembleLab(
    { ...readEnv({}), dataFolder, threads: 0, ...settings },
    database ?? (await freshDatabase()),
    createLog('trace', { write: (line: string) => void logged.push(line) }),
    { now: () => new Date(Date.now() + ahead) },
  )
  const runner = startRunner(lab, [deidentifyJob, exportJob])
  setRunner(runner)
  const app = await createApp(lab)
  return {
    lab,
    app,
    runner,
    logged,
    advance(milliseconds) {
      ahead += milliseconds
    },
    async close() {
      await app.close()
      await runner.stop()
      await lab.database.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

type Optional<K extends string, V> = V extends undefined
  ? { readonly [key in K]?: never }
  : { readonly [key in K]: V }
export type Request<R extends Route> = Optional<'params', GivenParams<R>> &
  (R extends { query: z.ZodType } ? { readonly query?: GivenQuery<R> } : { readonly query?: never }) &
  Optional<'body', GivenBody<R>> & {
    readonly files?: readonly { name: string; content: string | Uint8Array }[]
  }

/** What came back. `body` is as the contract says when the status is 200. */
export interface Response<R extends Route> {
  readonly status: number
  readonly body: Answer<R> & { error?: { code: string; message: string; fields?: { path: string }[] } }
  readonly raw: string
  readonly headers: Record<string, unknown>
}

/** Someone who makes requests. */
export interface Visitor {
  readonly id: number
  call<R extends Route>(route: R, request: Request<R>): Promise<Response<R>>
  /** As `call`, but anything else than 200 fails the test with what the server said. */
  get<R extends Route>(route: R, request: Request<R>): Promise<Answer<R>>
}

/** Nobody: no session, no token. */
export function nobody(test: TestLab): Visitor {
  return visitor(test, 0, {})
}

const cheapHash = hashPassword('a long password')

/** A person with a session. */
export async function aUser(
  test: TestLab,
  username: string,
  role: 'admin' | 'member' = 'member',
): Promise<Visitor> {
  const { db } = test.lab
  const { id } = await db
    .insertInto('users')
    .values({
      username,
      name: username.toUpperCase(),
      role,
      password_hash: await cheapHash,
      email: null,
      subject: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { secret } = await createSession(test.lab, id)
  const session = await db
    .selectFrom('sessions')
    .select('csrf')
    .where('user_id', '=', id)
    .executeTakeFirstOrThrow()
  return visitor(test, id, { cookie: `palimpsest=${secret}`, 'x-csrf-token': session.csrf })
}

/** Gives someone roles in a project, last in priority. */
export async function joins(
  test: TestLab,
  projectId: number,
  person: Visitor,
  roles: readonly ProjectRole[],
): Promise<void> {
  const { count } = await test.lab.db
    .selectFrom('members')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow()
  await test.lab.db
    .insertInto('members')
    .values({ project_id: projectId, user_id: person.id, roles: [...roles], priority: count + 1 })
    .execute()
}

/** Someone who calls with these headers, a token for instance. */
export function visitor({ app, logged }: TestLab, id: number, headers: Record<string, string>): Visitor {
  const call = async <R extends Route>(route: R, request: Request<R>): Promise<Response<R>> => {
    const upload = request.files ? multipart(request.files) : undefined
    const url = addressOf(
      route,
      request.params as Record<string, unknown> | undefined,
      request.query as Record<string, unknown> | undefined,
    )
    const answer = await app.inject({
      method: route.method,
      url,
      headers: { host: '127.0.0.1:7801', ...headers, ...(upload ? { 'content-type': upload.type } : {}) },
      ...(upload
        ? { payload: upload.body }
        : request.body !== undefined
          ? { payload: request.body as object }
          : {}),
    })
    const isJson = String(answer.headers['content-type'] ?? '').includes('application/json')
    return {
      status: answer.statusCode,
      body: (isJson ? answer.json() : {}) as Response<R>['body'],
      raw: answer.body,
      headers: answer.headers as Record<string, unknown>,
    }
  }
  return {
    id,
    call,
    async get(route, request) {
      const { status, body, raw } = await call(route, request)
      if (status !== 200)
        throw new Error(
          `${route.method} ${route.path} answered ${status}: ${raw.slice(0, 300)} ${status >= 500 ? logged.filter((line) => line.includes('failed')).at(-1) : ''}`,
        )
      return body
    },
  }
}

/** The address of a route with its parameters filled in. */
export function addressOf(
  route: Route,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? 1)),
  )
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)] as [string, string]],
    ),
  ).toString()
  return search === '' ? path : `${path}?${search}`
}

function multipart(files: readonly { name: string; content: string | Uint8Array }[]): {
  type: string
  body: Buffer
} {
  const border = 'border-of-the-test'
  const parts = files.flatMap(({ name, content }) => [
    Buffer.from(
      `--${border}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return {
    type: `multipart/form-data; boundary=${border}`,
    body: Buffer.concat([...parts, Buffer.from(`--${border}--\r\n`)]),
  }
}

/** A project with tasks of the given texts, owned by `owner`. */
export async function aProject(
  owner: Visitor,
  {
    name = 'Letters',
    texts = [] as readonly string[],
    kind = 'deidentification' as 'deidentification' | 'text-ner',
  } = {},
): Promise<{ projectId: number; taskIds: number[] }> {
  const resources = [{ id: 'pipeline:clinical-rules', labels: null }]
  const { id: projectId } = await owner.get(routes.createProject, { body: { name, kind, resources } })
  if (texts.length > 0) {
    const lines = texts.map((text, i) => JSON.stringify({ id: `doc-${i + 1}`, text })).join('\n')
    await owner.get(routes.importTasks, {
      params: { projectId },
      files: [{ name: 'notes.jsonl', content: lines }],
    })
  }
  const { tasks } = await owner.get(routes.listTasks, { params: { projectId }, query: { limit: 500 } })
  return { projectId, taskIds: tasks.map(({ id }) => id) }
}
