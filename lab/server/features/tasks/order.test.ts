import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../shared/routes.ts'
import { aProject, aUser, type TestLab, testLab, type Visitor } from '../../testing/server.ts'

let test: TestLab
let owner: Visitor
beforeAll(async () => {
  test = await testLab()
  owner = await aUser(test, 'owner')
}, 60_000)
afterAll(() => test.close())

describe('the place of a task in a list', () => {
  it('names the tasks beside it, and how many there are', async () => {
    const { projectId, taskIds } = await aProject(owner, { texts: ['one', 'two', 'three'] })
    const beside = (i: number, query = {}) =>
      owner.get(routes.neighbours, { params: { projectId, taskId: taskIds[i]! }, query })
    const [a, b, c] = taskIds
    expect(await beside(0)).toEqual({ previous: null, next: b, position: 1, total: 3 })
    expect(await beside(1)).toEqual({ previous: a, next: c, position: 2, total: 3 })
    expect(await beside(2)).toEqual({ previous: b, next: null, position: 3, total: 3 })
  })
  it('turns round with the order of the list', async () => {
    const { projectId, taskIds } = await aProject(owner, { name: 'Turned', texts: ['one', 'two', 'three'] })
    const params = { projectId, taskId: taskIds[1]! }
    const [a, , c] = taskIds
    const down = await owner.get(routes.neighbours, { params, query: { sort: '-number' } })
    expect(down).toEqual({ previous: c, next: a, position: 2, total: 3 })
  })
})
