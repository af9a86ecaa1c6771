import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/operations.ts'
import { routes } from '../../../shared/routes.ts'
import { aProject, aUser, joins, type TestLab, testLab, type Visitor } from '../../testing/server.ts'

let test: TestLab
let ada: Visitor
let projectId: number
let taskIds: number[]
const text = 'Seen by Dr. Roe 👩‍⚕️ on 3/4/2024 in Medford. Call 541-555-0142.'

beforeAll(async () => {
  test = await testLab()
  ada = await aUser(test, 'ada')
  ;({ projectId, taskIds } = await aProject(ada, {
    texts: Array.from({ length: 40 }, () => text).map((it, i) => `${it} ${i}`),
  }))
}, 60_000)
afterAll(() => test.close())

let used = 0
async function draft(person: Visitor = ada) {
  const taskId = taskIds[used++]!
  const { id } = await person.get(routes.createCompletion, {
    params: { projectId, taskId },
    body: { from: { kind: 'empty' } },
  })
  return { taskId, params: { projectId, completionId: id } }
}

let count = 0
const base = () => ({ id: `operation-${++count}`, group: null, undoes: null })
const add = (spanId: string, start: number, end: number, label = 'DOCTOR', at = 0): Operation => ({
  ...base(),
  kind: 'add',
  spanId,
  base: at,
  start,
  end,
  label,
})

