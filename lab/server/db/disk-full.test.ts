import { execFileSync } from 'node:child_process'
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from '../../shared/operations.ts'
import { routes } from '../../shared/routes.ts'
import { exportFolder } from '../features/exports/job.ts'
import { aProject, aUser, type TestLab, testLab, type Visitor } from '../testing/server.ts'
import { migrate, openEmbedded } from './connect.ts'

const place = mkdtempSync(join(tmpdir(), 'palimpsest-full-'))
const mounted = mount()
afterAll(() => {
  if (mounted) execFileSync('umount', ['-l', place])
  rmSync(place, { recursive: true, force: true })
})

/** A disk of its own, small enough to fill. Only root may make one: elsewhere these tests are skipped. */
function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', place], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const ballast = join(place, 'ballast')

/** Takes what room there is, but for `spare` bytes. */
function fill(spare = 0): void {
  const file = openSync(ballast, 'a')
  const block = Buffer.alloc(64 * 1024)
  try {
    for (;;) writeSync(file, block)
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
  } finally {
    closeSync(file)
  }
  if (spare > 0) {
    truncateSync(ballast, Math.max(0, statSync(ballast).size - spare))
  }
}

const free = () => rmSync(ballast, { force: true })

describe.skipIf(!mounted)('a full disk', () => {
  let test: TestLab
  let ada: Visitor
  let projectId = 0
  let taskIds: number[] = []
  beforeAll(async () => {
    const dataFolder = join(place, 'lab')
    const database = await openEmbedded(dataFolder)
    await migrate(database)
    test = await testLab(database, { dataFolder })
    ada = await aUser(test, 'ada')
    const texts = Array.from({ length: 40 }, (_, i) => `Seen by Dr. Roe on 3/4/2024, visit ${i}.`)
    ;({ projectId, taskIds } = await aProject(ada, { texts }))
  }, 120_000)
  afterAll(() => test?.close())

  it('refuses edits with the reason, and keeps every one that it acknowledged', async () => {
    const params = { projectId, taskId: taskIds[0]! }
    const draft = await ada.get(routes.createCompletion, { params, body: { from: { kind: 'empty' } } })
    const target = { projectId, completionId: draft.id }
    const acknowledged: string[] = []
    const refusals = new Set<string>()
    const edit = async (i: number) => {
      const id = `edit-${String(i).padStart(6, '0')}`
      const operation: Operation = {
        ...{ kind: 'add', id, group: null, undoes: null, spanId: `span-${id}`, base: 0 },
        ...{ start: 0, end: 4, label: 'PATIENT' },
      }
      const { status, body } = await ada.call(routes.applyOperations, {
        params: target,
        body: { operations: [operation] },
      })
      if (status === 200) acknowledged.push(id)
      else refusals.add(`${status} ${body.error?.code}`)
      return status === 200
    }
    for (let i = 0; i < 20; i++) await edit(i)
    fill()
    let failed = 0
    for (let i = 100; i < 6000 && failed < 3; i++) if (!(await edit(i))) failed++
    expect(failed).toBe(3)
    for (const refusal of refusals) expect(['507 disk-full', '503 database-gone']).toContain(refusal)
    free()
    // The database may have had to start again: the first tries tell.
    for (let i = 7000; i < 7050 && !(await edit(i)); i++)
      await new Promise((resolve) => setTimeout(resolve, 200))
    const { entries } = await ada.get(routes.getHistory, { params: target, query: { limit: 10_000 } })
    const there = new Set(entries.map(({ operation }) => operation.id))
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([])
    expect(acknowledged.at(-1)).toMatch(/edit-007/)
  }, 240_000)

  it('ends an import with the reason; what it reported is there, and the rest comes with the next try', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) =>
      JSON.stringify({ id: `n${i}`, text: `Note ${i}: ${'lorem ipsum '.repeat(40)} ${i * 7919}` }),
    )
    const files = [{ name: 'notes.jsonl', content: lines.join('\n') }]
    const before = (await ada.get(routes.listTasks, { params: { projectId }, query: {} })).total!.count
    fill(3_000_000)
    const { status, body } = await ada.call(routes.importTasks, { params: { projectId }, files })
    expect([503, 507]).toContain(status)
    expect(body.error?.message).toMatch(/Nothing|disk/)
    free()
    let report = await ada.call(routes.importTasks, { params: { projectId }, files })
    for (let i = 0; i < 50 && report.status !== 200; i++) {
      await new Promise((resolve) => setTimeout(resolve, 200))
      report = await ada.call(routes.importTasks, { params: { projectId }, files })
    }
    expect(report.body.added + report.body.duplicates).toBe(3000)
    const after = (await ada.get(routes.listTasks, { params: { projectId }, query: {} })).total!.count
    expect(after).toBe(before + 3000)
  }, 240_000)

  it('stops an export, which goes on where it was when there is room', async () => {
    const params = { projectId }
    const request = {
      ...{ format: 'jsonl' as const, deidentified: true, filter: {}, labels: null },
      ...{ includeUnreviewed: true, onlyStarred: true },
    }
    await ada.get(routes.deidentify, { params, body: { selection: { ids: taskIds }, on: 'predictions' } })
    await test.runner.settled()
    fill(4096)
    const made = await ada.call(routes.createExport, { params, body: request })
    if (made.status === 200) await test.runner.settled()
    free()
    await new Promise((resolve) => setTimeout(resolve, 2500))
    const { id: exportId } =
      made.status === 200 ? made.body : await ada.get(routes.createExport, { params, body: request })
    const stateOf = async () => (await ada.get(routes.getExport, { params: { projectId, exportId } })).job
    let job = await stateOf()
    if (job.state === 'failed') await ada.get(routes.resumeJob, { params: { projectId, jobId: job.id } })
    for (let i = 0; i < 200 && job.state !== 'done'; i++) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      job = await stateOf()
      if (job.state === 'failed') await ada.get(routes.resumeJob, { params: { projectId, jobId: job.id } })
    }
    const done = await ada.get(routes.getExport, { params: { projectId, exportId } })
    expect(done.job.state).toBe('done')
    const written = readFileSync(join(exportFolder(test.lab), done.fileName!), 'utf8')
      .trim()
      .split('\n')
    const ids = written.filter((line) => line !== '').map((line) => (JSON.parse(line) as { id: string }).id)
    expect(ids.length).toBe(done.exported)
    expect(ids.length).toBeGreaterThan(20)
    expect(new Set(ids).size).toBe(ids.length)
  }, 240_000)
})
