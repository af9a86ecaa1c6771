import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../shared/routes.ts'
import { aProject, aUser, joins, type TestLab, testLab, type Visitor } from '../../testing/server.ts'

let test: TestLab
let ada: Visitor
let ben: Visitor
let projectId: number
let taskIds: number[]
const text = 'Seen by Jane Roe in Larne on 3/4/2024.'
const at = (words: string, label: string) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length, label }
}
const guesses = [at('Jane Roe', 'DOCTOR'), at('Larne', 'CITY'), at('Seen', 'PATIENT')]

/** Someone's submitted and starred version of a task: copied from the machine's, then changed. */
async function submits(
  who: Visitor,
  taskId: number,
  change: {
    remove?: readonly string[]
    relabel?: Readonly<Record<string, string>>
    add?: readonly { start: number; end: number; label: string }[]
  },
): Promise<number> {
  const task = await who.get(routes.getTask, { params: { projectId, taskId } })
  const draft = await who.get(routes.createCompletion, {
    params: { projectId, taskId },
    body: { from: { kind: 'prediction', id: task.predictions[0]!.id } },
  })
  const step = { group: null, undoes: null }
  const of = (label: string) => draft.spanList.find((span) => span.label === label)!
  const operations = [
    ...(change.remove ?? []).map((label) => ({
      ...step,
      kind: 'remove' as const,
      spanId: of(label).id,
      base: of(label).version,
    })),
    ...Object.entries(change.relabel ?? {}).map(([from, label]) => ({
      ...step,
      kind: 'relabel' as const,
      spanId: of(from).id,
      base: of(from).version,
      label,
    })),
    ...(change.add ?? []).map((span, i) => ({
      ...step,
      kind: 'add' as const,
      spanId: `added-${i}-${who.id}-${taskId}`,
      base: 0,
      ...span,
    })),
  ].map((operation, i) => ({ ...operation, id: `operation-${i}` }))
  const params = { projectId, completionId: draft.id }
  const { seq } = await who.get(routes.applyOperations, { params, body: { operations } })
  await who.get(routes.submitCompletion, { params, body: { seq, star: true, seconds: 30 } })
  return draft.id
}

beforeAll(async () => {
  test = await testLab()
  ada = await aUser(test, 'ada')
  ben = await aUser(test, 'ben')
  const made = await aProject(ada, { texts: [text, text, text, text] })
  projectId = made.projectId
  taskIds = made.taskIds
  await joins(test, projectId, ben, ['reviewer'])
  for (const taskId of taskIds)
    await test.lab.db
      .insertInto('predictions')
      .values({
        project_id: projectId,
        task_id: taskId,
        name: 'Clinical',
        span_count: guesses.length,
        spans: JSON.stringify(
          guesses.map((span, i) => ({ ...span, id: `p${i + 1}`, score: 0.9, source: 'crf:test' })),
        ),
      })
      .execute()
  const date = at('3/4/2024', 'DATE')
  for (const taskId of taskIds.slice(0, 3)) {
    await submits(ada, taskId, { remove: ['PATIENT'], relabel: { CITY: 'STATE' }, add: [date] })
    await submits(ben, taskId, { remove: ['PATIENT'], add: [date] })
  }
}, 60_000)
afterAll(() => test.close())

