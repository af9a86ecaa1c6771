import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from '../../shared/operations.ts'
import { routes } from '../../shared/routes.ts'
import { postgresServer, type TestServer } from '../testing/postgres.ts'
import { aProject, aUser, type TestLab, testLab, type Visitor } from '../testing/server.ts'
import { connectPostgres, migrate } from './connect.ts'

const server: TestServer | undefined = await postgresServer()
const workers: ChildProcess[] = []
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
  await server?.stop()
}, 60_000)

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A worker process on `url`, ready. */
async function aWorker(url: string): Promise<ChildProcess> {
  const file = fileURLToPath(new URL('../testing/worker.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=palimpsest-source', '--import', 'tsx', file], {
    env: { ...process.env, DATABASE_URL: url, PALIMPSEST_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  workers.push(child)
  await new Promise((resolve) => child.stdout!.once('data', resolve))
  return child
}

describe.skipIf(!server?.crash)('a PostgreSQL server that goes away', () => {
  let test: TestLab
  let ada: Visitor
  beforeAll(async () => {
    const database = connectPostgres(await server!.fresh())
    await migrate(database)
    test = await testLab(database)
    ada = await aUser(test, 'ada')
  }, 120_000)
  afterAll(() => test.close(), 60_000)

  it('fails the edits under way with 503, keeps the acknowledged ones, and is used again when it is back', async () => {
    const { projectId, taskIds } = await aProject(ada, { texts: ['Seen by Dr. Roe on 3/4/2024.'] })
    const draft = await ada.get(routes.createCompletion, {
      params: { projectId, taskId: taskIds[0]! },
      body: { from: { kind: 'empty' } },
    })
    const params = { projectId, completionId: draft.id }
    const acknowledged: string[] = []
    const answers = new Set<string>()
    let counter = 0
    const edit = async () => {
      const id = `edit-${String(++counter).padStart(6, '0')}`
      const operation: Operation = {
        ...{ kind: 'add', id, group: null, undoes: null, spanId: `span-${id}`, base: 0 },
        ...{ start: 0, end: 4, label: 'PATIENT' },
      }
      const { status, body } = await ada.call(routes.applyOperations, {
        params,
        body: { operations: [operation] },
      })
      if (status === 200) acknowledged.push(id)
      answers.add(status === 200 ? '200' : `${status} ${body.error?.code}`)
      return status
    }
    for (let round = 0; round < 3; round++) {
      const busy = Array.from({ length: 4 }, async () => {
        while ((await edit()) === 200);
      })
      const before = acknowledged.length
      while (acknowledged.length < before + 8) await pause(20)
      await server!.crash!()
      await Promise.all(busy)
      await server!.start!()
      let status = await edit()
      for (let i = 0; i < 50 && status !== 200; i++) {
        await pause(100)
        status = await edit()
      }
      expect(status).toBe(200)
    }
    expect([...answers].sort()).toEqual(['200', '503 database-gone'])
    const { entries } = await ada.get(routes.getHistory, { params, query: { limit: 10_000 } })
    const there = new Set(entries.map(({ operation }) => operation.id))
    expect(acknowledged.length).toBeGreaterThan(10)
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([])
  }, 120_000)
})

describe.skipIf(!server)('a worker that is killed in the middle of a job', () => {
  it('leaves its piece to another; nothing is lost, and nothing is done twice', async () => {
    const url = await server!.fresh()
    const database = connectPostgres(url)
    await migrate(database)
    const test = await testLab(database)
    await test.runner.stop()
    const ada = await aUser(test, 'ada')
    const texts = Array.from({ length: 400 }, (_, i) =>
      `Seen by Dr. Roe on 3/4/2024, visit ${i}. `.repeat(20),
    )
    const { projectId } = await aProject(ada, { texts })
    const { id: jobId } = await ada.get(routes.deidentify, {
      params: { projectId },
      body: { selection: { filter: {} }, on: 'predictions' },
    })
    const first = await aWorker(url)
    const leased = async () => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from job_pieces
        where job_id = ${jobId} and state = 'open' and leased_until is not null`.execute(database.db)
      return rows[0]!.count
    }
    for (let i = 0; i < 600 && (await leased()) === 0; i++) await pause(10)
    first.kill('SIGKILL')
    expect(await leased()).toBeGreaterThan(0)
    await aWorker(url)
    // Two minutes pass for the dead worker's leases.
    await sql`update job_pieces set leased_until = now() - interval '1 second'
      where job_id = ${jobId} and state = 'open' and worker like ${`%:${first.pid}:%`}`.execute(database.db)
    const stateOf = async () => (await ada.get(routes.listJobs, { params: { projectId } })).jobs[0]!
    let job = await stateOf()
    for (let i = 0; i < 600 && job.state !== 'done'; i++) {
      await pause(100)
      job = await stateOf()
    }
    expect(job).toMatchObject({ state: 'done', done: 400, failed: 0, total: 400 })
    const { rows } = await sql<{ predictions: number; tasks: number }>`
      select count(*)::int as predictions, count(distinct task_id)::int as tasks from predictions`.execute(
      database.db,
    )
    expect(rows[0]).toEqual({ predictions: 400, tasks: 400 })
    await test.close()
  }, 180_000)
})
