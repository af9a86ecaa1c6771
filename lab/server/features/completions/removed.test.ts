import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../shared/routes.ts'
import { aProject, aUser, joins, type TestLab, testLab, type Visitor } from '../../testing/server.ts'

let test: TestLab
let owner: Visitor
let ana: Visitor
let ben: Visitor
let projectId: number
let taskId: number
beforeAll(async () => {
  test = await testLab()
  owner = await aUser(test, 'owner')
  ;({
    projectId,
    taskIds: [taskId = 0],
  } = await aProject(owner, { texts: ['Seen by Dr. Roe.'] }))
  ana = await aUser(test, 'ana')
  ben = await aUser(test, 'ben')
  for (const person of [ana, ben]) await joins(test, projectId, person, ['annotator'])
  await owner.get(routes.assignTasks, {
    params: { projectId },
    body: {
      selection: { ids: [taskId] },
      userIds: [ana.id, ben.id],
      mode: 'all',
      perPerson: null,
      as: 'annotator',
      replace: false,
    },
  })
}, 60_000)
afterAll(() => test.close())

const params = () => ({ projectId, taskId })
const removedOf = async (who: Visitor) =>
  (await who.get(routes.listRemoved, { params: params() })).completions

async function aDraft(): Promise<number> {
  const draft = await ana.get(routes.createCompletion, {
    params: params(),
    body: { from: { kind: 'empty' } },
  })
  const span = { spanId: 'span-aaaa', base: 0, start: 12, end: 15, label: 'DOCTOR' }
  await ana.get(routes.applyOperations, {
    params: { projectId, completionId: draft.id },
    body: {
      operations: [{ kind: 'add', id: `operation-${draft.id}`, group: null, undoes: null, ...span }],
    },
  })
  return draft.id
}

describe('a deleted draft', () => {
  it('is kept, seen by its author and by those who see all work, and by no one else', async () => {
    const completionId = await aDraft()
    await ana.get(routes.removeCompletion, { params: { projectId, completionId } })
    expect(await removedOf(ana)).toMatchObject([{ id: completionId, spans: 1, mayRestore: true, may: [] }])
    expect(await removedOf(owner)).toMatchObject([{ id: completionId, mayRestore: false }])
    expect(await removedOf(ben)).toEqual([])
    const gone = await ana.call(routes.getCompletion, { params: { projectId, completionId } })
    expect(gone.status).toBe(404)
  })

  it('comes back to its author with all its spans, and to no one else', async () => {
    const completionId = (await removedOf(ana))[0]!.id
    for (const other of [ben, owner]) {
      const answer = await other.call(routes.restoreCompletion, { params: { projectId, completionId } })
      expect(answer.status).toBe(404)
    }
    await ana.get(routes.restoreCompletion, { params: { projectId, completionId } })
    const { spanList, may } = await ana.get(routes.getCompletion, { params: { projectId, completionId } })
    expect(spanList).toMatchObject([{ start: 12, end: 15, label: 'DOCTOR' }])
    expect(may).toContain('edit')
    expect(await removedOf(ana)).toEqual([])
    const task = await ana.get(routes.getTask, { params: params() })
    expect(task.state).toBe('in-progress')
    const again = await ana.call(routes.restoreCompletion, { params: { projectId, completionId } })
    expect(again.status).toBe(404)
  })
})
