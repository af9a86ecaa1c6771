import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { SystemRole } from '../../shared/access.ts'
import type { TokenScope } from '../../shared/auth.ts'
import { Refusal } from '../errors.ts'
import type { Lab } from '../lab.ts'

/** Who makes the request. */
export interface Caller {
  readonly id: number
  readonly username: string
  readonly name: string
  readonly role: SystemRole
  readonly mustChangePassword: boolean
  readonly hasPassword: boolean
  /** Of the browser session; null with a token. */
  readonly session: { readonly hash: string; readonly csrf: string } | null
  /** Of the token; null in a browser, which may do all that the person may. */
  readonly scopes: readonly TokenScope[] | null
}

export const COOKIE = 'palimpsest'
/** A session ends when unused for so long … */
const IDLE_MS = 12 * 3600_000
/** … and at the latest after so long. */
export const SESSION_MS = 7 * 24 * 3600_000

/** A new secret and what is stored of it. 256 random bits need no slow hash. */
export function newSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: hashSecret(secret) }
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** By what a request tells who makes it. */
interface Credentials {
  readonly headers: { readonly authorization?: string | undefined }
  readonly cookies: Readonly<Record<string, string | undefined>>
}

/** The caller by session cookie or bearer token; null for nobody. A wrong token is nobody. */
export async function identify(lab: Lab, req: Credentials): Promise<Caller | null> {
  const header = req.headers.authorization
  if (header !== undefined) {
    const [, secret] = /^Bearer +(\S+)$/i.exec(header) ?? []
    return secret ? byToken(lab, secret) : null
  }
  const cookie = req.cookies[COOKIE]
  return cookie ? bySession(lab, cookie) : null
}

async function bySession(lab: Lab, secret: string): Promise<Caller | null> {
  const hash = hashSecret(secret)
  const now = lab.now()
  const row = await lab.db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select([
      'users.id',
      'username',
      'name',
      'role',
      'must_change',
      'password_hash',
      'single_sign_on',
      'csrf',
      'seen_at',
      'expires_at',
    ])
    .where('hash', '=', hash)
    .where('disabled', '=', false)
    .executeTakeFirst()
  if (!row || row.expires_at <= now || now.getTime() - row.seen_at.getTime() > IDLE_MS) return null
  // Once a minute is enough to know who is idle.
  if (now.getTime() - row.seen_at.getTime() > 60_000)
    await lab.db.updateTable('sessions').set({ seen_at: now }).where('hash', '=', hash).execute()
  const { id, username, name, role, csrf } = row
  return {
    id,
    username,
    name,
    role,
    // Whoever was vouched for by the provider has no use for the first password.
    mustChangePassword: row.must_change && !row.single_sign_on,
    hasPassword: row.password_hash !== null,
    session: { hash, csrf },
    scopes: null,
  }
}

async function byToken(lab: Lab, secret: string): Promise<Caller | null> {
  const now = lab.now()
  const row = await lab.db
    .selectFrom('tokens')
    .innerJoin('users', 'users.id', 'tokens.user_id')
    .select([
      'users.id',
      'username',
      'users.name',
      'role',
      'must_change',
      'password_hash',
      'scopes',
      'tokens.id as token_id',
      'last_used_at',
      'expires_at',
    ])
    .where('hash', '=', hashSecret(secret))
    .where('disabled', '=', false)
    .executeTakeFirst()
  if (!row || (row.expires_at && row.expires_at <= now)) return null
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > 60_000)
    await lab.db.updateTable('tokens').set({ last_used_at: now }).where('id', '=', row.token_id).execute()
  const { id, username, name, role } = row
  return {
    id,
    username,
    name,
    role,
    mustChangePassword: row.must_change,
    hasPassword: row.password_hash !== null,
    session: null,
    scopes: row.scopes as TokenScope[],
  }
}

/** Refuses a change that a page of another site makes with our cookie: the token must be in the header. */
export function checkForgery(req: FastifyRequest, caller: Caller): void {
  if (!caller.session || req.method === 'GET' || req.method === 'HEAD') return
  const given = Buffer.from(String(req.headers['x-csrf-token'] ?? ''))
  const wanted = Buffer.from(caller.session.csrf)
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new Refusal(403, 'csrf', 'This page is out of date. Reload it and try again.')
}
