import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Session } from '../../../shared/auth.ts'
import { routes } from '../../../shared/routes.ts'
import { systemPermissions } from '../../access.ts'
import { conflict, invalid, notAllowed, notFound, Refusal } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { type Caller, COOKIE } from '../../middleware/sign-in.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { checkPassword, hashPassword } from './password.ts'
import {
  createFirstAdmin,
  createToken,
  endOtherSessions,
  endSession,
  hasUsers,
  setPassword,
  signIn,
} from './queries.ts'
import { openSession } from './session-cookie.ts'
import type { SignOnProvider } from './sign-on-provider.ts'
import { signOnSettings } from './sign-on-settings.ts'

/** First run, sign-in and out, one's own password and tokens. */
export function authRoutes(app: FastifyInstance, lab: Lab, signOn: SignOnProvider): void {
  const answer = (caller: Caller | null) => sessionOf(lab, caller)
  // Guessing is held back twice: by address here, by name in `signIn`.
  const rateLimit = { max: 30, timeWindow: 60_000 }

  mount(app, lab, routes.session, ({ caller }) => answer(caller))

  mount(
    app,
    lab,
    routes.setUp,
    async ({ body, req, reply }) => {
      checkOrigin(req)
      if (lab.setupCode !== null && body.setupCode !== lab.setupCode)
        throw new Refusal(
          403,
          'setup-code',
          'The setup code is wrong: it is printed where the server was started.',
        )
      const user = await createFirstAdmin(lab, body, await hashPassword(body.password))
      if (!user) throw conflict('set-up-already', 'This lab has its first admin already. Sign in.')
      return answer(await openSession(lab, reply, user))
    },
    { rateLimit },
  )

  mount(
    app,
    lab,
    routes.signIn,
    async ({ body, req, reply }) => {
      checkOrigin(req)
      const user = await signIn(lab, body)
      return answer(await openSession(lab, reply, user))
    },
    { rateLimit },
  )

  mount(app, lab, routes.signOut, async ({ caller, reply }) => {
    const throughProvider = caller.session ? await endSession(lab, caller) : false
    reply.clearCookie(COOKIE, { path: '/' })
    const setup = throughProvider ? await signOnSettings(lab) : undefined
    // Who cannot be signed out there is still signed out here.
    const signOutThere = setup ? await signOn.signOutAddress(setup).catch(() => null) : null
    return { ...(await answer(null)), signOutThere }
  })

  mount(
    app,
    lab,
    routes.changePassword,
    async ({ caller, body }) => {
      refuseToken(caller)
      const row = await lab.db
        .selectFrom('users')
        .select('password_hash')
        .where('id', '=', caller.id)
        .executeTakeFirst()
      if (!(await checkPassword(row?.password_hash ?? null, body.current)))
        throw invalid('wrong-password', 'The current password is wrong.', 'current')
      if (body.next === body.current)
        throw invalid('same-password', 'Choose another password than before.', 'next')
      await setPassword(lab, caller, await hashPassword(body.next))
      await endOtherSessions(lab, caller)
      return answer({ ...caller, mustChangePassword: false })
    },
    { rateLimit },
  )

  mount(app, lab, routes.listTokens, async ({ caller }) => {
    const rows = await lab.db
      .selectFrom('tokens')
      .selectAll()
      .where('user_id', '=', caller.id)
      .orderBy('id')
      .execute()
    return { tokens: rows.map(presentToken) }
  })

  mount(app, lab, routes.createToken, async ({ caller, body }) => {
    refuseToken(caller)
    const { row, secret } = await createToken(lab, caller, body)
    return { token: presentToken(row), secret }
  })

  mount(app, lab, routes.removeToken, async ({ caller, params }) => {
    const { numDeletedRows } = await lab.db
      .deleteFrom('tokens')
      .where('id', '=', params.tokenId)
      .where('user_id', '=', caller.id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw notFound('token')
    await record(
      lab.db,
      { action: 'token.remove', who: caller, subject: `token:${params.tokenId}` },
      lab.now(),
    )
    return { done: true as const }
  })
}

/** A token does a job and no more: it makes no other token, which could do or last longer, and changes no password. */
function refuseToken({ scopes }: Caller): void {
  if (scopes !== null) throw notAllowed()
}

async function sessionOf(lab: Lab, caller: Caller | null): Promise<Session> {
  const setup = await signOnSettings(lab)
  return {
    needsSetup: caller ? false : !(await hasUsers(lab)),
    user: caller
      ? {
          id: caller.id,
          username: caller.username,
          name: caller.name,
          role: caller.role,
          mustChangePassword: caller.mustChangePassword,
          hasPassword: caller.hasPassword,
        }
      : null,
    csrf: caller?.session?.csrf ?? null,
    may: caller ? [...systemPermissions(caller.role)] : [],
    version: lab.version,
    singleSignOn: setup?.settings.enabled
      ? { name: setup.settings.name, url: routes.startSignOn.path }
      : null,
    signOutThere: null,
  }
}

/** A sign-in that another site's page sends would put its visitor into a stranger's account. */
function checkOrigin(req: FastifyRequest): void {
  const { origin, host } = req.headers
  if (origin !== undefined && origin !== 'null' && new URL(origin).host !== host)
    throw new Refusal(403, 'csrf', 'This request came from another site.')
}

function presentToken(row: {
  id: number
  name: string
  scopes: string[]
  created_at: Date
  last_used_at: Date | null
  expires_at: Date | null
}) {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes as ('read' | 'write' | 'export' | 'admin')[],
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
  }
}
