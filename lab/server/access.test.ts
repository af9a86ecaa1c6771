import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProjectRole } from '../shared/access.ts'
import { type Route, type RouteName, routes } from '../shared/routes.ts'
import { isProjectPermission, projectAccess, systemAccess } from './access.ts'
import {
  addressOf,
  aProject,
  aUser,
  joins,
  nobody,
  type TestLab,
  testLab,
  type Visitor,
  visitor,
} from './testing/server.ts'

type Role = 'outsider' | ProjectRole | 'admin'
const roles: readonly Role[] = ['outsider', 'annotator', 'reviewer', 'manager', 'owner', 'admin']
const all = Object.entries(routes) as [RouteName, Route][]

let test: TestLab
let projectId: number
const people = new Map<Role, Visitor>()

beforeAll(async () => {
  test = await testLab()
  const admin = await aUser(test, 'admin', 'admin')
  const owner = await aUser(test, 'owner')
  people.set('admin', admin).set('owner', owner)
  projectId = (await aProject(owner, { texts: ['Seen by Dr. Roe.'] })).projectId
  for (const role of ['annotator', 'reviewer', 'manager'] as const) {
    const person = await aUser(test, role)
    people.set(role, person)
    await joins(test, projectId, person, [role])
  }
  people.set('outsider', await aUser(test, 'outsider'))
}, 60_000)
afterAll(() => test.close())

/** Whether the tables let a role call a route. */
function mayCall(role: Role, { who }: Route): boolean {
  if (who === 'anyone' || who === 'signed-in') return true
  if (isProjectPermission(who)) {
    if (role === 'admin') return true
    return role !== 'outsider' && projectAccess[who].includes(role)
  }
  return systemAccess[who].includes(role === 'admin' ? 'admin' : 'member')
}

/** Calls a route with an empty body: who is let in then fails on the body, or finds nothing, or succeeds. */
async function knock(person: Visitor, route: Route) {
  const params = {
    projectId,
    taskId: 999_999,
    completionId: 999_999,
    jobId: 999_999,
    exportId: 999_999,
    tokenId: 999_999,
    userId: 999_999,
    ruleId: 999_999,
    promptId: 999_999,
    providerId: 999_999,
    predictionId: 999_999,
    commentId: 999_999,
    chart: 'labels',
  }
  return person.call(route, { params, ...(route.body ? { body: {} } : {}) } as never)
}

describe('who may call what', () => {
  it('mounts every route of the contract', () => {
    for (const [name, route] of all)
      expect(test.app.hasRoute({ method: route.method, url: route.path }), name).toBe(true)
  })

  it('mounts no route that the contract does not have', () => {
    const known = new Set(all.map(([, { method, path }]) => `${method} ${path}`))
    const open = new Set(['GET /api/health', 'GET /api/ready', 'GET /api/metrics', 'GET /api/openapi.json'])
    const mounted = Object.entries(test.app.swagger().paths ?? {}).flatMap(([path, methods]) =>
      Object.keys(methods ?? {}).map(
        (method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    )
    expect(mounted.length).toBeGreaterThan(80)
    expect(mounted.filter((it) => !known.has(it) && !open.has(it))).toEqual([])
  })

  it.each(all.filter(([, { who }]) => who !== 'anyone'))('%s refuses the anonymous', async (_, route) => {
    const { status, body } = await knock(nobody(test), route)
    expect(status).toBe(401)
    expect(body.error?.code).toBe('not-signed-in')
  })

  it.each(all.filter(([name, { who }]) => who !== 'anyone' && name !== 'events' && name !== 'signOut'))(
    '%s lets in those of the table, and no one else',
    async (name, route) => {
      for (const role of roles) {
        const { status, body, raw } = await knock(people.get(role)!, route)
        const label = `${name} as ${role}: ${status} ${raw.slice(0, 120)}`
        if (mayCall(role, route)) {
          expect(status, label).not.toBe(401)
          expect(['not-allowed', 'csrf'], label).not.toContain(body.error?.code)
          expect(status, label).toBeLessThan(500)
        } else if (role === 'outsider' && isProjectPermission(route.who as never)) {
          // Whoever is not of a project does not learn that it exists.
          expect(status, label).toBe(404)
        } else {
          expect(status, label).toBe(403)
        }
      }
    },
  )

  it.each(all.filter(([, route]) => route.body !== undefined))(
    '%s refuses a body that is not as agreed',
    async (_, route) => {
      const { status, body } = await knockWrong(people.get('admin')!, route)
      expect(status).toBe(400)
      expect(body.error?.code).toBe('invalid')
    },
  )

  async function knockWrong(person: Visitor, route: Route) {
    const params = { projectId, chart: 'labels' }
    return person.call(route, { params, body: [1, 2, 3] } as never)
  }

  it('refuses a change without the page’s token, and with a wrong one', async () => {
    const { id } = people.get('owner')!
    const session = await test.lab.db
      .selectFrom('sessions')
      .selectAll()
      .where('user_id', '=', id)
      .executeTakeFirst()
    expect(session).toBeDefined()
    for (const headers of [{}, { 'x-csrf-token': 'wrong' }]) {
      const eve = await aUser(test, `eve${Object.keys(headers).length}`)
      const answer = await test.app.inject({
        method: 'POST',
        url: addressOf(routes.importDemo),
        headers: { host: 'localhost', cookie: await cookieOf(eve), ...headers },
      })
      expect(answer.statusCode).toBe(403)
      expect(answer.json().error.code).toBe('csrf')
    }
  })

  async function cookieOf(person: Visitor): Promise<string> {
    const { createSession } = await import('./features/auth/queries.ts')
    return `palimpsest=${(await createSession(test.lab, person.id)).secret}`
  }

  it('lets a token do what its scopes say', async () => {
    const owner = people.get('owner')!
    const { secret } = await owner.get(routes.createToken, {
      body: { name: 'read only', scopes: ['read'], expiresInDays: 1 },
    })
    const machine = visitor(test, owner.id, { authorization: `Bearer ${secret}` })
    expect((await machine.call(routes.getProject, { params: { projectId } })).status).toBe(200)
    expect((await machine.call(routes.importDemo, {})).status).toBe(403)
    expect((await machine.call(routes.downloadProject, { params: { projectId } })).status).toBe(403)
    test.advance(2 * 86_400_000)
    expect((await machine.call(routes.getProject, { params: { projectId } })).status).toBe(401)
    test.advance(-2 * 86_400_000)
  })

  it('answers only to names of this machine', async () => {
    const answer = await test.app.inject({
      method: 'GET',
      url: '/api/session',
      headers: { host: 'evil.example' },
    })
    expect(answer.statusCode).toBe(421)
  })
})
