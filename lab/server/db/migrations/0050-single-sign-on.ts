import { type Kysely, sql } from 'kysely'

/** Where people sign in who have an account elsewhere, and the visits there that are not back yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table single_sign_on (
        id integer primary key default 1 check (id = 1),
        body jsonb not null,
        client_secret text
      )`,
    )
    .execute(db)
  await sql
    .raw(
      `create table sign_on_visits (
        hash text primary key,
        state text not null,
        nonce text not null,
        verifier text not null,
        started_at timestamptz not null
      )`,
    )
    .execute(db)
  await sql.raw('alter table sessions add column single_sign_on boolean not null default false').execute(db)
}
