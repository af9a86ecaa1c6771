import { type SignOnBody, signOnBodySchema } from '../../../shared/sign-on.ts'
import type { Db } from '../../db/connect.ts'
import type { FixedSignOn } from '../../env.ts'
import type { Lab } from '../../lab.ts'

/** Single sign-on as it is set up: by the environment, else in the lab; undefined where nobody has. */
export async function signOnSettings({ settings, db }: Lab): Promise<FixedSignOn | undefined> {
  if (settings.singleSignOn) return settings.singleSignOn
  const row = await db.selectFrom('single_sign_on').selectAll().executeTakeFirst()
  return row && { settings: signOnBodySchema.parse(row.body), clientSecret: row.client_secret }
}

/** Keeps what an admin has set up. */
export async function saveSignOn(db: Db, settings: SignOnBody, clientSecret: string | null): Promise<void> {
  const row = { body: JSON.stringify(settings), client_secret: clientSecret }
  await db
    .insertInto('single_sign_on')
    .values(row)
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}