describe('operations on a draft', () => {
  it('adds, relabels, moves, removes and brings back, with a version for each', async () => {
    const { params } = await draft()
    const apply = async (operation: Operation) =>
      (await ada.get(routes.applyOperations, { params, body: { operations: [operation] } })).results[0]!
    expect(await apply(add('span-aaaa', 12, 15))).toMatchObject({
      outcome: 'applied',
      span: { version: 1, source: 'person:ada' },
    })
    expect(
      await apply({ ...base(), kind: 'relabel', spanId: 'span-aaaa', base: 1, label: 'PATIENT' }),
    ).toMatchObject({ span: { version: 2, label: 'PATIENT' } })
    expect(
      await apply({ ...base(), kind: 'move', spanId: 'span-aaaa', base: 2, start: 8, end: 15 }),
    ).toMatchObject({ span: { version: 3, start: 8 } })
    expect(await apply({ ...base(), kind: 'remove', spanId: 'span-aaaa', base: 3 })).toMatchObject({
      span: { version: 4, removed: true },
    })
    expect(await apply(add('span-aaaa', 8, 15, 'PATIENT', 4))).toMatchObject({
      span: { version: 5, removed: false },
    })
    const { entries } = await ada.get(routes.getHistory, { params })
    expect(entries.map(({ seq, before, after }) => [seq, before?.version ?? 0, after?.version])).toEqual([
      [1, 0, 1],
      [2, 1, 2],
      [3, 2, 3],
      [4, 3, 4],
      [5, 4, 5],
    ])
  })

  it('answers a repeated send as done, and does it once', async () => {
    const { params } = await draft()
    const operation = add('span-bbbb', 12, 15)
    await ada.get(routes.applyOperations, { params, body: { operations: [operation] } })
    const again = await ada.get(routes.applyOperations, {
      params,
      body: { operations: [operation, operation] },
    })
    expect(again.results.map(({ outcome, seq }) => [outcome, seq])).toEqual([
      ['duplicate', 1],
      ['duplicate', 1],
    ])
    expect((await ada.get(routes.getCompletion, { params })).spanList).toHaveLength(1)
  })

  it('answers a stale edit with the newer span, and goes on with the rest', async () => {
    const { params } = await draft()
    await ada.get(routes.applyOperations, { params, body: { operations: [add('span-cccc', 12, 15)] } })
    const { results, seq } = await ada.get(routes.applyOperations, {
      params,
      body: {
        operations: [
          { ...base(), kind: 'relabel', spanId: 'span-cccc', base: 1, label: 'PATIENT' },
          { ...base(), kind: 'relabel', spanId: 'span-cccc', base: 1, label: 'CITY' },
          add('span-dddd', 35, 42, 'CITY'),
        ],
      },
    })
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'stale', 'applied'])
    expect(results[1]!.span).toMatchObject({ label: 'PATIENT', version: 2 })
    expect(seq).toBe(3)
  })

  it.each([
    ['a label the project does not have', add('span-eeee', 12, 15, 'NO_SUCH_LABEL')],
    ['a place behind the end', add('span-eeee', 12, 5000)],
    ['an empty place', add('span-eeee', 12, 12)],
    ['half of an emoji', add('span-eeee', 16, 17)],
  ])('refuses %s', async (_, operation) => {
    const { params } = await draft()
    const { results } = await ada.get(routes.applyOperations, { params, body: { operations: [operation] } })
    expect(results[0]).toMatchObject({ outcome: 'refused', span: null })
    expect((await ada.get(routes.getCompletion, { params })).spanList).toEqual([])
  })

  it('refuses edits of what is submitted, of another’s draft, and of what one may not know', async () => {
    const { params } = await draft()
    const manager = await aUser(test, 'mona')
    await joins(test, projectId, manager, ['manager'])
    const annotator = await aUser(test, 'anna')
    await joins(test, projectId, annotator, ['annotator'])
    const body = { operations: [add('span-ffff', 12, 15)] }
    expect((await manager.call(routes.applyOperations, { params, body })).status).toBe(403)
    expect((await annotator.call(routes.applyOperations, { params, body })).status).toBe(404)
    await ada.get(routes.submitCompletion, { params, body: { seq: 0, star: false } })
    const locked = await ada.call(routes.applyOperations, { params, body })
    expect([locked.status, locked.body.error?.code]).toEqual([409, 'locked'])
  })

  it('refuses to submit what the person has not seen', async () => {
    const { params } = await draft()
    await ada.get(routes.applyOperations, { params, body: { operations: [add('span-gggg', 12, 15)] } })
    const stale = await ada.call(routes.submitCompletion, { params, body: { seq: 0, star: true } })
    expect([stale.status, stale.body.error?.code]).toEqual([409, 'stale'])
  })

  it('loses nothing when two tabs edit at once', async () => {
    const { params } = await draft()
    const tabs = ['left', 'right'].map((tab) =>
      Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          ada.get(routes.applyOperations, {
            params,
            body: { operations: [add(`span-${tab}-${i}`, i % 10, (i % 10) + 2)] },
          }),
        ),
      ),
    )
    const replies = (await Promise.all(tabs)).flat()
    expect(replies.every(({ results }) => results[0]!.outcome === 'applied')).toBe(true)
    const { spanList, seq } = await ada.get(routes.getCompletion, { params })
    expect([spanList.length, seq]).toEqual([38 + 2, 40])
  })

  it('replays: the history, applied to nothing, gives the spans', async () => {
    const kinds = ['add', 'remove', 'relabel', 'move', 'accept'] as const
    const step = fc.record({
      kind: fc.constantFrom(...kinds),
      span: fc.integer({ min: 0, max: 4 }),
      base: fc.integer({ min: 0, max: 4 }),
      start: fc.integer({ min: 0, max: 14 }),
      label: fc.constantFrom('DOCTOR', 'PATIENT'),
    })
    const { params } = await draft()
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        round++
        const operations = steps.map(({ kind, span, base: at, start, label }) => ({
          ...base(),
          kind,
          spanId: `span-${round}-${span}xxxx`,
          base: at,
          start,
          end: start + 1,
          label,
        })) as Operation[]
        await ada.get(routes.applyOperations, { params, body: { operations } })
        const { entries, seq } = await ada.get(routes.getHistory, { params, query: { limit: 10_000 } })
        expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: seq }, (_, i) => i + 1))
        const spans = new Map<string, unknown>()
        for (const { before, after, operation } of entries) {
          expect(spans.get(operation.spanId) ?? null).toEqual(before)
          spans.set(operation.spanId, after)
        }
        const { spanList, removedSpans } = await ada.get(routes.getCompletion, { params })
        expect(new Set([...spanList, ...removedSpans].map((it) => JSON.stringify(it)))).toEqual(
          new Set([...spans.values()].map((it) => JSON.stringify(it))),
        )
      }),
      { numRuns: 15 },
    )
  }, 60_000)
})
