import { type Kysely, sql } from 'kysely'

/**
 * What a second look finds beside submitted spans: how much is left, and what a person has put aside. And room for an
 * import to gather what it adds to the index of texts: that is a third cheaper, and `tidy` sorts it in.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table completions add column leftovers integer').execute(db)
  await sql
    .raw(
      `create table dismissals (
        task_id integer not null references tasks on delete cascade,
        start integer not null,
        "end" integer not null,
        label text not null,
        user_id integer references users on delete set null,
        created_at timestamptz not null default now(),
        primary key (task_id, start, "end", label)
      )`,
    )
    .execute(db)
  await sql
    .raw(
      `do $$ begin
        if to_regclass('texts_words') is not null then
          alter index texts_words set (gin_pending_list_limit = 65536);
        end if;
      end $$`,
    )
    .execute(db)
}
