import { type Kysely, sql } from 'kysely'
import type { Tx } from '../connect.ts'
import { numberTexts } from './number-texts.ts'

/**
 * The words of texts get numbers, and an index over those takes the place of the one over trigrams of texts: an import
 * is five times as fast, and search needs no extension.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop index if exists texts_words').execute(db)
  await sql
    .raw(
      `create table words (
        id integer generated always as identity primary key,
        word text collate "C" not null unique
      )`,
    )
    .execute(db)
  await sql.raw("alter table texts add column words integer[] not null default '{}'").execute(db)
  // Parts of words are looked up among all words: quick by trigrams, quick enough without.
  await sql
    .raw(
      `do $$ begin
        if exists (select 1 from pg_extension where extname = 'pg_trgm') then
          create index words_parts on words using gin (word gin_trgm_ops);
        end if;
      end $$`,
    )
    .execute(db)
  await numberTexts(db as unknown as Tx)
  await sql.raw('create index texts_word_numbers on texts using gin (words)').execute(db)
}
