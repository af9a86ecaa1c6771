import { sql } from 'kysely'
import type { CompletionSpan, Operation, OperationResult } from '../../../shared/operations.ts'
import type { Tx } from '../../db/connect.ts'
import type { Caller } from '../../middleware/sign-in.ts'
import { formOf } from './insert.ts'
import { presentSpan } from './present.ts'

/** Where operations apply: a draft, held for this transaction. */
export interface Target {
  readonly completionId: number
  readonly text: string
  /** Labels of the project. */
  readonly labels: ReadonlySet<string>
  readonly seq: number
}

/**
 * Applies operations in order, each by itself: one that is stale or refused does not stop the others. What is
 * answered `applied` or `duplicate` is in this transaction, with its line in the history. The caller holds a lock
 * on the completion.
 */
export async function applyOperations(
  tx: Tx,
  target: Target,
  caller: Pick<Caller, 'id' | 'username'>,
  operations: readonly Operation[],
  now: Date,
): Promise<{ results: OperationResult[]; seq: number }> {
  const spans = await currentSpans(tx, target.completionId, operations)
  const known = await knownOperations(tx, target.completionId, operations)
  const results: OperationResult[] = []
  const lines: { seq: number; operation: Operation; before: CompletionSpan | null; after: CompletionSpan }[] =
    []
  const changed = new Map<string, CompletionSpan>()
  let seq = target.seq
  for (const operation of operations) {
    const before = spans.get(operation.spanId) ?? null
    const repeated = known.get(operation.id)
    if (repeated !== undefined) {
      results.push({ id: operation.id, outcome: 'duplicate', seq: repeated, span: before, reason: null })
      continue
    }
    const next = after(operation, before, target, caller.username)
    if ('outcome' in next) {
      results.push({ id: operation.id, outcome: next.outcome, seq: null, span: before, reason: next.reason })
      continue
    }
    seq += 1
    known.set(operation.id, seq)
    spans.set(next.id, next)
    changed.set(next.id, next)
    lines.push({ seq, operation, before, after: next })
    results.push({ id: operation.id, outcome: 'applied', seq, span: next, reason: null })
  }
  await writeSpans(tx, target, [...changed.values()])
  await writeLines(tx, target.completionId, caller.id, lines, now)
  return { results, seq }
}

/** What the span becomes, or why not. */
function after(
  operation: Operation,
  before: CompletionSpan | null,
  { text, labels }: Target,
  username: string,
): CompletionSpan | { outcome: 'stale' | 'refused'; reason: string } {
  const refused = (reason: string) => ({ outcome: 'refused' as const, reason })
  if (operation.base !== (before?.version ?? 0))
    return {
      outcome: 'stale',
      reason: before ? 'Somebody changed this span first.' : 'This span does not exist here.',
    }
  if ('start' in operation) {
    const { start, end } = operation
    if (start >= end || end > text.length)
      return refused(`${start}-${end} is not a place in a text of length ${text.length}.`)
    if (splitsPair(text, start) || splitsPair(text, end))
      return refused('The border would cut a character in two.')
  }
  if ('label' in operation && !labels.has(operation.label))
    return refused(`The project has no label ${operation.label}.`)
  const person = { origin: 'person' as const, source: `person:${username}`, score: 1 }
  if (operation.kind === 'add') {
    if (before && !before.removed) return refused('This span is there already.')
    const { spanId, start, end, label, source, score } = operation
    // A span that a machine made and a person took over, or brought back, keeps its source and score.
    const made = source === undefined ? person : { origin: 'machine' as const, source, score: score ?? 1 }
    const why = before?.why ? { why: before.why } : {}
    return { id: spanId, start, end, label, ...made, version: operation.base + 1, removed: false, ...why }
  }
  if (!before || before.removed) return refused('This span was removed.')
  const version = before.version + 1
  switch (operation.kind) {
    case 'remove':
      return { ...before, removed: true, version }
    case 'relabel':
      return { ...before, ...person, label: operation.label, version }
    case 'move':
      return { ...before, ...person, start: operation.start, end: operation.end, version }
    case 'accept':
      return { ...before, origin: 'person', score: 1, version }
  }
}

function splitsPair(text: string, pos: number): boolean {
  return (text.charCodeAt(pos) & 0xfc00) === 0xdc00 && (text.charCodeAt(pos - 1) & 0xfc00) === 0xd800
}

async function currentSpans(tx: Tx, completionId: number, operations: readonly Operation[]) {
  const ids = [...new Set(operations.map(({ spanId }) => spanId))]
  const rows = await tx
    .selectFrom('spans')
    .selectAll()
    .where('completion_id', '=', completionId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, presentSpan(row)]))
}

async function knownOperations(tx: Tx, completionId: number, operations: readonly Operation[]) {
  const rows = await tx
    .selectFrom('operations')
    .select(['id', 'seq'])
    .where('completion_id', '=', completionId)
    .where('id', 'in', [...new Set(operations.map(({ id }) => id))])
    .execute()
  return new Map(rows.map(({ id, seq }) => [id, seq]))
}

/** A changed span loses the replacement a person gave it: that was for what stood there before. */
async function writeSpans(
  tx: Tx,
  { completionId, text }: Target,
  spans: readonly CompletionSpan[],
): Promise<void> {
  if (spans.length === 0) return
  const rows = spans.map((span) => ({ ...span, why: span.why ?? null, form: formOf(text, span) }))
  await sql`
    insert into spans (completion_id, id, start, "end", label, score, source, origin, version, removed, why, form)
    select ${completionId}, id, start, "end", label, score, source, origin, version, removed, why, form
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as rows
      (id text, start int, "end" int, label text, score real, source text, origin text, version int, removed boolean, why jsonb, form text)
    on conflict (completion_id, id) do update set
      start = excluded.start, "end" = excluded."end", label = excluded.label, score = excluded.score,
      source = excluded.source, origin = excluded.origin, version = excluded.version, removed = excluded.removed,
      form = excluded.form, replacement = null`.execute(tx)
}

async function writeLines(
  tx: Tx,
  completionId: number,
  userId: number,
  lines: readonly {
    seq: number
    operation: Operation
    before: CompletionSpan | null
    after: CompletionSpan
  }[],
  now: Date,
): Promise<void> {
  if (lines.length === 0) return
  await sql`
    insert into operations (completion_id, seq, id, operation, before, after, user_id, at)
    select ${completionId}, seq, operation->>'id', operation, before, after, ${userId}, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as rows
      (seq int, operation jsonb, before jsonb, after jsonb)`.execute(tx)
  // Counts and labels of the row in the list; the full reckoning waits for the submit.
  const last = lines.at(-1)!.seq
  const added = lines.filter(({ before, after }) => !after.removed && (before?.removed ?? true)).length
  const removed = lines.filter(({ before, after }) => after.removed && before?.removed === false).length
  const used = [...new Set(lines.filter(({ after }) => !after.removed).map(({ after }) => after.label))]
  await sql`
    with done as (
      update completions set seq = ${last}, span_count = span_count + ${added - removed}, deidentified_version = null,
        updated_at = ${now}::timestamptz
      where id = ${completionId} returning task_id, span_count
    )
    update tasks set spans = done.span_count, updated_at = ${now}::timestamptz,
      labels = case when labels @> ${used}::text[] then labels
        else array(select distinct unnest(labels || ${used}::text[]) order by 1) end
    from done where tasks.id = done.task_id`.execute(tx)
}
