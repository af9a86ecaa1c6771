import { type Kysely, sql } from 'kysely'

/**
 * Jobs that only one server may do (an export lies on its disk), a lease for closing them, and when a second look was
 * taken: before the newest change of what it is taken with, it does not count.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  'alter table jobs add column home text, add column closing_until timestamptz',
  'alter table completions add column leftovers_at timestamptz',
  'update completions set leftovers_at = now() where leftovers is not null',
  'alter table projects add column looks_from timestamptz not null default now()',
  `create function note_look() returns trigger language plpgsql as $$
    begin
      new.leftovers_at := case when new.leftovers is null then null else clock_timestamp() end;
      return new;
    end $$`,
  `create trigger completions_look before insert or update of leftovers on completions
    for each row execute function note_look()`,
  `create function note_resources() returns trigger language plpgsql as $$
    begin
      if new.resources <> old.resources or new.settings->>'language' is distinct from old.settings->>'language'
      then new.looks_from := clock_timestamp(); end if;
      return new;
    end $$`,
  'create trigger projects_look before update on projects for each row execute function note_resources()',
  // A rule or prompt that changes makes every look with it old.
  `create function note_resource_change() returns trigger language plpgsql as $$
    begin
      if new.body <> old.body then
        update projects set looks_from = clock_timestamp()
        where resources @> jsonb_build_array(jsonb_build_object('id', tg_argv[0] || ':' || new.id));
      end if;
      return null;
    end $$`,
  `create trigger rules_look after update on rules
    for each row execute function note_resource_change('rule')`,
  `create trigger prompts_look after update on prompts
    for each row execute function note_resource_change('prompt')`,
  'create table engines (version text primary key, seen_at timestamptz not null default now())',
]
