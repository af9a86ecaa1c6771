import { sql } from 'kysely'
import type { SignOnBody } from '../../../shared/sign-on.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { record } from '../audit/record.ts'
import { type Claims, SignOnFailure } from './sign-on-provider.ts'

interface Person {
  readonly id: number
  readonly username: string
}

/**
 * Whose account it is: the one that came with this identity before; else the one with this e-mail address, which is
 * linked from now on; else a new one, where that is allowed. Only an address that the provider vouches for counts.
 * Rejects with a SignOnFailure.
 */
export async function signInPerson(db: Db, settings: SignOnBody, claims: Claims, now: Date): Promise<Person> {
  const { verifiedEmail } = claims
  // A disabled person's identity must not fall through to another account: identity first, state after.
  const subject = `${claims.issuer} ${claims.subject}`
  if (settings.domains.length > 0) {
    if (verifiedEmail === null) throw new SignOnFailure('unverified')
    if (!settings.domains.includes(verifiedEmail.slice(verifiedEmail.lastIndexOf('@') + 1).toLowerCase()))
      throw new SignOnFailure('domain')
  }
  return db.transaction().execute(async (tx) => {
    // Two first visits at once must not become two people.
    await sql`lock table users in share row exclusive mode`.execute(tx)
    const known = await tx
      .selectFrom('users')
      .select(['id', 'username', 'disabled'])
      .where('subject', '=', subject)
      .executeTakeFirst()
    const person = known ?? (await linked(tx, verifiedEmail, subject, now))
    const found = person ?? (await created(tx, settings, claims, subject, now))
    if (found.disabled) throw new SignOnFailure('disabled', { who: found })
    await tx.updateTable('users').set({ last_sign_in_at: now }).where('id', '=', found.id).execute()
    await record(tx, { action: 'sign-in', who: found, detail: { through: 'single-sign-on' } }, now)
    return { id: found.id, username: found.username }
  })
}

async function linked(tx: Tx, email: string | null, subject: string, now: Date) {
  if (email === null) throw new SignOnFailure('unverified')
  const rows = await tx
    .selectFrom('users')
    .select(['id', 'username', 'disabled', 'subject'])
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .limit(2)
    .execute()
  const [row] = rows
  if (!row) return undefined
  if (rows.length > 1) throw new SignOnFailure('ambiguous')
  if (row.subject !== null) throw new SignOnFailure('other-identity', { who: row })
  if (row.disabled) throw new SignOnFailure('disabled', { who: row })
  await tx.updateTable('users').set({ subject }).where('id', '=', row.id).execute()
  const detail = { through: 'single-sign-on' }
  await record(tx, { action: 'user.link', who: row, subject: `user:${row.id}`, detail }, now)
  return row
}

async function created(
  tx: Tx,
  { createUsers, role }: SignOnBody,
  claims: Claims,
  subject: string,
  now: Date,
) {
  // The first person of a lab is its admin, made on the first-run page.
  const isFirst = (await tx.selectFrom('users').select('id').limit(1).executeTakeFirst()) === undefined
  if (!createUsers || isFirst) throw new SignOnFailure('no-account')
  const email = claims.verifiedEmail!
  const username = await freeName(tx, claims.username ?? email)
  const row = await tx
    .insertInto('users')
    .values({
      username,
      name: claims.name ?? username,
      email,
      role,
      password_hash: null,
      subject,
      created_at: now,
    })
    .returning(['id', 'username', 'disabled'])
    .executeTakeFirstOrThrow()
  const detail = { role, through: 'single-sign-on' }
  await record(tx, { action: 'user.create', who: row, subject: `user:${row.id}`, detail }, now)
  return row
}

/** A username that fits our form and nobody has: the wanted one, else with a number. */
async function freeName(tx: Tx, wanted: string): Promise<string> {
  const plain = wanted
    .normalize('NFKD')
    .replace(/[^a-zA-Z0-9._@-]+/g, '')
    .replace(/^[^a-zA-Z0-9]+/, '')
    .slice(0, 58)
  const base = plain.length >= 2 ? plain : 'person'
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}-${n}`
    const taken = await tx
      .selectFrom('users')
      .select('id')
      .where(sql<string>`lower(username)`, '=', name.toLowerCase())
      .executeTakeFirst()
    if (!taken) return name
  }
}
