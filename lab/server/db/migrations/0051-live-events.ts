import { type Kysely, sql } from 'kysely'

/** Live events too large for a notification, for the moment until the other servers have read them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create unlogged table live_events (
        id bigint generated always as identity primary key,
        body text not null,
        at timestamptz not null default now()
      )`,
    )
    .execute(db)
}
