import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../shared/routes.ts'
import { aProject, aUser, joins, type TestLab, testLab, type Visitor } from '../../testing/server.ts'

let test: TestLab
let owner: Visitor
let ana: Visitor
let ruth: Visitor
let projectId: number
let taskIds: number[]
const phone = 'Call 555-010-4477.'
beforeAll(async () => {
  test = await testLab()
  owner = await aUser(test, 'owner')
  const texts = ['Seen by Jane Roe.', `${phone} Thanks.`, `${phone} Yours.`]
  ;({ projectId, taskIds } = await aProject(owner, { texts }))
  await owner.get(routes.setProjectResources, {
    params: { projectId },
    body: { resources: [{ id: 'pipeline:patterns', labels: null }] },
  })
  ana = await aUser(test, 'ana')
  ruth = await aUser(test, 'ruth')
  await joins(test, projectId, ana, ['annotator'])
  await joins(test, projectId, ruth, ['reviewer'])
  const shared = { mode: 'all' as const, perPerson: null, as: 'annotator' as const, replace: false }
  await owner.get(routes.assignTasks, {
    params: { projectId },
    body: { selection: { filter: {} }, userIds: [ana.id], ...shared },
  })
}, 60_000)
afterAll(() => test.close())

const span = { spanId: 'span-aaaa', base: 0, start: 8, end: 16, label: 'DOCTOR' }

/** A version with one span, or none, submitted. */
async function submitted(
  who: Visitor,
  taskId: number,
  { from, label }: { from?: number; label?: string } = {},
): Promise<number> {
  const draft = await who.get(routes.createCompletion, {
    params: { projectId, taskId },
    body: { from: from === undefined ? { kind: 'empty' } : { kind: 'completion', id: from } },
  })
  const params = { projectId, completionId: draft.id }
  if (label) {
    const step = { id: `operation-${draft.id}`, group: null, undoes: null }
    const operation =
      from === undefined
        ? { ...step, ...span, kind: 'add' as const, label }
        : {
            ...step,
            kind: 'relabel' as const,
            spanId: draft.spanList[0]!.id,
            base: draft.spanList[0]!.version,
            label,
          }
    await who.get(routes.applyOperations, { params, body: { operations: [operation] } })
  }
  const { seq } = await who.get(routes.getCompletion, { params })
  await who.get(routes.submitCompletion, { params, body: { seq, star: true } })
  return draft.id
}

const setShown = (showReviewed: boolean) =>
  owner.get(routes.getProject, { params: { projectId } }).then(({ settings }) =>
    owner.get(routes.changeProject, {
      params: { projectId },
      body: { settings: { ...settings, showReviewed } },
    }),
  )
const queueOf = async (who: Visitor, mine: 'true' | 'false' = 'false') =>
  (await who.get(routes.reviewQueue, { params: { projectId }, query: { mine } })).items

describe('the review of a version', () => {
  let first: number
  it('waits in the queue until somebody has decided; a remark stands on a span for its author', async () => {
    const taskId = taskIds[0]!
    first = await submitted(ana, taskId, { label: 'PATIENT' })
    expect((await queueOf(ruth)).map(({ completion }) => completion.id)).toEqual([first])
    expect(await queueOf(ruth, 'true')).toEqual([])
    await owner.get(routes.changeTask, { params: { projectId, taskId }, body: { reviewerId: ruth.id } })
    expect((await queueOf(ruth, 'true')).map(({ completion }) => completion.id)).toEqual([first])
    await ruth.get(routes.createComment, {
      params: { projectId, taskId },
      body: { text: 'This is the doctor.', completionId: first, spanId: span.spanId, start: 8, end: 16 },
    })
    const reject = { approved: false, comment: 'See my remark.' }
    const params = { projectId, completionId: first }
    const silent = await ruth.call(routes.decideReview, { params, body: { approved: false, comment: ' ' } })
    expect(silent.status).toBe(400)
    await ruth.get(routes.decideReview, { params, body: reject })
    expect(await queueOf(ruth)).toEqual([])
    const { comments } = await ana.get(routes.listComments, { params: { projectId, taskId } })
    expect(comments).toMatchObject([
      { text: 'This is the doctor.', spanId: span.spanId, start: 8, end: 16, mine: false, resolved: false },
    ])
    const task = await ana.get(routes.getTask, { params: { projectId, taskId } })
    expect(task.completions[0]).toMatchObject({ starred: false, review: reject })
  })

  it('may be a corrected version, which annotators see and clone where the project says so', async () => {
    const taskId = taskIds[0]!
    const theirs = await submitted(ruth, taskId, { from: first, label: 'DOCTOR' })
    const seen = async () =>
      (await ana.get(routes.getTask, { params: { projectId, taskId } })).completions.map(({ id }) => id)
    const clone = () =>
      ana.call(routes.createCompletion, {
        params: { projectId, taskId },
        body: { from: { kind: 'completion', id: theirs } },
      })
    await setShown(false)
    expect(await seen()).toEqual([first])
    expect((await clone()).status).toBe(404)
    await setShown(true)
    expect(await seen()).toEqual([first, theirs])
    const made = await clone()
    expect(made.body.spanList).toMatchObject([{ start: 8, end: 16, label: 'DOCTOR' }])
    expect(made.body.author.id).toBe(ana.id)
  })
})

describe('a second look', () => {
  const skipped = async () => {
    const { id } = await owner.get(routes.createExport, {
      params: { projectId },
      body: {
        format: 'jsonl',
        deidentified: true,
        filter: {},
        labels: null,
        includeUnreviewed: false,
        onlyStarred: true,
      },
    })
    await test.runner.settled()
    const params = { projectId, exportId: id }
    const list = await owner.get(routes.listSkipped, { params, query: {} })
    return list.skipped.filter(({ reason }) => reason === 'leftover').map(({ taskId }) => taskId)
  }

  it('holds a task back until a person has put aside what it finds, and the record says so', async () => {
    const [, held, other] = taskIds as [number, number, number]
    const completionId = await submitted(ana, held)
    await submitted(ana, other)
    expect((await skipped()).sort()).toEqual([held, other])
    const params = { projectId, completionId }
    const { leftovers } = await ana.get(routes.rescan, { params })
    expect(leftovers).toMatchObject([{ start: 5, end: 17, label: 'PHONE' }])
    const places = leftovers.map(({ start, end, label }) => ({ start, end, label }))
    const after = await ana.get(routes.dismissLeftovers, { params, body: { places } })
    expect(after.leftovers).toEqual([])
    expect(await skipped()).toEqual([other])
    const { entries } = await owner.get(routes.listProjectAudit, {
      params: { projectId },
      query: { action: 'leftovers.dismiss' },
    })
    expect(entries).toMatchObject([
      { subject: `completion:${completionId}`, detail: { count: 1, labels: ['PHONE'] } },
    ])
    expect(JSON.stringify(entries)).not.toContain('4477')
  })
})
