import { type Kysely, sql } from 'kysely'
import { numberWords, wordsOf } from '../../features/tasks/words.ts'
import type { Tx } from '../connect.ts'

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
  await numberAll(db as unknown as Tx)
  await sql.raw('create index texts_word_numbers on texts using gin (words)').execute(db)
}

const STEP = 200

async function numberAll(tx: Tx): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await sql<{ task_id: number; text: string }>`
      select task_id, text from texts where task_id > ${after} order by task_id limit ${STEP}`.execute(tx)
    if (rows.length === 0) return
    const words = rows.map(({ text }) => wordsOf(text))
    const numbers = await numberWords(tx, new Set(words.flatMap((it) => [...it])))
    const lists = words.map((it) => `{${[...it].map((word) => numbers.get(word)).join(',')}}`)
    await sql`update texts set words = it.words::int[]
      from unnest(${rows.map(({ task_id }) => task_id)}::int[], ${lists}::text[]) as it (id, words)
      where task_id = it.id`.execute(tx)
    after = rows.at(-1)!.task_id
  }
}
