import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { routes } from '../../../shared/routes.ts'
import type { User } from '../../../shared/users.ts'
import { conflict, notFound } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { hashPassword } from '../auth/password.ts'
import { defined } from '../projects/queries.ts'

/** People of the lab, for admins. Nobody is deleted: their work keeps its author. */
export function userRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.listUsers, async () => ({
    users: (await lab.db.selectFrom('users').select(columns).orderBy('id').execute()).map(present),
  }))

  mount(app, lab, routes.createUser, async ({ caller, body }) => {
    const passwordHash = await hashPassword(body.password)
    return lab.db.transaction().execute(async (tx) => {
      const taken = await tx
        .selectFrom('users')
        .select('id')
        .where(sql<string>`lower(username)`, '=', body.username.toLowerCase())
        .executeTakeFirst()
      if (taken) throw conflict('name-taken', 'Somebody has this username already.')
      const row = await tx
        .insertInto('users')
        .values({
          username: body.username,
          name: body.name,
          email: body.email ?? null,
          role: body.role,
          password_hash: passwordHash,
          must_change: true,
          subject: null,
          created_at: lab.now(),
        })
        .returning(columns)
        .executeTakeFirstOrThrow()
      const detail = { role: body.role }
      await record(tx, { action: 'user.create', who: caller, subject: `user:${row.id}`, detail }, lab.now())
      return present(row)
    })
  })

  mount(app, lab, routes.changeUser, async ({ caller, params, body }) => {
    const passwordHash = body.password === undefined ? undefined : await hashPassword(body.password)
    return lab.db.transaction().execute(async (tx) => {
      const row = await tx
        .updateTable('users')
        .set({
          ...defined({ name: body.name, email: body.email, role: body.role, disabled: body.disabled }),
          ...(body.unlink ? { subject: null } : {}),
          ...(body.unlock ? { failures: 0, locked_until: null } : {}),
          ...(passwordHash
            ? { password_hash: passwordHash, must_change: true, failures: 0, locked_until: null }
            : {}),
          // `set` needs something to set.
          username: sql`username`,
        })
        .where('id', '=', params.userId)
        .returning(columns)
        .executeTakeFirst()
      if (!row) throw notFound('person')
      const admin = await tx
        .selectFrom('users')
        .select('id')
        .where('role', '=', 'admin')
        .where('disabled', '=', false)
        .limit(1)
        .executeTakeFirst()
      if (!admin) throw conflict('last-admin', 'The lab needs at least one admin.')
      // Whoever loses access, or whose password was set for them, is signed out everywhere.
      if (body.disabled || body.role || body.unlink || passwordHash) {
        await tx
          .deleteFrom('sessions')
          .where('user_id', '=', row.id)
          .where('user_id', '!=', caller.id)
          .execute()
        if (body.disabled) await tx.deleteFrom('tokens').where('user_id', '=', row.id).execute()
      }
      const detail = { changed: Object.keys(body), ...defined({ role: body.role, disabled: body.disabled }) }
      await record(tx, { action: 'user.change', who: caller, subject: `user:${row.id}`, detail }, lab.now())
      return present(row)
    })
  })
}

const columns = [
  'id',
  'username',
  'name',
  'email',
  'role',
  'disabled',
  'locked_until',
  'must_change',
  'subject',
  'created_at',
  'last_sign_in_at',
] as const

interface Row {
  readonly id: number
  readonly username: string
  readonly name: string
  readonly email: string | null
  readonly role: 'admin' | 'member'
  readonly disabled: boolean
  readonly locked_until: Date | null
  readonly must_change: boolean
  readonly subject: string | null
  readonly created_at: Date
  readonly last_sign_in_at: Date | null
}

function present({ locked_until, must_change, subject, created_at, last_sign_in_at, ...row }: Row): User {
  return {
    ...row,
    lockedUntil: locked_until?.toISOString() ?? null,
    mustChangePassword: must_change,
    linked: subject !== null,
    createdAt: created_at.toISOString(),
    lastSignInAt: last_sign_in_at?.toISOString() ?? null,
  }
}
