import { type Kysely, sql } from 'kysely'

/**
 * Trigram indexes, where the database has `pg_trgm` and we may use it: searching inside titles and texts then
 * takes milliseconds at a million rows. Without it the same queries work, slower.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`do $$
      begin
        create extension if not exists pg_trgm;
        create index tasks_title_words on tasks using gin (title gin_trgm_ops);
        create index texts_words on texts using gin (text gin_trgm_ops);
      exception when insufficient_privilege or undefined_file or feature_not_supported then
        raise notice 'pg_trgm is not available: searching texts will be slow';
      end $$`)
    .execute(db)
}
