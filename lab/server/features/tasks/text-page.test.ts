import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../shared/routes.ts'
import { aProject, aUser, type TestLab, testLab, type Visitor } from '../../testing/server.ts'

let test: TestLab
let ada: Visitor
let params: { projectId: number }
beforeAll(async () => {
  test = await testLab()
  ada = await aUser(test, 'ada')
  // Every third text holds the phrase; the numbers lie so far apart that no window holds many.
  const texts = Array.from({ length: 36 }, (_, i) => `Visit ${i} in ward ${i % 3}, 東京 ${i}.`)
  const { projectId } = await aProject(ada, { texts })
  params = { projectId }
  await sql`update tasks set number = -number * 3001 where project_id = ${projectId}`.execute(test.lab.db)
  await sql`update tasks set number = -number where project_id = ${projectId}`.execute(test.lab.db)
  await sql`update projects set next_number = 36 * 3001 + 1 where id = ${projectId}`.execute(test.lab.db)
}, 60_000)
afterAll(() => test.close())

type Sort = 'number' | '-number' | 'title' | '-title'

async function pages(q: string, sort: Sort, limit: number) {
  const numbers: number[] = []
  const totals: unknown[] = []
  let cursor: string | undefined
  do {
    const query = { q, sort, limit, ...(cursor === undefined ? {} : { cursor }) }
    const { tasks, next, total } = await ada.get(routes.listTasks, { params, query })
    numbers.push(...tasks.map((task) => task.number / 3001 - 1))
    totals.push(total)
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return { numbers, totals }
}

const third = Array.from({ length: 12 }, (_, i) => 3 * i + 2)

describe('a search of texts', () => {
  it.each([
    ['number', 100],
    ['number', 5],
    ['number', 1],
    ['-number', 5],
    ['-number', 12],
  ] as const)('by %s in pages of %i gives each hit once, in order', async (sort, limit) => {
    const { numbers, totals } = await pages('text:"ward 2, "', sort, limit)
    expect(numbers).toEqual(sort === 'number' ? third : [...third].reverse())
    // Only the first page counts, as far as it looked.
    expect(totals.slice(1).every((it) => it === null)).toBe(true)
    expect(totals[0]).toMatchObject({ count: expect.any(Number), exact: expect.any(Boolean) })
    const { count, exact } = totals[0] as { count: number; exact: boolean }
    expect(exact ? count === 12 : count > limit && count <= 12).toBe(true)
  })

  it.each(['title', '-title'] as const)('by %s gives them too, and counts them all', async (sort) => {
    const { numbers, totals } = await pages('text:"ward 2, "', sort, 5)
    expect([...numbers].sort((a, b) => a - b)).toEqual(third)
    expect(totals[0]).toEqual({ count: 12, exact: true })
  })

  it.each([
    ['text:"東京 35"', [35]],
    ['text:"WARD 1, 東京 4."', [4]],
    ['text:"ward 1" text:"visit 7"', [7]],
    ['text:"ward 3"', []],
    ['text:"isit 1"', [1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]],
  ])('finds %s', async (q, wanted) => {
    expect((await pages(q, 'number', 50)).numbers).toEqual(wanted)
  })
})