describe('the dashboard', () => {
  it('says what people made of the machine’s spans: accepted, corrected, rejected, missed', async () => {
    const { resources, labels, people } = await ada.get(routes.dashboard, { params: { projectId } })
    const of = (source: string, label: string) =>
      resources.find((it) => it.source === source && it.label === label)
    expect(of('crf:test', 'DOCTOR')).toMatchObject({
      accepted: 6,
      corrected: 0,
      rejected: 0,
      precision: 1,
      recall: 1,
    })
    expect(of('crf:test', 'CITY')).toMatchObject({ accepted: 3, corrected: 3, rejected: 0, precision: 0.5 })
    expect(of('crf:test', 'PATIENT')).toMatchObject({ accepted: 0, rejected: 6, precision: 0 })
    expect(of('people', 'DATE')).toMatchObject({ missed: 6 })
    expect(labels.find(({ label }) => label === 'DATE')).toEqual({ label: 'DATE', people: 6, machine: 0 })
    expect(labels.find(({ label }) => label === 'PATIENT')).toEqual({
      label: 'PATIENT',
      people: 0,
      machine: 4,
    })
    expect(people.map(({ person, submitted, starred }) => [person.username, submitted, starred])).toEqual([
      ['ada', 3, 3],
      ['ben', 3, 3],
    ])
  })

  it('says how far two people agree, over all and label by label, with intervals', async () => {
    const { pairs } = await ada.get(routes.agreement, { params: { projectId } })
    expect(pairs).toHaveLength(1)
    const [pair] = pairs as [(typeof pairs)[number]]
    // Of three spans each, two are the same: 2 · 6 / 18.
    expect(pair).toMatchObject({ tasks: 3, f1: 12 / 18 })
    // Every task is alike, so resampling them changes nothing.
    expect(pair.f1Interval).toEqual({ low: 12 / 18, high: 12 / 18 })
    const query = { left: pair.left.id, right: pair.right.id }
    const { labels } = await ada.get(routes.labelAgreement, { params: { projectId }, query })
    const of = (label: string) => labels.find((it) => it.label === label)
    expect(of('DOCTOR')).toMatchObject({
      tasks: 3,
      spans: 6,
      f1: 1,
      kappa: 1,
      kappaInterval: { low: 1, high: 1 },
    })
    expect(of('CITY')).toMatchObject({ tasks: 3, spans: 3, f1: 0, kappa: 0 })
    expect(labels.map(({ label }) => label)).toEqual(['CITY', 'DATE', 'DOCTOR', 'STATE'])
  })

  it('lists where they differ, with the two versions to open, and by label', async () => {
    const query = { left: ada.id, right: ben.id }
    const { disagreements } = await ada.get(routes.disagreements, { params: { projectId }, query })
    expect(disagreements).toHaveLength(3)
    expect(disagreements[0]).toMatchObject({
      start: text.indexOf('Larne'),
      end: text.indexOf('Larne') + 5,
      kind: 'label',
      leftLabel: 'STATE',
      rightLabel: 'CITY',
    })
    const one = await ada.get(routes.compareCompletions, {
      params: { projectId, completionId: disagreements[0]!.leftCompletionId },
      query: { with: disagreements[0]!.rightCompletionId },
    })
    expect(one.summary).toMatchObject({ agreed: 2, label: 1 })
    const dates = await ada.get(routes.disagreements, {
      params: { projectId },
      query: { ...query, label: 'DATE' },
    })
    expect(dates.disagreements).toEqual([])
  })

  it.each([
    ['progress', 'day,submitted,reviewed'],
    ['labels', 'label,people,machine'],
    ['resources', 'source,label,accepted,corrected,rejected,missed,precision,recall'],
    ['people', 'username,drafts,submitted,starred,rejected,median seconds'],
    ['agreement', 'left,right,label,tasks,F1,F1 low,F1 high,kappa,kappa low,kappa high'],
    ['disagreements', 'left,right,task,kind,start,end,left label,right label'],
    ['leaks', 'task,checked,leaks,identifiers'],
  ] as const)('gives %s as CSV', async (chart, head) => {
    const { status, raw } = await ada.call(routes.chartCsv, { params: { projectId, chart } })
    expect(status).toBe(200)
    expect(raw.split(/\r?\n/)[0]).toBe(head)
    if (chart === 'agreement') expect(raw).toContain('ada,ben,DOCTOR,3,1,1,1,1,1,1')
  })
})

describe('the leak estimate', () => {
  it('counts what a second reader finds that the first left, and bounds what is left', async () => {
    const before = await ada.get(routes.leakEstimate, { params: { projectId } })
    expect(before.estimate).toBeNull()
    const drawn = await ada.get(routes.drawLeakSample, { params: { projectId }, body: { size: 10 } })
    expect(drawn.estimate).toMatchObject({ population: 3, size: 3, checked: 0 })
    expect(drawn.estimate!.spans).toEqual({ found: 0, of: 0, rate: null, upperBound: null })
    const cleo = await aUser(test, 'cleo')
    await joins(test, projectId, cleo, ['reviewer'])
    test.advance(60_000)
    // The owner comes first in the team: Ada's versions are the finished ones, and "Seen" is what they left.
    await submits(cleo, taskIds[0]!, { add: [at('3/4/2024', 'DATE')] })
    await submits(cleo, taskIds[1]!, { remove: ['PATIENT'] })
    const { estimate } = await ada.get(routes.leakEstimate, { params: { projectId } })
    expect(estimate).toMatchObject({
      checked: 2,
      spans: { found: 1, of: 6 },
      documents: { found: 1, of: 2 },
    })
    expect(estimate!.spans.upperBound).toBeCloseTo(0.582, 3)
    const first = estimate!.tasks.find(({ taskId }) => taskId === taskIds[0])
    expect(first).toMatchObject({ checked: true, leaks: 1, identifiers: 4 })
  })

  it('draws from finished work only', async () => {
    const empty = await aProject(ada, { name: 'Empty', texts: [text] })
    const answer = await ada.call(routes.drawLeakSample, {
      params: { projectId: empty.projectId },
      body: { size: 1 },
    })
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'nothing-finished'])
  })
})
