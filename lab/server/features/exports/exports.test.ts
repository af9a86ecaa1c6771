import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ExportRequest } from '../../../shared/export.ts'
import { routes } from '../../../shared/routes.ts'
import { aProject, aUser, joins, type TestLab, testLab, type Visitor } from '../../testing/server.ts'
import { csvRow, fused } from './csv.ts'
import { exportFolder } from './job.ts'

let test: TestLab
let owner: Visitor
let first: Visitor
let second: Visitor

beforeAll(async () => {
  test = await testLab()
  owner = await aUser(test, 'owner')
  first = await aUser(test, 'first')
  second = await aUser(test, 'second')
}, 60_000)
afterAll(() => test.close())

const text = 'Patient: Marcus Templeton, seen by Dr. Halloran on 3/4/2024.'
const spans = { name: [9, 25], doctor: [39, 47], date: [51, 59] } as const
const request: ExportRequest = {
  format: 'jsonl',
  deidentified: true,
  filter: {},
  labels: null,
  includeUnreviewed: false,
  onlyStarred: true,
}

let names = 0
async function project(texts: readonly string[] = [text]) {
  const made = await aProject(owner, { name: `Export ${++names}`, texts })
  await joins(test, made.projectId, first, ['reviewer', 'annotator'])
  await joins(test, made.projectId, second, ['reviewer', 'annotator'])
  return made
}

/** Someone's submitted work on a task. */
async function work(
  person: Visitor,
  projectId: number,
  taskId: number,
  places: readonly (readonly [number, number, string])[],
  star = true,
) {
  const { id } = await person.get(routes.createCompletion, {
    params: { projectId, taskId },
    body: { from: { kind: 'empty' } },
  })
  const params = { projectId, completionId: id }
  const operations = places.map(([start, end, label], i) => ({
    kind: 'add' as const,
    id: `operation-${id}-${i}`,
    group: null,
    undoes: null,
    spanId: `span-${id}-${i}xx`,
    base: 0,
    start,
    end,
    label,
  }))
  if (operations.length > 0) await person.get(routes.applyOperations, { params, body: { operations } })
  await person.get(routes.submitCompletion, { params, body: { seq: operations.length, star } })
  return params
}

const whole = [
  [...spans.name, 'PATIENT'],
  [...spans.doctor, 'DOCTOR'],
  [...spans.date, 'DATE'],
] as const

async function write(projectId: number, change: Partial<ExportRequest> = {}) {
  const { id: exportId } = await owner.get(routes.createExport, {
    params: { projectId },
    body: { ...request, ...change },
  })
  await test.runner.settled()
  const done = await owner.get(routes.getExport, { params: { projectId, exportId } })
  const file = await test.app.inject({
    method: 'GET',
    url: `/api/projects/${projectId}/exports/${exportId}/file`,
    headers: await ownerHeaders(),
  })
  return { done, exportId, raw: file.rawPayload, text: file.body }
}

async function ownerHeaders() {
  const { createSession } = await import('../auth/queries.ts')
  return { host: 'localhost', cookie: `palimpsest=${(await createSession(test.lab, owner.id)).secret}` }
}

