import { type Expression, type SqlBool, sql } from 'kysely'
import type { TaskFilter } from '../../../shared/tasks.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { ProjectView } from '../../middleware/project.ts'
import { escapeLike } from '../projects/queries.ts'
import { type WordCondition, wordCondition } from './words.ts'

/** The search box, taken apart: `text:"chest pain" label:PATIENT=smith tag:Train rest of title`. */
export interface Search {
  readonly title: readonly string[]
  readonly text: readonly string[]
  readonly labels: readonly { readonly label: string; readonly form: string | null }[]
  readonly tags: readonly string[]
  readonly states: readonly string[]
  readonly ids: readonly string[]
}

/** Reads the search box. Never throws: what is no known `key:` is words of the title. */
export function parseSearch(written: string): Search {
  const title: string[] = []
  const text: string[] = []
  const labels: { label: string; form: string | null }[] = []
  const tags: string[] = []
  const states: string[] = []
  const ids: string[] = []
  const pattern = /(?:\b(text|label|tag|state|id):\s*)?("[^"]*"?(?:="[^"]*"?)?|\S+)/gi
  for (const [, rawKey, raw = ''] of written.matchAll(pattern)) {
    const value = unquoted(raw)
    if (value === '') continue
    const key = rawKey?.toLowerCase()
    if (key === 'text') text.push(value)
    else if (key === 'tag') tags.push(value)
    else if (key === 'state') states.push(value.toLowerCase().replaceAll(' ', '-'))
    else if (key === 'id') ids.push(value.replace(/^#/, ''))
    else if (key === 'label') {
      const cut = raw.indexOf('=')
      if (cut < 0) labels.push({ label: value.toUpperCase(), form: null })
      else
        labels.push({
          label: unquoted(raw.slice(0, cut)).toUpperCase(),
          form: unquoted(raw.slice(cut + 1)) || null,
        })
    } else title.push(value)
  }
  return { title, text, labels, tags, states, ids }
}

function unquoted(value: string): string {
  return value.replace(/^"/, '').replace(/"$/, '').trim()
}

/** A filter whose phrases were looked up among the words of texts: without, the same tasks are found, slower. */
export interface PreparedFilter extends TaskFilter {
  readonly words?: ReadonlyMap<string, WordCondition>
  /** Only tasks with these numbers, first and last, whose ids lie between these: so that their texts are found in one go. */
  readonly within?: { readonly numbers: Ends; readonly ids: Ends }
}
type Ends = readonly [number, number]

/** Looks up the phrases of a filter, for `taskCondition` to go by. */
export async function prepareFilter(db: Db | Tx, filter: TaskFilter): Promise<PreparedFilter> {
  if (!filter.q) return filter
  const { text, labels } = parseSearch(filter.q)
  const words = new Map<string, WordCondition>()
  for (const phrase of [...text, ...labels.flatMap(({ form }) => form ?? [])])
    if (!words.has(phrase)) words.set(phrase, await wordCondition(db, phrase))
  return { ...filter, words }
}

/**
 * The filter as a condition on `tasks`, with what the caller may not see left out. Every part can use an index:
 * titles by trigrams, texts by their words, labels and tags by GIN, the rest by B-trees.
 */
export function taskCondition(
  project: Pick<ProjectView, 'id' | 'may'>,
  callerId: number,
  filter: PreparedFilter,
): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [sql<SqlBool>`tasks.project_id = ${project.id}`]
  const add = (condition: Expression<SqlBool>) => all.push(condition)
  if (!project.may.has('task.readAll') || filter.mine === 'true') add(assignedTo(callerId, project))
  if (filter.state) add(sql`tasks.state = ${filter.state}`)
  if (filter.dot) add(sql`tasks.dot = ${filter.dot}`)
  if (filter.tag) add(hasTag(filter.tag))
  if (filter.starred) add(sql`tasks.starred = ${filter.starred === 'true'}`)
  if (filter.assignee !== undefined)
    add(sql`exists (select 1 from assignees a where a.task_id = tasks.id and a.user_id = ${filter.assignee})`)
  if (filter.author !== undefined)
    add(
      sql`exists (select 1 from completions c where c.task_id = tasks.id and c.author_id = ${filter.author} and c.removed_at is null)`,
    )
  if (filter.within) add(between(sql`tasks.number`, filter.within.numbers))
  if (filter.q) for (const condition of searchConditions(parseSearch(filter.q), filter)) add(condition)
  return sql`(${sql.join(all, sql` and `)})`
}

