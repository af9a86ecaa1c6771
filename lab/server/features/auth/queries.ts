import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { newTokenSchema, setupSchema, signInSchema } from '../../../shared/auth.ts'
import { Refusal, tooMany } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { type Caller, hashSecret, newSecret, SESSION_MS } from '../../middleware/sign-in.ts'
import { record } from '../audit/record.ts'
import { checkPassword } from './password.ts'

export async function hasUsers({ db }: Lab): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** The first admin; undefined when somebody was faster. */
export async function createFirstAdmin(
  lab: Lab,
  { username, name }: z.output<typeof setupSchema>,
  passwordHash: string,
): Promise<{ id: number } | undefined> {
  return lab.db.transaction().execute(async (tx) => {
    await sql`lock table users in exclusive mode`.execute(tx)
    if (await tx.selectFrom('users').select('id').limit(1).executeTakeFirst()) return undefined
    const user = await tx
      .insertInto('users')
      .values({
        username,
        name,
        role: 'admin',
        password_hash: passwordHash,
        email: null,
        subject: null,
        last_sign_in_at: lab.now(),
      })
      .returning(['id', 'username'])
      .executeTakeFirstOrThrow()
    await record(tx, { action: 'lab.set-up', who: user, subject: `user:${user.id}` }, lab.now())
    return user
  })
}

const FREE_TRIES = 5

/**
 * The person of a username and password. After five wrong tries the name is locked for a minute, then two, four
 * … up to an hour; the answer does not say whether the name exists. Throws a Refusal.
 */
export async function signIn(
  lab: Lab,
  { username, password }: z.output<typeof signInSchema>,
): Promise<{ id: number }> {
  const now = lab.now()
  const user = await lab.db
    .selectFrom('users')
    .select(['id', 'username', 'password_hash', 'disabled', 'failures', 'locked_until'])
    .where(sql<string>`lower(username)`, '=', username.toLowerCase())
    .executeTakeFirst()
  if (user?.locked_until && user.locked_until > now) {
    await record(lab.db, { action: 'sign-in.refused', who: user, detail: { why: 'locked' } }, now)
    throw tooMany('Too many wrong tries for this name. Wait a little, or ask an admin to unlock it.')
  }
  const fits = await checkPassword(user?.password_hash ?? null, password)
  if (user && fits && !user.disabled) {
    await lab.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('users')
        .set({ failures: 0, locked_until: null, last_sign_in_at: now })
        .where('id', '=', user.id)
        .execute()
      await record(tx, { action: 'sign-in', who: user }, now)
    })
    return user
  }
  await lab.db.transaction().execute(async (tx) => {
    if (user) {
      const failures = user.failures + 1
      const minutes = Math.min(60, 2 ** (failures - FREE_TRIES))
      const until = failures >= FREE_TRIES ? new Date(now.getTime() + minutes * 60_000) : null
      await tx
        .updateTable('users')
        .set({ failures: sql`failures + 1`, locked_until: until })
        .where('id', '=', user.id)
        .execute()
    }
    // The name that was typed may be a password in the wrong field: it is not recorded.
    await record(tx, { action: 'sign-in.failed', who: user ?? null }, now)
  })
  throw new Refusal(401, 'wrong-sign-in', 'The name or the password is wrong.')
}

export async function createSession(
  lab: Lab,
  userId: number,
  { singleSignOn = false }: { singleSignOn?: boolean } = {},
): Promise<{ secret: string }> {
  const { secret, hash } = newSecret()
  const now = lab.now()
  await lab.db.deleteFrom('sessions').where('expires_at', '<', now).execute()
  await lab.db
    .insertInto('sessions')
    .values({
      hash,
      user_id: userId,
      csrf: randomBytes(24).toString('base64url'),
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + SESSION_MS),
      single_sign_on: singleSignOn,
    })
    .execute()
  return { secret }
}

/** Whether the session began at the provider of single sign-on. */
export function endSession(lab: Lab, caller: Caller): Promise<boolean> {
  return lab.db.transaction().execute(async (tx) => {
    const row = await tx
      .deleteFrom('sessions')
      .where('hash', '=', caller.session?.hash ?? '')
      .returning('single_sign_on')
      .executeTakeFirst()
    await record(tx, { action: 'sign-out', who: caller }, lab.now())
    return row?.single_sign_on ?? false
  })
}

export async function endOtherSessions(lab: Lab, caller: Caller): Promise<void> {
  await lab.db
    .deleteFrom('sessions')
    .where('user_id', '=', caller.id)
    .where('hash', '!=', caller.session?.hash ?? '')
    .execute()
}

export async function setPassword(lab: Lab, caller: Caller, passwordHash: string): Promise<void> {
  await lab.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('users')
      .set({ password_hash: passwordHash, must_change: false, failures: 0, locked_until: null })
      .where('id', '=', caller.id)
      .execute()
    await record(tx, { action: 'user.password', who: caller, subject: `user:${caller.id}` }, lab.now())
  })
}

export async function createToken(
  lab: Lab,
  caller: Caller,
  { name, scopes, expiresInDays }: z.output<typeof newTokenSchema>,
) {
  // The prefix lets scanners of leaked secrets know it; it is hashed with the rest.
  const secret = `plt_${newSecret().secret}`
  const now = lab.now()
  return lab.db.transaction().execute(async (tx) => {
    const row = await tx
      .insertInto('tokens')
      .values({
        user_id: caller.id,
        name,
        hash: hashSecret(secret),
        scopes,
        created_at: now,
        expires_at: expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * 86_400_000),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await record(
      tx,
      { action: 'token.create', who: caller, subject: `token:${row.id}`, detail: { scopes } },
      now,
    )
    return { row, secret }
  })
}
