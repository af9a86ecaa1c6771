import { afterAll, beforeAll, expect, it } from 'vitest'
import { routes } from '../../shared/routes.ts'
import { aProject, aUser, nobody, type TestLab, testLab, type Visitor } from '../testing/server.ts'

let test: TestLab
let ada: Visitor
let params: { projectId: number }
beforeAll(async () => {
  test = await testLab()
  ada = await aUser(test, 'ada', 'admin')
  const { projectId } = await aProject(ada, { texts: ['Seen by Dr. Roe.'] })
  params = { projectId }
}, 60_000)
afterAll(() => test.close())

const cursor = (key: string, number: number) =>
  Buffer.from(JSON.stringify([key, number])).toString('base64url')
const everything = { filter: {} }

it.each([
  ['a NUL in a search', () => ada.call(routes.listTasks, { params, query: { q: 'a\0b' } })],
  ['a NUL in a search of texts', () => ada.call(routes.listTasks, { params, query: { q: 'text:"\0"' } })],
  [
    'a NUL in a tag',
    () => ada.call(routes.tagTasks, { params, body: { selection: everything, add: ['a\0'], remove: [] } }),
  ],
  ['a NUL in a name', () => ada.call(routes.changeProject, { params, body: { name: 'a\0b' } })],
  ['a NUL in instructions', () => ada.call(routes.changeProject, { params, body: { instructions: 'a\0b' } })],
  [
    'a NUL at the door',
    () => nobody(test).call(routes.signIn, { body: { username: 'ada\0', password: 'x' } }),
  ],
  ['an id that is no id', () => ada.call(routes.getTask, { params: { ...params, taskId: 2 ** 31 } })],
  [
    'a list of ids that are none',
    () => ada.call(routes.removeTasks, { params, body: { selection: { ids: [2 ** 40] } } }),
  ],
  [
    'a cursor beyond all numbers',
    () => ada.call(routes.listTasks, { params, query: { cursor: cursor('1', 1e12) } }),
  ],
  [
    'a cursor of no date',
    () => ada.call(routes.listTasks, { params, query: { sort: 'updated', cursor: cursor('soon', 1) } }),
  ],
])('answers %s with 400, and logs no failure', async (_, send) => {
  const before = test.logged.length
  const { status, body } = await send()
  expect([status, body.error?.code]).toEqual([400, 'invalid'])
  expect(test.logged.slice(before).filter((line) => line.includes('request failed'))).toEqual([])
})
