import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../shared/routes.ts'
import type { SignOnBody } from '../../../shared/sign-on.ts'
import { readEnv } from '../../env.ts'
import { aUser, type TestLab, testLab, type Visitor } from '../../testing/server.ts'
import { type Account, type IdentityProvider, identityProvider } from './testing/identity-provider.ts'

let test: TestLab
let admin: Visitor
let provider: IdentityProvider
const secret = 'the secret of the lab'
beforeAll(async () => {
  test = await testLab()
  admin = await aUser(test, 'admin', 'admin')
  provider = await identityProvider({ clientSecret: secret, redirectUri: `${host}/api/sign-on/back` })
}, 60_000)
afterAll(async () => {
  await provider.close()
  await test.close()
})
afterEach(() => setUp())

const host = 'http://localhost:7801'
const plain = {
  name: 'Hospital',
  clientId: 'lab',
  enabled: true,
  domains: [],
  createUsers: false,
  role: 'member',
} satisfies Partial<SignOnBody>

function setUp(change: Partial<SignOnBody> = {}) {
  return admin.get(routes.setSignOn, {
    body: { ...plain, issuer: provider.issuer, clientSecret: secret, ...change },
  })
}

let visits = 0

/** A browser at the lab, each time from elsewhere: its cookies, and where it was sent. */
async function visit(path: string, cookies: Map<string, string>): Promise<string> {
  const answer = await test.app.inject({
    method: 'GET',
    url: path,
    remoteAddress: `10.0.0.${++visits % 250}`,
    headers: { host: 'localhost:7801', cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; ') },
  })
  for (const { name, value, expires } of answer.cookies)
    if (expires && expires.getTime() === 0) cookies.delete(name)
    else cookies.set(name, value)
  expect(answer.statusCode).toBe(302)
  return String(answer.headers.location)
}

/** The way through the provider as `account`; between coming back and going in, `meanwhile` may meddle. */
async function signIn(
  account: Account | 'declines',
  meanwhile: (back: URL, cookies: Map<string, string>) => Promise<void> | void = () => {},
): Promise<{ at: string; cookies: Map<string, string> }> {
  const cookies = new Map<string, string>()
  const there = await visit('/api/sign-on', cookies)
  if (there.startsWith('/')) return { at: there, cookies }
  const back = await provider.walk(there, account)
  await meanwhile(back, cookies)
  return { at: await visit(`${back.pathname}${back.search}`, cookies), cookies }
}

async function whoIs(cookies: Map<string, string>) {
  const answer = await test.app.inject({
    method: 'GET',
    url: '/api/session',
    headers: { host: 'localhost:7801', cookie: `palimpsest=${cookies.get('palimpsest')}` },
  })
  return answer.json()
}

const { lab } = { lab: () => test.lab }
const aPerson = (username: string, email: string) =>
  aUser(test, username).then(async (it) => {
    await lab().db.updateTable('users').set({ email }).where('id', '=', it.id).execute()
    return it
  })
const lastRecord = () =>
  lab().db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()

describe('signing in through a provider', () => {
  it('asks with code, PKCE, state and nonce, and tells nothing else', async () => {
    await setUp()
    const there = new URL(await visit('/api/sign-on', new Map()))
    const asked = Object.fromEntries(there.searchParams)
    expect(asked).toMatchObject({ client_id: 'lab', response_type: 'code', code_challenge_method: 'S256' })
    expect(Object.keys(asked).sort()).toEqual(
      [
        'client_id',
        'code_challenge',
        'code_challenge_method',
        'nonce',
        'redirect_uri',
        'response_type',
        'scope',
        'state',
      ].sort(),
    )
  })

  it('links an account by the e-mail address that the provider vouches for, once and for good', async () => {
    await setUp()
    const ada = await aPerson('ada', 'Ada@Hospital.example')
    const account = { sub: 'a-1', email: 'ada@hospital.example', email_verified: true }
    const { at, cookies } = await signIn(account)
    expect(at).toBe('/')
    const session = await whoIs(cookies)
    expect(session).toMatchObject({
      user: { id: ada.id, username: 'ada' },
      singleSignOn: { name: 'Hospital', url: '/api/sign-on' },
    })
    const actions = await lab()
      .db.selectFrom('audit')
      .select('action')
      .where('user_id', '=', ada.id)
      .execute()
    expect(actions.map(({ action }) => action)).toEqual(['user.link', 'sign-in'])
    // The address may change over there; the identity stays.
    const again = await signIn({ ...account, email: 'ada.married@elsewhere.example', email_verified: false })
    expect((await whoIs(again.cookies)).user.id).toBe(ada.id)
  })

  it('signs out here, and says where to sign out there', async () => {
    await setUp()
    await aPerson('ben', 'ben@hospital.example')
    const { cookies } = await signIn({ sub: 'b-1', email: 'ben@hospital.example', email_verified: true })
    const { csrf } = await whoIs(cookies)
    const answer = await test.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: {
        host: 'localhost:7801',
        cookie: `palimpsest=${cookies.get('palimpsest')}`,
        'x-csrf-token': csrf,
      },
    })
    expect(answer.json()).toMatchObject({ user: null })
    expect(answer.json().signOutThere).toContain(`${provider.issuer}/session/end?client_id=lab`)
    expect((await whoIs(cookies)).user).toBeNull()
  })

  it('makes a new person only where that is allowed, with a name that is free', async () => {
    await setUp({ createUsers: true, role: 'admin' })
    const cleo = { sub: 'c-1', email: 'cleo@hospital.example', email_verified: true }
    await aPerson('cleo', 'other@hospital.example')
    const { cookies } = await signIn({ ...cleo, name: 'Cleo Roe', preferred_username: 'cleo' })
    expect((await whoIs(cookies)).user).toMatchObject({
      username: 'cleo-2',
      name: 'Cleo Roe',
      role: 'admin',
      mustChangePassword: false,
      hasPassword: false,
    })
    // Without a password there is no way around the provider.
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { host: 'localhost:7801' },
      payload: { username: 'cleo-2', password: 'null' },
    })
    expect(answer.statusCode).toBe(401)
  })

  it('lets those in whose first password somebody else chose', async () => {
    await setUp()
    const dan = await aPerson('dan', 'dan@hospital.example')
    await lab().db.updateTable('users').set({ must_change: true }).where('id', '=', dan.id).execute()
    const { cookies } = await signIn({ sub: 'd-1', email: 'dan@hospital.example', email_verified: true })
    expect((await whoIs(cookies)).user).toMatchObject({ id: dan.id, mustChangePassword: false })
  })

  const eve = { sub: 'e-1', email: 'eve@hospital.example', email_verified: true }
  it.each<[string, Account | 'declines', Partial<SignOnBody>, string]>([
    ['who has no account', eve, {}, 'no-account'],
    ['whose address is not verified', { ...eve, email_verified: false }, { createUsers: true }, 'unverified'],
    [
      'whose verification is only a word',
      { ...eve, email_verified: 'true' },
      { createUsers: true },
      'unverified',
    ],
    ['without an address', { sub: 'e-1' }, { createUsers: true }, 'unverified'],
    ['of another domain', eve, { createUsers: true, domains: ['clinic.example'] }, 'domain'],
    ['of a domain that only ends alike', eve, { createUsers: true, domains: ['ospital.example'] }, 'domain'],
    ['who declines', 'declines', {}, 'declined'],
  ])('refuses somebody %s', async (_, account, settings, trouble) => {
    await setUp(settings)
    const { at, cookies } = await signIn(account)
    expect(at).toBe(`/?sign-in=${trouble}`)
    expect(cookies.has('palimpsest')).toBe(false)
    expect(await lastRecord()).toMatchObject({
      action: 'sign-in.failed',
      detail: { through: 'single-sign-on', why: trouble },
    })
  })

  it('refuses an address that two accounts have, and an account that belongs to another identity', async () => {
    await setUp()
    await aPerson('fay', 'both@hospital.example')
    await aPerson('fay2', 'BOTH@hospital.example')
    const both = { sub: 'f-1', email: 'both@hospital.example', email_verified: true }
    expect((await signIn(both)).at).toBe('/?sign-in=ambiguous')
    const gus = await aPerson('gus', 'gus@hospital.example')
    await lab().db.updateTable('users').set({ subject: 'another one' }).where('id', '=', gus.id).execute()
    const other = { sub: 'g-1', email: 'gus@hospital.example', email_verified: true }
    expect((await signIn(other)).at).toBe('/?sign-in=other-identity')
    const freed = await admin.get(routes.changeUser, { params: { userId: gus.id }, body: { unlink: true } })
    expect(freed.linked).toBe(false)
    expect((await signIn(other)).at).toBe('/')
  })

  it('refuses a disabled person, known or not, and records whom', async () => {
    await setUp({ createUsers: true })
    const hal = await aPerson('hal', 'hal@hospital.example')
    const account = { sub: 'h-1', email: 'hal@hospital.example', email_verified: true }
    const disable = (disabled: boolean) =>
      admin.get(routes.changeUser, { params: { userId: hal.id }, body: { disabled } })
    await disable(true)
    expect((await signIn(account)).at).toBe('/?sign-in=disabled')
    await disable(false)
    expect((await signIn(account)).at).toBe('/')
    await disable(true)
    expect((await signIn(account)).at).toBe('/?sign-in=disabled')
    expect(await lastRecord()).toMatchObject({ action: 'sign-in.failed', user_id: hal.id })
  })

  const ivy = { sub: 'i-1', email: 'ivy@hospital.example', email_verified: true }
  it.each<[string, string, (back: URL, cookies: Map<string, string>) => Promise<void> | void]>([
    ['another state', 'lost', (back) => back.searchParams.set('state', 'of-someone-else')],
    ['no state', 'lost', (back) => back.searchParams.delete('state')],
    ['a browser that did not start it', 'lost', (_, cookies) => void cookies.delete('palimpsest-visit')],
    ['a visit that took too long', 'lost', () => test.advance(11 * 60_000)],
    ['another nonce', 'refused', () => changeVisit({ nonce: 'of-someone-else' })],
    ['another proof key', 'refused', () => changeVisit({ verifier: 'x'.repeat(43) })],
    ['another code', 'refused', (back) => back.searchParams.set('code', 'made-up')],
    ['a code that has expired', 'refused', () => provider.expireCodes()],
    ['a code of another issuer', 'refused', (back) => back.searchParams.set('iss', 'http://127.0.0.1:1')],
    ['no code at all', 'refused', (back) => back.searchParams.delete('code')],
  ])('refuses %s', async (_, trouble, meddle) => {
    await setUp({ createUsers: true })
    const { at, cookies } = await signIn(ivy, meddle)
    expect(at).toBe(`/?sign-in=${trouble}`)
    expect(cookies.has('palimpsest')).toBe(false)
  })

  const changeVisit = async (change: { nonce?: string; verifier?: string }) => {
    await lab().db.updateTable('sign_on_visits').set(change).execute()
  }

  it('takes the way back once', async () => {
    await setUp({ createUsers: true })
    let way = ''
    const cookies = await signIn(ivy, (back) => {
      way = `${back.pathname}${back.search}`
    }).then((it) => it.cookies)
    expect(cookies.has('palimpsest')).toBe(true)
    expect(await visit(way, new Map(cookies))).toBe('/?sign-in=lost')
  })

  it('says so when the provider is down, on the way there and on the way back', async () => {
    await setUp({ issuer: 'http://127.0.0.1:9' })
    expect((await signIn(ivy)).at).toBe('/?sign-in=provider-down')
    expect(await admin.get(routes.testSignOn, {})).toMatchObject({ works: false })
    await setUp({ createUsers: true })
    expect(await admin.get(routes.testSignOn, {})).toMatchObject({ works: true })
    const { at } = await signIn(ivy, () => provider.pause())
    expect(at).toBe('/?sign-in=provider-down')
    await provider.resume()
    expect((await signIn(ivy)).at).toBe('/')
  })

  it('says so when the lab has the wrong secret, and when it is switched off', async () => {
    await setUp({ createUsers: true })
    await admin.get(routes.setSignOn, {
      body: { ...plain, issuer: provider.issuer, clientSecret: 'not the secret' },
    })
    expect((await signIn(ivy)).at).toBe('/?sign-in=refused')
    await setUp({ enabled: false })
    expect((await signIn(ivy)).at).toBe('/?sign-in=off')
    expect((await whoIs(new Map())).singleSignOn).toBeNull()
  })

  it('writes nothing of codes, tokens and addresses into the log', async () => {
    await setUp({ createUsers: true })
    const seen: string[] = []
    await signIn({ ...ivy, sub: 'i-2', email: 'canary@hospital.example' }, (back) => {
      seen.push(back.searchParams.get('code')!, back.searchParams.get('state')!)
    })
    const log = test.logged.join('\n')
    for (const word of [...seen, 'canary@hospital.example', secret]) expect(log).not.toContain(word)
  })
})

