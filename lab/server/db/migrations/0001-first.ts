import { type Kysely, sql } from 'kysely'

/** The first schema: people, projects, tasks, completions, jobs, exports, the audit record. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const id = 'id integer generated always as identity primary key'
const now = 'timestamptz not null default now()'

const statements = [
  `create table users (
    ${id},
    username text not null,
    name text not null,
    email text,
    role text not null check (role in ('admin', 'member')),
    password_hash text,
    must_change boolean not null default false,
    disabled boolean not null default false,
    failures integer not null default 0,
    locked_until timestamptz,
    subject text unique,
    created_at ${now},
    last_sign_in_at timestamptz
  )`,
  'create unique index users_username on users (lower(username))',
  `create table sessions (
    hash text primary key,
    user_id integer not null references users on delete cascade,
    csrf text not null,
    created_at ${now},
    seen_at ${now},
    expires_at timestamptz not null
  )`,
  'create index sessions_user on sessions (user_id)',
  `create table tokens (
    ${id},
    user_id integer not null references users on delete cascade,
    name text not null,
    hash text not null unique,
    scopes text[] not null,
    created_at ${now},
    last_used_at timestamptz,
    expires_at timestamptz
  )`,
  'create index tokens_user on tokens (user_id)',
  `create table groups (${id}, name text not null unique, colour text not null)`,
  `create table projects (
    ${id},
    name text not null,
    description text not null default '',
    kind text not null check (kind in ('deidentification', 'text-ner')),
    instructions text not null default '',
    group_id integer references groups on delete set null,
    sampling text not null default 'sequential',
    settings jsonb not null,
    labels jsonb not null,
    labels_version integer not null default 1,
    obfuscation text,
    resources jsonb not null,
    secret text not null,
    next_number integer not null default 1,
    archived boolean not null default false,
    delete_at timestamptz,
    created_by integer references users on delete set null,
    created_at ${now},
    updated_at ${now}
  )`,
  'create unique index projects_name on projects (lower(name))',
  // The kind is permanent, whoever asks.
  `create function refuse_kind_change() returns trigger language plpgsql as $$
    begin
      if new.kind <> old.kind then raise exception 'The kind of a project is permanent'; end if;
      return new;
    end $$`,
  'create trigger projects_kind before update on projects for each row execute function refuse_kind_change()',
  `create table members (
    project_id integer not null references projects on delete cascade,
    user_id integer not null references users on delete cascade,
    roles text[] not null,
    priority integer not null,
    primary key (project_id, user_id)
  )`,
  'create index members_user on members (user_id)',
  `create table tasks (
    ${id},
    project_id integer not null references projects on delete cascade,
    number integer not null,
    external_id text not null,
    title text not null,
    meta jsonb not null default '{}',
    tags text[] not null default '{}',
    labels text[] not null default '{}',
    state text not null default 'incomplete',
    dot text not null default 'grey',
    dot_reason text not null default 'Not run yet',
    characters integer not null,
    spans integer not null default 0,
    uncertain integer not null default 0,
    starred boolean not null default false,
    comments integer not null default 0,
    reviewer_id integer references users on delete set null,
    created_at ${now},
    updated_at ${now}
  )`,
  'create unique index tasks_number on tasks (project_id, number)',
  'create unique index tasks_external on tasks (project_id, external_id)',
  'create index tasks_title on tasks (project_id, lower(title), number)',
  'create index tasks_updated on tasks (project_id, updated_at, number)',
  'create index tasks_state on tasks (project_id, state, number)',
  'create index tasks_dot on tasks (project_id, dot, number)',
  'create index tasks_reviewer on tasks (reviewer_id) where reviewer_id is not null',
  'create index tasks_tags on tasks using gin (tags)',
  'create index tasks_labels on tasks using gin (labels)',
  // Texts live apart, so that going through a list never reads them.
  'create table texts (task_id integer primary key references tasks on delete cascade, text text not null)',
  `create table assignees (
    task_id integer not null references tasks on delete cascade,
    user_id integer not null references users on delete cascade,
    primary key (task_id, user_id)
  )`,
  'create index assignees_user on assignees (user_id, task_id)',
  // How many tasks of a project are in which state: kept by triggers, so that a card never counts a million rows.
  `create table task_counts (
    project_id integer not null references projects on delete cascade,
    state text not null,
    dot text not null,
    count integer not null,
    primary key (project_id, state, dot)
  )`,
  `create function count_tasks_added() returns trigger language plpgsql as $$
    begin
      insert into task_counts (project_id, state, dot, count)
        select project_id, state, dot, count(*) from added group by 1, 2, 3 order by 1, 2, 3
        on conflict (project_id, state, dot) do update set count = task_counts.count + excluded.count;
      return null;
    end $$`,
  `create function count_tasks_removed() returns trigger language plpgsql as $$
    begin
      update task_counts c set count = c.count - r.count
        from (select project_id, state, dot, count(*) as count from removed group by 1, 2, 3) r
        where c.project_id = r.project_id and c.state = r.state and c.dot = r.dot;
      return null;
    end $$`,
  `create function count_tasks_changed() returns trigger language plpgsql as $$
    begin
      insert into task_counts (project_id, state, dot, count)
        select project_id, state, dot, sum(n) from (
          select project_id, state, dot, 1 as n from added
          union all select project_id, state, dot, -1 from removed
        ) moves group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3
        on conflict (project_id, state, dot) do update set count = task_counts.count + excluded.count;
      return null;
    end $$`,
  `create trigger tasks_added after insert on tasks referencing new table as added
    for each statement execute function count_tasks_added()`,
  `create trigger tasks_removed after delete on tasks referencing old table as removed
    for each statement execute function count_tasks_removed()`,
  `create trigger tasks_changed after update on tasks referencing new table as added old table as removed
    for each statement execute function count_tasks_changed()`,
  `create table predictions (
    ${id},
    project_id integer not null references projects on delete cascade,
    task_id integer not null references tasks on delete cascade,
    name text not null,
    spans jsonb not null,
    span_count integer not null,
    created_at ${now}
  )`,
  'create index predictions_task on predictions (task_id, id)',
  `create table completions (
    ${id},
    project_id integer not null references projects on delete cascade,
    task_id integer not null references tasks on delete cascade,
    author_id integer not null references users,
    state text not null default 'draft' check (state in ('draft', 'submitted')),
    starred boolean not null default false,
    copied_kind text,
    copied_id integer,
    seconds real not null default 0,
    seq integer not null default 0,
    span_count integer not null default 0,
    deidentified_version integer,
    review_approved boolean,
    review_comment text,
    reviewer_id integer references users on delete set null,
    reviewed_at timestamptz,
    created_at ${now},
    updated_at ${now},
    submitted_at timestamptz,
    removed_at timestamptz
  )`,
  'create index completions_task on completions (task_id, id) where removed_at is null',
  'create index completions_author on completions (project_id, author_id, id) where removed_at is null',
  `create index completions_review on completions (project_id, submitted_at, id)
    where state = 'submitted' and review_approved is null and removed_at is null`,
  `create table spans (
    completion_id integer not null references completions on delete cascade,
    id text not null,
    start integer not null,
    "end" integer not null,
    label text not null,
    score real not null,
    source text not null,
    origin text not null check (origin in ('machine', 'person')),
    version integer not null,
    removed boolean not null default false,
    why jsonb,
    form text not null,
    replacement text,
    primary key (completion_id, id),
    check (start >= 0 and start < "end")
  )`,
  `create table operations (
    completion_id integer not null references completions on delete cascade,
    seq integer not null,
    id text not null,
    operation jsonb not null,
    before jsonb,
    after jsonb,
    user_id integer not null references users,
    at ${now},
    primary key (completion_id, seq)
  )`,
  'create unique index operations_id on operations (completion_id, id)',
  `create table comments (
    ${id},
    project_id integer not null references projects on delete cascade,
    task_id integer not null references tasks on delete cascade,
    completion_id integer references completions on delete set null,
    span_id text,
    start integer,
    "end" integer,
    text text not null,
    author_id integer not null references users,
    resolved boolean not null default false,
    created_at ${now},
    updated_at ${now}
  )`,
  'create index comments_task on comments (task_id, id)',
  `create table jobs (
    ${id},
    project_id integer references projects on delete cascade,
    kind text not null,
    state text not null default 'queued',
    payload jsonb not null,
    total integer not null default 0,
    done integer not null default 0,
    failed integer not null default 0,
    user_id integer references users on delete set null,
    created_at ${now},
    started_at timestamptz,
    finished_at timestamptz,
    message text
  )`,
  'create index jobs_project on jobs (project_id, id)',
  "create index jobs_open on jobs (id) where state in ('queued', 'running')",
  // A job's work in pieces. A piece's results and its "done" are one transaction: nothing is done twice.
  `create table job_pieces (
    job_id integer not null references jobs on delete cascade,
    piece integer not null,
    task_ids integer[] not null,
    state text not null default 'open',
    worker text,
    leased_until timestamptz,
    tries integer not null default 0,
    primary key (job_id, piece)
  )`,
  "create index job_pieces_open on job_pieces (job_id, piece) where state = 'open'",
  `create table imports (
    ${id},
    project_id integer not null references projects on delete cascade,
    user_id integer references users on delete set null,
    report jsonb not null,
    created_at ${now}
  )`,
  'create index imports_project on imports (project_id, id)',
  `create table exports (
    ${id},
    project_id integer not null references projects on delete cascade,
    job_id integer not null references jobs on delete cascade,
    user_id integer references users on delete set null,
    request jsonb not null,
    exported integer not null default 0,
    unreviewed integer not null default 0,
    file_name text,
    bytes bigint,
    sha256 text,
    downloads integer not null default 0,
    created_at ${now}
  )`,
  'create index exports_project on exports (project_id, id)',
  `create table export_skips (
    export_id integer not null references exports on delete cascade,
    task_id integer not null references tasks on delete cascade,
    reason text not null,
    detail text not null,
    primary key (export_id, task_id)
  )`,
  `create table rules (
    ${id},
    name text not null,
    body jsonb not null,
    version integer not null default 1,
    updated_at ${now}
  )`,
  'create unique index rules_name on rules (lower(name))',
  `create table prompts (
    ${id},
    name text not null,
    body jsonb not null,
    version integer not null default 1,
    updated_at ${now}
  )`,
  'create unique index prompts_name on prompts (lower(name))',
  `create table providers (
    ${id},
    name text not null,
    base_url text not null,
    model text not null,
    api_key text,
    enabled boolean not null,
    timeout_seconds integer not null
  )`,
  'create unique index providers_name on providers (lower(name))',
  `create table leak_samples (
    ${id},
    project_id integer not null references projects on delete cascade,
    population integer not null,
    confidence real not null,
    created_at ${now}
  )`,
  `create table leak_sample_tasks (
    sample_id integer not null references leak_samples on delete cascade,
    task_id integer not null references tasks on delete cascade,
    completion_id integer not null references completions on delete cascade,
    primary key (sample_id, task_id)
  )`,
  `create table audit (
    seq integer primary key,
    at timestamptz not null,
    user_id integer,
    username text,
    action text not null,
    project_id integer,
    subject text,
    detail jsonb not null,
    previous text not null,
    hash text not null
  )`,
  'create index audit_project on audit (project_id, seq)',
  'create index audit_user on audit (user_id, seq)',
  `create function refuse_audit_change() returns trigger language plpgsql as $$
    begin raise exception 'The audit record is append-only'; end $$`,
  `create trigger audit_fixed before update or delete on audit
    for each row execute function refuse_audit_change()`,
  `create trigger audit_kept before truncate on audit
    for each statement execute function refuse_audit_change()`,
]
