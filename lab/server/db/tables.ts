import type { ColumnType, GeneratedAlways } from 'kysely'

/** A JSON column: read as a value, written as text (arrays would else become PostgreSQL arrays). */
type Json<T> = ColumnType<T, string, string>
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>
type Defaulted<T> = ColumnType<T, T | undefined, T>
type When = ColumnType<Date, Date | string | undefined, Date | string>
type WhenOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>

export interface UserTable {
  id: GeneratedAlways<number>
  username: string
  name: string
  email: string | null
  role: 'admin' | 'member'
  password_hash: string | null
  must_change: Defaulted<boolean>
  disabled: Defaulted<boolean>
  failures: Defaulted<number>
  locked_until: WhenOrNull
  subject: string | null
  created_at: When
  last_sign_in_at: WhenOrNull
}

export interface SessionTable {
  hash: string
  user_id: number
  csrf: string
  created_at: When
  seen_at: When
  expires_at: ColumnType<Date, Date, Date>
  single_sign_on: Defaulted<boolean>
}

export interface SignOnTable {
  id: Defaulted<number>
  body: Json<unknown>
  client_secret: string | null
}

/** A visit to the provider of single sign-on that is not back yet. */
export interface SignOnVisitTable {
  hash: string
  state: string
  nonce: string
  verifier: string
  started_at: ColumnType<Date, Date, never>
}

export interface TokenTable {
  id: GeneratedAlways<number>
  user_id: number
  name: string
  hash: string
  scopes: string[]
  created_at: When
  last_used_at: WhenOrNull
  expires_at: WhenOrNull
}

export interface GroupTable {
  id: GeneratedAlways<number>
  name: string
  colour: string
}

export interface ProjectTable {
  id: GeneratedAlways<number>
  name: string
  description: Defaulted<string>
  kind: 'deidentification' | 'text-ner'
  instructions: Defaulted<string>
  group_id: number | null
  sampling: Defaulted<'sequential' | 'random'>
  settings: Json<unknown>
  labels: Json<unknown>
  labels_version: Defaulted<number>
  obfuscation: string | null
  resources: Json<unknown>
  secret: string
  next_number: Defaulted<number>
  archived: Defaulted<boolean>
  delete_at: WhenOrNull
  created_by: number | null
  created_at: When
  updated_at: When
  /** Second looks taken earlier do not count; set by the database. */
  looks_from: Defaulted<Date>
}

export interface MemberTable {
  project_id: number
  user_id: number
  roles: string[]
  priority: number
}

export interface TaskTable {
  id: GeneratedAlways<number>
  project_id: number
  number: number
  external_id: string
  title: string
  meta: Json<Record<string, string | number | boolean | null>>
  tags: Defaulted<string[]>
  labels: Defaulted<string[]>
  state: Defaulted<string>
  dot: Defaulted<string>
  dot_reason: Defaulted<string>
  characters: number
  spans: Defaulted<number>
  uncertain: Defaulted<number>
  starred: Defaulted<boolean>
  comments: Defaulted<number>
  reviewer_id: ColumnType<number | null, number | null | undefined, number | null>
  created_at: When
  updated_at: When
}

export interface TextTable {
  task_id: number
  text: string
  /** Numbers of its words, for search. */
  words: Defaulted<number[]>
}

export interface AssigneeTable {
  task_id: number
  user_id: number
}

export interface TaskCountTable {
  project_id: number
  state: string
  dot: string
  count: number
}

export interface PredictionTable {
  id: GeneratedAlways<number>
  project_id: number
  task_id: number
  name: string
  spans: Json<unknown>
  span_count: number
  created_at: When
}

export interface CompletionTable {
  id: GeneratedAlways<number>
  project_id: number
  task_id: number
  author_id: number
  state: Defaulted<'draft' | 'submitted'>
  starred: Defaulted<boolean>
  copied_kind: string | null
  copied_id: number | null
  seconds: Defaulted<number>
  seq: Defaulted<number>
  span_count: Defaulted<number>
  deidentified_version: ColumnType<number | null, number | null | undefined, number | null>
  review_approved: ColumnType<boolean | null, boolean | null | undefined, boolean | null>
  review_comment: ColumnType<string | null, string | null | undefined, string | null>
  reviewer_id: ColumnType<number | null, number | null | undefined, number | null>
  reviewed_at: WhenOrNull
  created_at: When
  updated_at: When
  submitted_at: WhenOrNull
  removed_at: WhenOrNull
  /** Places that a second look found beside the spans; null: not looked yet. */
  leftovers: ColumnType<number | null, number | null | undefined, number | null>
  /** When they were looked for; set by the database. */
  leftovers_at: GeneratedAlways<Date | null>
}

