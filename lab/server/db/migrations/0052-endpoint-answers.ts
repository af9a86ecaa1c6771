import { type Kysely, sql } from 'kysely'

/** How an endpoint holds its answers to a schema: not every one knows schemas. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table providers add column structured text not null default 'json_schema'`).execute(db)
}
