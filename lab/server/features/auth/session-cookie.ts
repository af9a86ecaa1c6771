import type { FastifyReply } from 'fastify'
import { Refusal } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { type Caller, COOKIE, identify, SESSION_MS } from '../../middleware/sign-in.ts'
import { createSession } from './queries.ts'

/** Starts a session: sets the cookie, and answers who is the caller from now on. */
export async function openSession(
  lab: Lab,
  reply: FastifyReply,
  user: { id: number },
  options: { singleSignOn?: boolean } = {},
): Promise<Caller> {
  const { secret } = await createSession(lab, user.id, options)
  reply.setCookie(COOKIE, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: lab.settings.publicUrl?.startsWith('https:') ?? false,
    maxAge: SESSION_MS / 1000,
  })
  const caller = await identify(lab, { headers: {}, cookies: { [COOKIE]: secret } })
  if (!caller) throw new Refusal(401, 'not-signed-in', 'Please sign in.')
  return caller
}