export interface DismissalTable {
  task_id: number
  start: number
  end: number
  label: string
  user_id: number | null
  created_at: When
}

export interface SpanTable {
  completion_id: number
  id: string
  start: number
  end: number
  label: string
  score: number
  source: string
  origin: 'machine' | 'person'
  version: number
  removed: Defaulted<boolean>
  why: JsonOrNull<unknown>
  form: string
  replacement: ColumnType<string | null, string | null | undefined, string | null>
}

export interface OperationTable {
  completion_id: number
  seq: number
  id: string
  operation: Json<unknown>
  before: JsonOrNull<unknown>
  after: JsonOrNull<unknown>
  user_id: number
  at: When
}

export interface CommentTable {
  id: GeneratedAlways<number>
  project_id: number
  task_id: number
  completion_id: number | null
  span_id: string | null
  start: number | null
  end: number | null
  text: string
  author_id: number
  resolved: Defaulted<boolean>
  created_at: When
  updated_at: When
}

export interface JobTable {
  id: GeneratedAlways<number>
  project_id: number | null
  kind: string
  state: Defaulted<string>
  payload: Json<unknown>
  total: Defaulted<number>
  done: Defaulted<number>
  failed: Defaulted<number>
  user_id: number | null
  created_at: When
  started_at: WhenOrNull
  finished_at: WhenOrNull
  message: ColumnType<string | null, string | null | undefined, string | null>
  /** The only server that may work on it; null: any worker. */
  home: ColumnType<string | null, string | null | undefined, string | null>
  closing_until: WhenOrNull
}

export interface JobPieceTable {
  job_id: number
  piece: number
  task_ids: number[]
  state: Defaulted<string>
  worker: ColumnType<string | null, string | null | undefined, string | null>
  leased_until: WhenOrNull
  tries: Defaulted<number>
}

export interface ImportTable {
  id: GeneratedAlways<number>
  project_id: number
  user_id: number | null
  report: Json<unknown>
  created_at: When
}

export interface ExportTable {
  id: GeneratedAlways<number>
  project_id: number
  job_id: number
  user_id: number | null
  request: Json<unknown>
  exported: Defaulted<number>
  unreviewed: Defaulted<number>
  file_name: ColumnType<string | null, string | null | undefined, string | null>
  bytes: ColumnType<number | null, number | null | undefined, number | null>
  sha256: ColumnType<string | null, string | null | undefined, string | null>
  downloads: Defaulted<number>
  created_at: When
}

export interface ExportSkipTable {
  export_id: number
  task_id: number
  reason: string
  detail: string
}

export interface NamedBodyTable {
  id: GeneratedAlways<number>
  name: string
  body: Json<unknown>
  version: Defaulted<number>
  updated_at: When
}

export interface ProviderTable {
  id: GeneratedAlways<number>
  name: string
  base_url: string
  model: string
  api_key: string | null
  enabled: boolean
  timeout_seconds: number
  structured: Defaulted<'json_schema' | 'json_object' | 'none'>
}

export interface LeakSampleTable {
  id: GeneratedAlways<number>
  project_id: number
  population: number
  confidence: number
  created_at: When
}

export interface LeakSampleTaskTable {
  sample_id: number
  task_id: number
  completion_id: number
}

export interface AuditTable {
  seq: number
  at: ColumnType<Date, Date, never>
  user_id: number | null
  username: string | null
  action: string
  project_id: number | null
  subject: string | null
  detail: Json<Record<string, unknown>>
  previous: string
  hash: string
}

/** Every table of the lab. */
export interface Tables {
  users: UserTable
  sessions: SessionTable
  single_sign_on: SignOnTable
  sign_on_visits: SignOnVisitTable
  tokens: TokenTable
  groups: GroupTable
  projects: ProjectTable
  members: MemberTable
  tasks: TaskTable
  texts: TextTable
  assignees: AssigneeTable
  task_counts: TaskCountTable
  predictions: PredictionTable
  completions: CompletionTable
  spans: SpanTable
  operations: OperationTable
  comments: CommentTable
  dismissals: DismissalTable
  jobs: JobTable
  job_pieces: JobPieceTable
  imports: ImportTable
  exports: ExportTable
  export_skips: ExportSkipTable
  rules: NamedBodyTable
  prompts: NamedBodyTable
  providers: ProviderTable
  leak_samples: LeakSampleTable
  leak_sample_tasks: LeakSampleTaskTable
  audit: AuditTable
}