describe('what goes out', () => {
  it('is the starred work of the person highest in the team, with nothing of the original', async () => {
    const { projectId, taskIds } = await project()
    await work(second, projectId, taskIds[0]!, [[...spans.name, 'PATIENT']])
    await work(first, projectId, taskIds[0]!, whole)
    const { done, text: out } = await write(projectId)
    expect(done).toMatchObject({ exported: 1, skipped: [] })
    const line = JSON.parse(out) as {
      id: string
      text: string
      meta: object
      spans: { start: number; end: number; label: string }[]
    }
    expect(line.spans.map(({ label }) => label)).toEqual(['PATIENT', 'DOCTOR', 'DATE'])
    for (const word of ['Marcus', 'Templeton', 'Halloran', '3/4/2024', 'doc-1'])
      expect(out).not.toContain(word)
    expect(line.text).toMatch(/^Patient: .+, seen by Dr\. .+ on .+\.$/)
    expect(line).toMatchObject({ id: 'task-1', meta: {} })
    // The order of the team decides, not who came first.
    const { members } = await owner.get(routes.listMembers, { params: { projectId } })
    const order = [members[0]!, members[2]!, members[1]!].map(({ person, roles }) => ({
      userId: person.id,
      roles,
    }))
    await owner.get(routes.setMembers, { params: { projectId }, body: { members: order } })
    await owner.get(routes.setProjectResources, { params: { projectId }, body: { resources: [] } })
    const again = JSON.parse((await write(projectId)).text) as { spans: unknown[] }
    expect(again.spans).toHaveLength(1)
  })

  it('leaves out, with a reason each, what is unfinished, rejected, flagged or doubtful', async () => {
    const impossible = 'Seen on 30 Feb 2024 by Dr. Halloran.'
    const { projectId, taskIds } = await project([text, text, text, impossible, text, text])
    const [untouched, unstarred, rejected, flagged, doubtful, good] = taskIds as [
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    await work(first, projectId, unstarred, whole, false)
    const params = await work(first, projectId, rejected, whole)
    await second.get(routes.decideReview, {
      params,
      body: { approved: false, comment: 'One name is missing' },
    })
    await work(first, projectId, flagged, [
      [8, 19, 'DATE'],
      [27, 35, 'DOCTOR'],
    ])
    const left = await work(first, projectId, doubtful, [[...spans.name, 'PATIENT']])
    await work(first, projectId, good, whole)
    const { done, exportId } = await write(projectId)
    expect(done).toMatchObject({ exported: 1, unreviewed: 0 })
    const { skipped } = await owner.get(routes.listSkipped, { params: { projectId, exportId } })
    expect(skipped.map(({ taskId, reason }) => [taskId, reason])).toEqual([
      [untouched, 'no-completion'],
      [unstarred, 'not-starred'],
      [rejected, 'to-correct'],
      [flagged, 'flagged'],
      [doubtful, 'leftover'],
    ])
    // A person looks at the leftovers and puts them aside: then the work goes out.
    const { leftovers } = await first.get(routes.rescan, { params: left })
    expect(leftovers.map(({ label }) => label)).toEqual(['DOCTOR', 'DATE'])
    await first.get(routes.dismissLeftovers, {
      params: left,
      body: { places: leftovers.map(({ start, end, label }) => ({ start, end, label })) },
    })
    expect((await write(projectId)).done.exported).toBe(2)
  })

  it('holds back a text in which a removed name still stands', async () => {
    const twice = 'Patient: Marcus Templeton. Later Templeton went home.'
    const { projectId, taskIds } = await project([twice])
    await owner.get(routes.setProjectResources, { params: { projectId }, body: { resources: [] } })
    await work(first, projectId, taskIds[0]!, [[9, 25, 'PATIENT']])
    const { done } = await write(projectId)
    expect(done).toMatchObject({ exported: 0, skipped: [{ reason: 'leak', count: 1 }] })
  })

  it('remembers a second look, and takes another when a rule changes', async () => {
    const { projectId, taskIds } = await project()
    const admin = await aUser(test, `admin${names}`, 'admin')
    const rule = {
      ...{
        name: `Ward ${names}`,
        label: 'HOSPITAL',
        description: '',
        kind: 'dictionary' as const,
        pattern: '',
      },
      ...{ terms: ['nowhere to be found'], caseSensitive: false, before: [], after: [], exceptions: [] },
      ...{ window: 0, within: 'document' as const, wholeWords: true, score: 1, examples: [] },
    }
    const { id: ruleId } = await admin.get(routes.createRule, { body: rule })
    await test.lab.db
      .updateTable('projects')
      .set({ resources: JSON.stringify([{ id: `rule:${ruleId}`, labels: null }]) })
      .where('id', '=', projectId)
      .execute()
    const { completionId } = await work(first, projectId, taskIds[0]!, whole)
    const look = async () => {
      const { leftovers, leftovers_at } = await test.lab.db
        .selectFrom('completions')
        .select(['leftovers', 'leftovers_at'])
        .where('id', '=', completionId)
        .executeTakeFirstOrThrow()
      return { leftovers, at: leftovers_at?.getTime() }
    }
    expect((await write(projectId)).done).toMatchObject({ exported: 1 })
    const before = await look()
    expect(before.leftovers).toBe(0)
    expect((await write(projectId)).done).toMatchObject({ exported: 1 })
    expect(await look()).toEqual(before)
    await admin.get(routes.changeRule, { params: { ruleId }, body: { ...rule, terms: ['patient'] } })
    expect((await write(projectId)).done).toMatchObject({
      exported: 0,
      skipped: [{ reason: 'leftover', count: 1 }],
    })
    expect((await look()).leftovers).toBe(1)
  })

  it('takes unreviewed predictions only when asked, and records it', async () => {
    const { projectId } = await project()
    await owner.get(routes.deidentify, {
      params: { projectId },
      body: { selection: { filter: {} }, on: 'predictions' },
    })
    await test.runner.settled()
    expect((await write(projectId)).done.exported).toBe(0)
    const { done } = await write(projectId, { includeUnreviewed: true })
    expect(done).toMatchObject({ exported: 1, unreviewed: 1 })
    const entry = await test.lab.db
      .selectFrom('audit')
      .select('detail')
      .where('project_id', '=', projectId)
      .where('action', '=', 'export.start')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(entry.detail).toMatchObject({ includeUnreviewed: true })
  })

  it.each(['json', 'jsonl', 'csv', 'tsv', 'conll', 'brat', 'mat-json', 'txt'] as const)(
    'writes %s, and reads it back where it holds texts',
    async (format) => {
      const { projectId, taskIds } = await project()
      await work(first, projectId, taskIds[0]!, whole)
      const { done, raw } = await write(projectId, { format })
      expect(done.exported).toBe(1)
      const content = new Uint8Array(raw)
      const isZip = ['brat', 'mat-json', 'txt'].includes(format)
      const all = isZip
        ? Object.values(unzipSync(content))
            .map((it) => strFromU8(it))
            .join('\n')
        : strFromU8(content)
      for (const word of ['Marcus', 'Templeton', 'Halloran']) expect(all).not.toContain(word)
      const ending = isZip ? 'zip' : format
      const other = await aProject(owner, { name: `Back ${names}-${format}`, kind: 'text-ner' })
      const report = await owner.get(routes.importTasks, {
        params: { projectId: other.projectId },
        files: [{ name: `back.${ending}`, content }],
      })
      expect(report).toMatchObject({ added: 1, failed: 0 })
      const { tasks } = await owner.get(routes.listTasks, { params: { projectId: other.projectId } })
      const task = await owner.get(routes.getTask, {
        params: { projectId: other.projectId, taskId: tasks[0]!.id },
      })
      expect(task.text).toContain('Patient')
      expect(task.tags).not.toContain('NonDeidentified')
    },
  )

  it('reads its tables back with titles, tags and spans, and without the guard against formulas', async () => {
    const texts = ['=cmd Dr. Halloran', "'=quoted Dr. Halloran", '-5 Dr. Halloran', "plain\r\nDr. Halloran's"]
    const { projectId, taskIds } = await project(texts)
    for (const [i, taskId] of taskIds.entries()) {
      const at = texts[i]!.indexOf('Halloran')
      await work(first, projectId, taskId, [[at, at + 8, 'DOCTOR']])
    }
    const title = '@title'
    const params = { projectId, taskId: taskIds[0]! }
    await owner.get(routes.changeTask, { params, body: { title, tags: ['+1', 'b'] } })
    for (const format of ['csv', 'tsv'] as const) {
      const { raw } = await write(projectId, { format, deidentified: false })
      const other = await aProject(owner, { name: `Table ${format}`, kind: 'text-ner' })
      await owner.get(routes.importTasks, {
        params: { projectId: other.projectId },
        files: [{ name: `back.${format}`, content: new Uint8Array(raw) }],
      })
      const { tasks } = await owner.get(routes.listTasks, { params: { projectId: other.projectId } })
      const params = (taskId: number) => ({ projectId: other.projectId, taskId })
      const back = await Promise.all(tasks.map(({ id }) => owner.get(routes.getTask, { params: params(id) })))
      expect(back.map((it) => it.text)).toEqual(texts)
      expect(back.map((it) => [it.spans, it.meta])).toEqual(texts.map(() => [1, {}]))
      expect(back[0]).toMatchObject({ externalId: 'doc-1', title, tags: ['+1', 'b'] })
    }
  })

  it('lets nobody but managers export, and texts as they are only those who may archive', async () => {
    const { projectId } = await project()
    expect((await first.call(routes.createExport, { params: { projectId }, body: request })).status).toBe(403)
    const filtered = await owner.call(routes.createExport, {
      params: { projectId },
      body: { ...request, labels: ['PATIENT'] },
    })
    expect(filtered.body.error?.code).toBe('no-label-filter')
  })

  it('that another server had begun is made whole by the one it is resumed on', async () => {
    const { projectId, taskIds } = await project([text, text])
    await work(first, projectId, taskIds[0]!, whole)
    const { exportId, done } = await write(projectId)
    // As it was left there: cancelled with all pieces written, and nothing of it here.
    const { db } = test.lab
    const { id: jobId } = done.job
    await rm(join(exportFolder(test.lab), done.fileName!))
    const away = await owner.call(routes.downloadExport, { params: { projectId, exportId } })
    expect([away.status, away.body.error?.code]).toEqual([409, 'elsewhere'])
    await db.updateTable('exports').set({ file_name: null, bytes: 500 }).where('id', '=', exportId).execute()
    const left = { state: 'cancelled', home: 'elsewhere:/data' } as const
    await db.updateTable('jobs').set(left).where('id', '=', jobId).execute()
    await owner.get(routes.resumeJob, { params: { projectId, jobId } })
    await test.runner.settled()
    const again = await owner.get(routes.getExport, { params: { projectId, exportId } })
    expect(again).toMatchObject({
      exported: 1,
      skipped: [{ count: 1 }],
      job: { state: 'done', done: 1, failed: 1 },
    })
    const file = await owner.call(routes.downloadExport, { params: { projectId, exportId } })
    expect(file.raw.trim().split('\n')).toHaveLength(1)
    expect(again.sha256).toBe(done.sha256)
  })

  it('goes on with a broken download', async () => {
    const { projectId, taskIds } = await project()
    await work(first, projectId, taskIds[0]!, whole)
    const { exportId, text: out } = await write(projectId)
    const part = await test.app.inject({
      method: 'GET',
      url: `/api/projects/${projectId}/exports/${exportId}/file`,
      headers: { ...(await ownerHeaders()), range: 'bytes=10-' },
    })
    expect(part.statusCode).toBe(206)
    expect(part.body).toBe(out.slice(10))
  })
})

describe('a row of CSV', () => {
  it.each([
    ['=1+1', "'=1+1\r\n"],
    ['+49 30', "'+49 30\r\n"],
    ['-5', "'-5\r\n"],
    ['@cmd', "'@cmd\r\n"],
    ['\tx', "'\tx\r\n"],
    ['a "b", c', '"a ""b"", c"\r\n'],
    ['two\nlines', '"two\nlines"\r\n'],
    ['plain = text', 'plain = text\r\n'],
    ['3-4', '3-4\r\n'],
  ])('%j runs nothing in a spreadsheet', (cell, row) => {
    expect(csvRow([cell])).toBe(row)
  })

  it('is read back as it was', () => {
    const cell = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'x') })
    fc.assert(
      fc.property(cell, (it) => {
        const written = csvRow([it]).slice(0, -2)
        expect(fused(written.startsWith('"') ? written.slice(1, -1) : written)).toBe(it)
      }),
    )
  })
})
