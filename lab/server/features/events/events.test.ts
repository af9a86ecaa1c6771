import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LabEvent } from '../../../shared/events.ts'
import { routes } from '../../../shared/routes.ts'
import { aProject, aUser, joins, type TestLab, testLab, type Visitor } from '../../testing/server.ts'
import { createSession } from '../auth/queries.ts'

let test: TestLab
let ada: Visitor
let base: string
beforeAll(async () => {
  test = await testLab()
  ada = await aUser(test, 'ada')
  base = await test.app.listen({ host: '127.0.0.1', port: 0 })
}, 60_000)
afterAll(() => test.close())

/** Opens the stream as someone, and collects what comes until `enough`. */
async function listen(
  person: Visitor,
  query: string,
  act: () => Promise<void>,
  enough: (events: readonly LabEvent[]) => boolean,
): Promise<LabEvent[]> {
  const stop = new AbortController()
  const cookie = `palimpsest=${(await createSession(test.lab, person.id)).secret}`
  const response = await fetch(`${base}/api/events?${query}`, { headers: { cookie }, signal: stop.signal })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const events: LabEvent[] = []
  const decoder = new TextDecoder()
  let rest = ''
  const deadline = setTimeout(() => stop.abort(), 10_000)
  const acted = act()
  try {
    for await (const chunk of response.body!) {
      rest += decoder.decode(chunk as Uint8Array, { stream: true })
      const blocks = rest.split('\n\n')
      rest = blocks.pop()!
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (data) events.push(JSON.parse(data) as LabEvent)
      }
      if (enough(events)) break
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error
  }
  clearTimeout(deadline)
  stop.abort()
  await acted
  return events
}

describe('live updates', () => {
  it('tell a project’s listeners of edits on the task they have open, and of jobs', async () => {
    const { projectId, taskIds } = await aProject(ada, { name: 'Live', texts: ['Seen by Dr. Roe.'] })
    const taskId = taskIds[0]!
    const draft = await ada.get(routes.createCompletion, {
      params: { projectId, taskId },
      body: { from: { kind: 'empty' } },
    })
    const edit = async () => {
      await ada.get(routes.applyOperations, {
        params: { projectId, completionId: draft.id },
        body: {
          operations: [
            {
              kind: 'add',
              id: 'operation-1',
              group: null,
              undoes: null,
              spanId: 'span-aaaa',
              base: 0,
              start: 12,
              end: 15,
              label: 'DOCTOR',
            },
          ],
        },
      })
    }
    const events = await listen(ada, `projectId=${projectId}&taskId=${taskId}`, edit, (it) =>
      it.some(({ kind }) => kind === 'operations'),
    )
    expect(events[0]).toEqual({ kind: 'hello' })
    expect(events.find(({ kind }) => kind === 'operations')).toMatchObject({
      taskId,
      seq: 1,
      results: [{ outcome: 'applied' }],
    })
    const run = async () => {
      await ada.get(routes.deidentify, {
        params: { projectId },
        body: { selection: { filter: {} }, on: 'predictions' },
      })
    }
    const jobs = await listen(ada, `projectId=${projectId}`, run, (it) =>
      it.some((event) => event.kind === 'job' && event.job.state === 'done'),
    )
    expect(jobs.some(({ kind }) => kind === 'tasks')).toBe(true)
  }, 30_000)

  it('tell nothing of a project to those who are not in it, and no edits to those who may not see the task', async () => {
    const { projectId, taskIds } = await aProject(ada, { name: 'Quiet', texts: ['Seen by Dr. Roe.'] })
    const taskId = taskIds[0]!
    const bea = await aUser(test, 'bea')
    const answer = await bea.call(routes.events, { query: { projectId } })
    expect(answer.status).toBe(404)
    await joins(test, projectId, bea, ['annotator'])
    const draft = await ada.get(routes.createCompletion, {
      params: { projectId, taskId },
      body: { from: { kind: 'empty' } },
    })
    const edit = async () => {
      await ada.get(routes.applyOperations, {
        params: { projectId, completionId: draft.id },
        body: {
          operations: [
            {
              kind: 'add',
              id: 'operation-1',
              group: null,
              undoes: null,
              spanId: 'span-aaaa',
              base: 0,
              start: 12,
              end: 15,
              label: 'DOCTOR',
            },
          ],
        },
      })
      await ada.get(routes.changeProject, { params: { projectId }, body: { description: 'x' } })
    }
    const events = await listen(bea, `projectId=${projectId}&taskId=${taskId}`, edit, (it) =>
      it.some(({ kind }) => kind === 'project'),
    )
    expect(events.map(({ kind }) => kind)).not.toContain('operations')
  }, 30_000)
})