function assignedTo(userId: number, project: Pick<ProjectView, 'may'>): Expression<SqlBool> {
  const assigned = sql`exists (select 1 from assignees a where a.task_id = tasks.id and a.user_id = ${userId})`
  return project.may.has('review.decide')
    ? sql`(${assigned} or tasks.reviewer_id = ${userId})`
    : sql`${assigned}`
}

function between(column: Expression<unknown>, [first, last]: Ends): Expression<SqlBool> {
  return sql`${column} between ${first} and ${last}`
}

function hasTag(tag: string): Expression<SqlBool> {
  return sql`tasks.tags @> array[${tag}]::text[]`
}

function* searchConditions(
  { title, text, labels, tags, states, ids }: Search,
  { words, within }: PreparedFilter,
): Generator<Expression<SqlBool>> {
  const heldBy = (phrase: string) =>
    sql`x.task_id = tasks.id and ${within ? between(sql`x.task_id`, within.ids) : sql`true`} and ${words?.get(phrase) ?? sql`true`}`
  for (const word of title) yield sql`tasks.title ilike ${like(word)}`
  for (const phrase of text)
    yield sql`exists (select 1 from texts x where ${heldBy(phrase)} and ${standsIn(phrase)})`
  for (const tag of tags) yield hasTag(tag)
  for (const state of states) yield sql`tasks.state = ${state}`
  for (const id of ids)
    yield /^\d{1,9}$/.test(id)
      ? sql`(tasks.number = ${Number(id)} or tasks.external_id = ${id})`
      : sql`tasks.external_id = ${id}`
  for (const { label, form } of labels) {
    yield sql`tasks.labels @> array[${label}]::text[]`
    if (form !== null) {
      if (words?.get(form)) yield sql`exists (select 1 from texts x where ${heldBy(form)})`
      const pattern = like(form.toLowerCase().replace(/\s+/g, ' '))
      // Single values, not `exists`: those the planner would turn into one pass over the spans of every task of the lab.
      yield sql`coalesce((
          select true from completions c join spans s on s.completion_id = c.id
          where c.task_id = tasks.id and c.removed_at is null and not s.removed and s.label = ${label}
            and s.form like ${pattern} limit 1
        ), (
          select true from predictions p, jsonb_array_elements(p.spans) it
          where p.task_id = tasks.id and it->>'label' = ${label} and it->>'form' like ${pattern} limit 1
        ), false)`
    }
  }
}

/**
 * Whether the text holds a phrase: a literal pattern, whatever its case, which is twice as fast as `ilike` on long texts.
 * What has no case stands in the text as it is written: its longest part is looked for first, at a fifth of the cost (a
 * `case`, as the planner takes it for the dearer of the two).
 */
function standsIn(phrase: string): Expression<SqlBool> {
  const parts = phrase.match(caseless)?.filter((it) => /[\p{Nd}\p{L}]/u.test(it)) ?? []
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '')
  const matches = sql<SqlBool>`x.text ~* ${`***=${phrase}`}`
  return longest.length < 3
    ? matches
    : sql`case when strpos(x.text, ${longest}) > 0 then ${matches} else false end`
}

const caseless = /[\p{Nd}\p{P} \p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu

function like(text: string): string {
  return `%${escapeLike(text)}%`
}
