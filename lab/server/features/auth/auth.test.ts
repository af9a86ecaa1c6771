import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../shared/routes.ts'
import { aUser, nobody, type TestLab, testLab, type Visitor, visitor } from '../../testing/server.ts'

let test: TestLab
let admin: Visitor
beforeAll(async () => {
  test = await testLab()
  admin = await aUser(test, 'admin', 'admin')
}, 60_000)
afterAll(() => test.close())

const password = 'a long password'
const signIn = (username: string, given = password) =>
  nobody(test).call(routes.signIn, { body: { username, password: given } })

describe('signing in', () => {
  it('gives a session whose cookie scripts cannot read', async () => {
    await aUser(test, 'ada')
    const { status, body, headers } = await signIn('ADA')
    expect(status).toBe(200)
    expect(body.user).toMatchObject({ username: 'ada', role: 'member' })
    expect(String(headers['set-cookie'])).toMatch(/^palimpsest=[\w-]{43};.*HttpOnly; SameSite=Strict$/)
  })

  it('says the same of a wrong name and a wrong password', async () => {
    const [name, word] = [await signIn('nobody-here'), await signIn('ada', 'not the password')]
    expect([name.status, word.status]).toEqual([401, 401])
    expect(name.body.error?.message).toBe(word.body.error?.message)
  })

  it('locks a name after five wrong tries, for longer each time, until an admin or the clock unlocks it', async () => {
    const eve = await aUser(test, 'eve')
    for (let i = 0; i < 5; i++) expect((await signIn('eve', 'wrong')).status).toBe(401)
    expect((await signIn('eve')).status).toBe(429)
    test.advance(61_000)
    expect((await signIn('eve', 'wrong')).status).toBe(401)
    test.advance(61_000)
    expect((await signIn('eve')).status).toBe(429)
    await admin.get(routes.changeUser, { params: { userId: eve.id }, body: { unlock: true } })
    expect((await signIn('eve')).status).toBe(200)
  })

  it('ends with the session, with idling, and with being disabled', async () => {
    const person = await aUser(test, 'fay')
    await person.get(routes.signOut, {})
    expect((await person.call(routes.listProjects, {})).status).toBe(401)
    const idle = await aUser(test, 'gus')
    test.advance(13 * 3600_000)
    expect((await idle.call(routes.listProjects, {})).status).toBe(401)
    test.advance(-13 * 3600_000)
    const gone = await aUser(test, 'hal')
    await admin.get(routes.changeUser, { params: { userId: gone.id }, body: { disabled: true } })
    expect((await gone.call(routes.listProjects, {})).status).toBe(401)
    expect((await signIn('hal')).status).toBe(401)
  })

  it('lets a first password do nothing but be changed', async () => {
    await admin.get(routes.createUser, { body: { username: 'ivy', name: 'Ivy', role: 'member', password } })
    const { headers, body } = await signIn('ivy')
    expect(body.user?.mustChangePassword).toBe(true)
    const ivy = visitor(test, 0, {
      cookie: String(headers['set-cookie']).split(';')[0]!,
      'x-csrf-token': body.csrf ?? '',
    })
    expect((await ivy.call(routes.listProjects, {})).status).toBe(403)
    await ivy.get(routes.changePassword, { body: { current: password, next: 'another long one' } })
    expect((await ivy.call(routes.listProjects, {})).status).toBe(200)
    expect((await signIn('ivy', 'another long one')).status).toBe(200)
  })

  it('keeps passwords as argon2id, and tokens and sessions as hashes', async () => {
    const { secret } = await admin.get(routes.createToken, {
      body: { name: 't', scopes: ['read'], expiresInDays: null },
    })
    const users = await test.lab.db.selectFrom('users').select('password_hash').execute()
    expect(users.every((it) => it.password_hash?.startsWith('$argon2id$'))).toBe(true)
    const stored = JSON.stringify([
      await test.lab.db.selectFrom('tokens').selectAll().execute(),
      await test.lab.db.selectFrom('sessions').selectAll().execute(),
    ])
    expect(stored).not.toContain(secret)
  })

  it('lets a token make no other token and change no password, whatever its scopes', async () => {
    const { secret } = await admin.get(routes.createToken, {
      body: { name: 'all', scopes: ['read', 'write', 'export', 'admin'], expiresInDays: 1 },
    })
    const robot = visitor(test, admin.id, { authorization: `Bearer ${secret}` })
    expect((await robot.call(routes.listUsers, {})).status).toBe(200)
    const body = { name: 'more', scopes: ['admin' as const], expiresInDays: null }
    expect((await robot.call(routes.createToken, { body })).status).toBe(403)
    const change = { current: password, next: 'another long password' }
    expect((await robot.call(routes.changePassword, { body: change })).status).toBe(403)
  })

  it('keeps the last admin', async () => {
    const answer = await admin.call(routes.changeUser, {
      params: { userId: admin.id },
      body: { role: 'member' },
    })
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'last-admin'])
  })

  it('refuses a sign-in that another site’s page sends', async () => {
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { host: 'localhost:7801', origin: 'https://evil.example' },
      payload: { username: 'ada', password },
    })
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'csrf'])
  })
})

describe('the record', () => {
  it('cannot be changed, and shows where it was', async () => {
    const { db } = test.lab
    await expect(db.deleteFrom('audit').where('seq', '=', 1).execute()).rejects.toThrow(/append-only/)
    expect(await admin.get(routes.verifyAudit, {})).toMatchObject({ whole: true })
    // Someone with the keys to the database switches the guard off.
    const { sql } = await import('kysely')
    await sql`alter table audit disable trigger audit_fixed`.execute(db)
    await sql`update audit set username = 'someone' where seq = 2`.execute(db)
    expect(await admin.get(routes.verifyAudit, {})).toMatchObject({ whole: false, brokenAt: 2 })
  })
})
