import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { routes } from '../../../shared/routes.ts'
import { conflict } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { errorFacts } from '../../log.ts'
import { hashSecret, newSecret } from '../../middleware/sign-in.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { openSession } from './session-cookie.ts'
import { signInPerson } from './sign-on-person.ts'
import { SignOnFailure, type SignOnProvider, signOnProvider, type Visit } from './sign-on-provider.ts'
import { saveSignOn, signOnSettings } from './sign-on-settings.ts'

/** Holds the visit's secret in the browser that started it, so that nobody is signed in by another's link. */
const VISIT_COOKIE = 'palimpsest-visit'
const VISIT_MS = 10 * 60_000

/** Single sign-on: to the provider and back, and its settings. The provider is for those who end sessions. */
export function signOnRoutes(app: FastifyInstance, lab: Lab): SignOnProvider {
  const provider = signOnProvider()
  const rateLimit = { max: 30, timeWindow: 60_000 }

  mount(
    app,
    lab,
    routes.startSignOn,
    ({ req, reply }) =>
      orBackWithTrouble(lab, reply, async () => {
        const { url, visit } = await provider.start(await enabledSetup(lab), redirectUri(lab, req))
        reply.setCookie(VISIT_COOKIE, await rememberVisit(lab, visit), {
          path: '/api/sign-on',
          httpOnly: true,
          // The way back starts at the provider: `strict` would keep the cookie from it.
          sameSite: 'lax',
          secure: lab.settings.publicUrl?.startsWith('https:') ?? false,
          maxAge: VISIT_MS / 1000,
        })
        return reply.redirect(url.href)
      }),
    { rateLimit },
  )

  mount(
    app,
    lab,
    routes.endSignOn,
    ({ req, reply }) =>
      orBackWithTrouble(lab, reply, async () => {
        reply.clearCookie(VISIT_COOKIE, { path: '/api/sign-on' })
        const setup = await enabledSetup(lab)
        const address = new URL(redirectUri(lab, req))
        address.search = new URL(req.url, address).search
        const visit = await takeVisit(lab, req.cookies[VISIT_COOKIE])
        if (!visit || address.searchParams.get('state') !== visit.state) throw new SignOnFailure('lost')
        const claims = await provider.finish(setup, address, visit)
        const person = await signInPerson(lab.db, setup.settings, claims, lab.now())
        await openSession(lab, reply, person, { singleSignOn: true })
        return reply.redirect('/')
      }),
    { rateLimit },
  )

  const present = async (req: FastifyRequest) => {
    const setup = await signOnSettings(lab)
    return {
      settings: setup?.settings ?? null,
      hasSecret: (setup?.clientSecret ?? null) !== null,
      fixed: lab.settings.singleSignOn !== undefined,
      redirectUri: redirectUri(lab, req),
    }
  }

  mount(app, lab, routes.getSignOn, ({ req }) => present(req))

  mount(app, lab, routes.setSignOn, async ({ caller, body, req }) => {
    refuseFixed(lab)
    const { clientSecret, ...settings } = body
    const before = await signOnSettings(lab)
    // The old secret is for the old provider: sent to another one it would be given away.
    const sameClient =
      before?.settings.issuer === settings.issuer && before.settings.clientId === settings.clientId
    await saveSignOn(lab.db, settings, clientSecret ?? (sameClient ? before.clientSecret : null))
    const { enabled, createUsers, role, domains } = settings
    const detail = { enabled, createUsers, role, domains: domains.length }
    await record(lab.db, { action: 'sign-on.change', who: caller, detail }, lab.now())
    return present(req)
  })

  mount(app, lab, routes.removeSignOn, async ({ caller }) => {
    refuseFixed(lab)
    await lab.db.deleteFrom('single_sign_on').execute()
    await record(lab.db, { action: 'sign-on.remove', who: caller }, lab.now())
    return { done: true as const }
  })

  mount(app, lab, routes.testSignOn, async () => {
    const setup = await signOnSettings(lab)
    if (!setup) return { works: false, detail: 'No provider is set up.' }
    try {
      await provider.check(setup)
      return { works: true, detail: 'The provider answers.' }
    } catch {
      return { works: false, detail: 'The provider does not answer, or is not an OpenID Connect provider.' }
    }
  })

  return provider
}

async function enabledSetup(lab: Lab) {
  const setup = await signOnSettings(lab)
  if (!setup?.settings.enabled) throw new SignOnFailure('off')
  return setup
}

/** What fails on the way is told on the sign-in page, by a code: whoever comes from the provider sees a page, not JSON. */
async function orBackWithTrouble(
  lab: Lab,
  reply: FastifyReply,
  go: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await go()
  } catch (error) {
    if (!(error instanceof SignOnFailure)) throw error
    const { trouble, cause, who } = error
    lab.log.warn({ trouble, cause: cause === undefined ? undefined : errorFacts(cause) }, 'single sign-on')
    if (trouble !== 'off')
      await record(
        lab.db,
        { action: 'sign-in.failed', who, detail: { through: 'single-sign-on', why: trouble } },
        lab.now(),
      )
    return reply.redirect(`/?sign-in=${trouble}`)
  }
}

/** Keeps what must come back; the answer is the secret for the browser. */
async function rememberVisit(lab: Lab, visit: Visit): Promise<string> {
  const { secret, hash } = newSecret()
  const now = lab.now()
  await lab.db
    .deleteFrom('sign_on_visits')
    .where('started_at', '<', new Date(now.getTime() - VISIT_MS))
    .execute()
  await lab.db
    .insertInto('sign_on_visits')
    .values({ hash, ...visit, started_at: now })
    .execute()
  return secret
}

/** The visit of this browser, once. */
async function takeVisit(lab: Lab, secret: string | undefined): Promise<Visit | undefined> {
  if (!secret) return undefined
  const row = await lab.db
    .deleteFrom('sign_on_visits')
    .where('hash', '=', hashSecret(secret))
    .returningAll()
    .executeTakeFirst()
  return row && lab.now().getTime() - row.started_at.getTime() < VISIT_MS ? row : undefined
}

function redirectUri({ settings }: Lab, req: FastifyRequest): string {
  const base = settings.publicUrl ?? `${req.protocol}://${req.host}`
  return new URL('/api/sign-on/back', base).href
}

function refuseFixed({ settings }: Lab): void {
  if (settings.singleSignOn)
    throw conflict('fixed', 'Single sign-on is set up by the environment of the server.')
}
