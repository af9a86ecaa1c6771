import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../shared/routes.ts'
import { aProject, aUser, type TestLab, testLab, type Visitor } from '../../testing/server.ts'
import { prepareFilter } from './filter.ts'
import { textPage } from './text-page.ts'

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

/** All pages, as the server answers them; `few` 0: looked through window by window, as where many texts have the words. */
async function pages(q: string, sort: Sort, limit: number, few?: number) {
  const numbers: number[] = []
  const totals: unknown[] = []
  let cursor: string | undefined
  do {
    const query = { q, sort, limit, ...(cursor === undefined ? {} : { cursor }) }
    const { rows, next, total } = await (few === undefined ? overHttp(query) : windowed(query, few))
    numbers.push(...rows.map(({ number }) => number / 3001 - 1))
    totals.push(total)
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return { numbers, totals }
}

interface Query {
  readonly q: string
  readonly sort: Sort
  readonly limit: number
  readonly cursor?: string
}

async function overHttp(query: Query) {
  const { tasks: rows, ...rest } = await ada.get(routes.listTasks, { params, query })
  return { rows, ...rest }
}

async function windowed(query: Query, few: number) {
  const { db } = test.lab
  const project = { id: params.projectId, may: new Set(['task.readAll'] as const) }
  const page = { ...query, ...(await prepareFilter(db, { q: query.q })) }
  return (await textPage(db, project, ada.id, page, { few }))!
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
    const wanted = sort === 'number' ? third : [...third].reverse()
    const whole = await pages('text:"ward 2, "', sort, limit)
    expect(whole.numbers).toEqual(wanted)
    expect(whole.totals[0]).toEqual({ count: 12, exact: true })
    expect(whole.totals.slice(1).every((it) => it === null)).toBe(true)
    const { numbers, totals } = await pages('text:"ward 2, "', sort, limit, 0)
    expect(numbers).toEqual(wanted)
    // It may look no further than the page needs.
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
    expect((await pages(q, 'number', 2, 0)).numbers).toEqual(wanted)
  })
})