describe('the settings of single sign-on', () => {
  it('never give the secret back, and keep it only for the same provider', async () => {
    const set = await setUp()
    expect(JSON.stringify(set)).not.toContain(secret)
    expect(set).toMatchObject({
      hasSecret: true,
      fixed: false,
      redirectUri: 'http://127.0.0.1:7801/api/sign-on/back',
    })
    const same = await admin.get(routes.setSignOn, {
      body: { ...plain, name: 'Clinic', issuer: provider.issuer, clientSecret: null },
    })
    expect(same.hasSecret).toBe(true)
    const moved = await admin.get(routes.setSignOn, {
      body: { ...plain, issuer: 'https://elsewhere.example', clientSecret: null },
    })
    expect(moved.hasSecret).toBe(false)
    await admin.get(routes.removeSignOn, {})
    expect(await admin.get(routes.getSignOn, {})).toMatchObject({ settings: null, hasSecret: false })
  })

  it.each([
    [{ issuer: 'ftp://elsewhere.example' }],
    [{ issuer: 'javascript:alert(1)' }],
    [{ domains: ['not a domain'] }],
    [{ clientId: '' }],
  ])('refuse %j', async (wrong) => {
    const body = { ...plain, issuer: provider.issuer, clientSecret: null, ...wrong }
    expect((await admin.call(routes.setSignOn, { body })).status).toBe(400)
  })

  it('come from the environment, where that says so', () => {
    const env = {
      PALIMPSEST_OIDC_ISSUER: 'https://id.hospital.example',
      PALIMPSEST_OIDC_CLIENT_ID: 'lab',
      PALIMPSEST_OIDC_DOMAINS: 'hospital.example, clinic.example',
    }
    expect(readEnv(env).singleSignOn?.settings).toEqual({
      name: 'id.hospital.example',
      issuer: 'https://id.hospital.example',
      clientId: 'lab',
      enabled: true,
      domains: ['hospital.example', 'clinic.example'],
      createUsers: false,
      role: 'member',
    })
    expect(readEnv({}).singleSignOn).toBeUndefined()
    expect(() => readEnv({ ...env, PALIMPSEST_OIDC_CLIENT_ID: '' })).toThrow(/PALIMPSEST_OIDC_CLIENT_ID/)
    expect(() => readEnv({ ...env, PALIMPSEST_OIDC_ROLE: 'king' })).toThrow(/PALIMPSEST_OIDC_ROLE/)
  })
})
