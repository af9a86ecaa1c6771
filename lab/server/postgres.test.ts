import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../shared/routes.ts'
import { connectPostgres, migrate } from './db/connect.ts'
import { migrations } from './db/migrations/list.ts'
import { deidentifyJob } from './features/deidentify/job.ts'
import { startRunner } from './jobs/runner.ts'
import { postgresServer, type TestServer } from './testing/postgres.ts'
import { aProject, aUser, type TestLab, testLab } from './testing/server.ts'
import { firstStory } from './testing/story.ts'

const server: TestServer | undefined = await postgresServer()
const labs: TestLab[] = []

async function labOn(url: string): Promise<TestLab> {
  const database = connectPostgres(url)
  await migrate(database)
  const test = await testLab(database)
  labs.push(test)
  return test
}

afterAll(async () => {
  for (const lab of labs) await lab.close()
  await server?.stop()
}, 60_000)

describe.skipIf(!server)('on a PostgreSQL server', () => {
  let url = ''
  beforeAll(async () => {
    url = await server!.fresh()
  }, 60_000)

  it('carries the same first line', async () => {
    await firstStory(await labOn(url))
  }, 120_000)

  it('migrates once when two servers start together', async () => {
    const other = await server!.fresh()
    const databases = [connectPostgres(other), connectPostgres(other)]
    const applied = await Promise.all(databases.map((it) => migrate(it)))
    expect(applied.map((it) => it.length).sort()).toEqual([0, Object.keys(migrations).length])
    for (const database of databases) await database.close()
  }, 60_000)

  it('does nothing twice when several workers share a job', async () => {
    const own = await server!.fresh()
    const first = await labOn(own)
    const ada = await aUser(first, 'ada')
    const texts = Array.from({ length: 120 }, (_, i) => `Seen by Dr. Roe on 3/4/2024, visit ${i}.`)
    const { projectId } = await aProject(ada, { texts })
    const second = startRunner(first.lab, [deidentifyJob])
    const third = startRunner(first.lab, [deidentifyJob])
    await ada.get(routes.deidentify, {
      params: { projectId },
      body: { selection: { filter: {} }, on: 'predictions' },
    })
    await Promise.all([first.runner.settled(), second.settled(), third.settled()])
    let job = (await ada.get(routes.listJobs, { params: { projectId } })).jobs[0]!
    for (let i = 0; i < 200 && job.state !== 'done'; i++) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      job = (await ada.get(routes.listJobs, { params: { projectId } })).jobs[0]!
    }
    expect(job).toMatchObject({ state: 'done', done: 120, failed: 0, total: 120 })
    const { count } = await first.lab.db
      .selectFrom('predictions')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(120)
    await second.stop()
    await third.stop()
  }, 120_000)

  it('chains the record without gaps under many at once', async () => {
    const own = await server!.fresh()
    const lab = await labOn(own)
    const people = await Promise.all(Array.from({ length: 8 }, (_, i) => aUser(lab, `user${i}`)))
    await Promise.all(people.map((it, i) => aProject(it, { name: `Project ${i}` })))
    const admin = await aUser(lab, 'admin', 'admin')
    const verdict = await admin.get(routes.verifyAudit, {})
    expect(verdict).toMatchObject({ whole: true, brokenAt: null })
    expect(verdict.entries).toBeGreaterThanOrEqual(8)
  }, 60_000)

  it('says so when the database is gone, and keeps running', async () => {
    if (process.env.TEST_DATABASE_URL) return
    const lab = await labOn(await server!.fresh())
    const ada = await aUser(lab, 'ada')
    await server!.stop()
    const answer = await ada.call(routes.listProjects, {})
    expect([answer.status, answer.body.error?.code]).toEqual([503, 'database-gone'])
    const health = await lab.app.inject({ method: 'GET', url: '/api/health', headers: { host: 'localhost' } })
    const ready = await lab.app.inject({ method: 'GET', url: '/api/ready', headers: { host: 'localhost' } })
    expect([health.statusCode, ready.statusCode]).toEqual([200, 503])
  }, 60_000)
})
