import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../shared/routes.ts'
import { aProject, aUser, joins, type TestLab, testLab, type Visitor } from '../../testing/server.ts'
import { createSession } from '../auth/queries.ts'
import { openStream, type Stream } from './testing/stream.ts'

let test: TestLab
let ada: Visitor
let base: string
const streams: Stream[] = []
beforeAll(async () => {
  test = await testLab()
  ada = await aUser(test, 'ada')
  base = await test.app.listen({ host: '127.0.0.1', port: 0 })
}, 60_000)
afterAll(async () => {
  for (const stream of streams) stream.close()
  await test.close()
})

/** The stream of `query` as `person` gets it, once it has said hello. */
async function listen(person: Visitor, query: string): Promise<Stream> {
  const stream = await openStream(
    `${base}/api/events?${query}`,
    (await createSession(test.lab, person.id)).secret,
  )
  streams.push(stream)
  await expect.poll(() => stream.events[0]).toEqual({ kind: 'hello' })
  return stream
}

/** A draft of Ada's on a new task, and an edit of it. */
async function aDraft(name: string) {
  const { projectId, taskIds } = await aProject(ada, { name, texts: ['Seen by Dr. Roe.'] })
  const taskId = taskIds[0]!
  const draft = await ada.get(routes.createCompletion, {
    params: { projectId, taskId },
    body: { from: { kind: 'empty' } },
  })
  const span = { spanId: 'span-aaaa', base: 0, start: 12, end: 15, label: 'DOCTOR' }
  const operation = { kind: 'add' as const, id: 'operation-1', group: null, undoes: null, ...span }
  const edit = () =>
    ada.get(routes.applyOperations, {
      params: { projectId, completionId: draft.id },
      body: { operations: [operation] },
    })
  return { projectId, taskId, edit }
}

describe('live updates', () => {
  it('tell a project’s listeners of edits on the task they have open, and of jobs', async () => {
    const { projectId, taskId, edit } = await aDraft('Live')
    const stream = await listen(ada, `projectId=${projectId}&taskId=${taskId}`)
    expect(stream.contentType).toContain('text/event-stream')
    await edit()
    await expect
      .poll(() => stream.events.find(({ kind }) => kind === 'operations'))
      .toMatchObject({ taskId, seq: 1, results: [{ outcome: 'applied' }] })
    const selection = { filter: {} }
    await ada.get(routes.deidentify, { params: { projectId }, body: { selection, on: 'predictions' } })
    await expect
      .poll(() => stream.events.some((it) => it.kind === 'job' && it.job.state === 'done'))
      .toBe(true)
    expect(stream.events.some(({ kind }) => kind === 'tasks')).toBe(true)
  }, 60_000)

  it('tell nothing of a project to those who are not in it, and no edits to those who may not see the task', async () => {
    const { projectId, taskId, edit } = await aDraft('Quiet')
    const bea = await aUser(test, 'bea')
    expect((await bea.call(routes.events, { query: { projectId } })).status).toBe(404)
    await joins(test, projectId, bea, ['annotator'])
    const stream = await listen(bea, `projectId=${projectId}&taskId=${taskId}`)
    await edit()
    await ada.get(routes.changeProject, { params: { projectId }, body: { description: 'x' } })
    await expect.poll(() => stream.events.some(({ kind }) => kind === 'project')).toBe(true)
    expect(stream.events.map(({ kind }) => kind)).not.toContain('operations')
  }, 60_000)
})
