import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { LabEvent } from '../../../shared/events.ts'
import { routes } from '../../../shared/routes.ts'
import { createApp } from '../../app.ts'
import { connectPostgres, migrate } from '../../db/connect.ts'
import { readEnv } from '../../env.ts'
import { createLog } from '../../log.ts'
import { assembleLab, startWorker } from '../../start.ts'
import { postgresServer, type TestServer } from '../../testing/postgres.ts'
import { aProject, aUser, testLab } from '../../testing/server.ts'
import { createSession } from '../auth/queries.ts'
import { createSharedHub, type SharedHub } from './shared-hub.ts'
import { openStream } from './testing/stream.ts'

const server: TestServer | undefined = await postgresServer()
const log = createLog('silent')
const ends: (() => Promise<void>)[] = []
// What one test still tells, the next must not hear.
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
}, 60_000)
afterAll(() => server?.stop(), 60_000)

const project = (projectId: number): LabEvent => ({ kind: 'project', projectId })

describe.skipIf(!server)('live events on a PostgreSQL server', () => {
  let url = ''
  beforeAll(async () => {
    url = await server!.fresh()
    const database = connectPostgres(url)
    await migrate(database)
    await database.close()
  }, 60_000)

  async function hub(): Promise<SharedHub & { heard: LabEvent[] }> {
    const shared = createSharedHub(url, log)
    ends.push(() => shared.close())
    const heard: LabEvent[] = []
    shared.listen((event) => heard.push(event))
    await shared.ready
    return Object.assign(shared, { heard })
  }

  it('reach every process once, in order, the own one at once', async () => {
    const [here, there, elsewhere] = [await hub(), await hub(), await hub()]
    for (let i = 1; i <= 50; i++) here.emit(project(i))
    expect(here.heard).toHaveLength(50)
    await expect.poll(() => [there.heard.length, elsewhere.heard.length]).toEqual([50, 50])
    expect(there.heard).toEqual(here.heard)
    expect(elsewhere.heard).toEqual(here.heard)
  }, 60_000)

  it('may be larger than a notification, and keep their place in the row', async () => {
    const [here, there] = [await hub(), await hub()]
    const large: LabEvent = {
      kind: 'tasks',
      projectId: 1,
      taskIds: Array.from({ length: 5000 }, (_, i) => i + 1),
    }
    const sent = [project(1), large, project(2), large, project(3)]
    for (const event of sent) here.emit(event)
    await expect.poll(() => there.heard).toEqual(sent)
  }, 60_000)

  it('become a “reload” when more wait than is worth telling', async () => {
    const [here, there] = [await hub(), await hub()]
    for (let i = 1; i <= 3000; i++) here.emit(project(i))
    here.emit(project(3001))
    expect(here.heard).toHaveLength(3001)
    await expect.poll(() => there.heard).toContainEqual({ kind: 'reload' })
    here.emit(project(3002))
    await expect.poll(() => there.heard.at(-1)).toEqual(project(3002))
    expect(there.heard.length).toBeLessThan(1500)
  }, 60_000)

  it('say “reload” after a lost connection, and go on; what was told meanwhile arrives', async () => {
    const [here, there] = [await hub(), await hub()]
    const cut = new pg.Client({ connectionString: url })
    await cut.connect()
    await cut.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'palimpsest live events' and datname = current_database()`,
    )
    await cut.end()
    here.emit(project(7))
    await expect.poll(() => there.heard).toContainEqual({ kind: 'reload' })
    await expect.poll(() => here.heard).toContainEqual({ kind: 'reload' })
    here.emit(project(8))
    there.emit(project(9))
    await expect.poll(() => there.heard).toContainEqual(project(8))
    await expect.poll(() => here.heard).toContainEqual(project(9))
  }, 60_000)

  it('show the progress of a job that a worker does, at another server than the one it was started at', async () => {
    const own = await server!.fresh()
    const database = connectPostgres(own)
    await migrate(database)
    // The first server only queues: its runner is never told of anything, and does not run.
    const first = await testLab(database)
    ends.push(() => first.close())
    await first.runner.stop()
    const ada = await aUser(first, 'ada')
    const texts = Array.from({ length: 60 }, (_, i) => `Seen by Dr. Roe on 3/4/2024, visit ${i}.`)
    const { projectId } = await aProject(ada, { texts })

    const dataFolder = mkdtempSync(join(tmpdir(), 'palimpsest-second-'))
    const settings = { ...readEnv({}), dataFolder, databaseUrl: own, logLevel: 'silent' }
    const { lab } = assembleLab(settings, connectPostgres(own), log)
    const second = await createApp(lab)
    ends.push(async () => {
      await second.close()
      await lab.hub.close()
      await lab.database.close()
      rmSync(dataFolder, { recursive: true, force: true })
    })
    await (lab.hub as SharedHub).ready
    const base = await second.listen({ host: '127.0.0.1', port: 0 })
    const { secret } = await createSession(lab, ada.id)
    const stream = await openStream(`${base}/api/events?projectId=${projectId}`, secret)
    ends.push(async () => stream.close())

    await ada.get(routes.deidentify, {
      params: { projectId },
      body: { selection: { filter: {} }, on: 'predictions' },
    })
    const worker = await startWorker({ ...settings })
    ends.push(() => worker.stop())
    const jobs = () => stream.events.flatMap((it) => (it.kind === 'job' ? [it.job] : []))
    await expect.poll(() => jobs().at(-1)?.state, { timeout: 60_000 }).toBe('done')
    const done = jobs().map((it) => it.done)
    expect(done.at(-1)).toBe(60)
    expect(done.some((it) => it > 0 && it < 60)).toBe(true)
    expect(stream.events.some(({ kind }) => kind === 'tasks')).toBe(true)
  }, 120_000)
})
