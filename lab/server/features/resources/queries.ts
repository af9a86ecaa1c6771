import { sql } from 'kysely'
import type { Prompt, PromptBody, Provider, Rule, RuleBody } from '../../../shared/resources.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { isLocalAddress, type ProviderRow } from '../../engine/provider.ts'
import { conflict, notFound } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { record } from '../audit/record.ts'

/** Throws a Refusal `name-taken` when another row of the table has the name. */
export async function refuseTaken(
  tx: Tx,
  table: 'rules' | 'prompts' | 'providers',
  name: string,
  except?: number,
): Promise<void> {
  const row = await tx
    .selectFrom(table)
    .select('id')
    .where(sql<string>`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst()
  if (row && row.id !== except) throw conflict('name-taken', 'This name is taken.')
}

/** Adds a rule, or updates the one of that name. */
export async function upsertRule(tx: Tx, rule: RuleBody, now: Date): Promise<'added' | 'updated'> {
  const { numUpdatedRows } = await tx
    .updateTable('rules')
    .set((eb) => ({ body: JSON.stringify(rule), version: eb('version', '+', 1), updated_at: now }))
    .where(sql<string>`lower(name)`, '=', rule.name.toLowerCase())
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return 'updated'
  await tx
    .insertInto('rules')
    .values({ name: rule.name, body: JSON.stringify(rule), updated_at: now })
    .execute()
  return 'added'
}

interface BodyRow {
  readonly id: number
  readonly body: unknown
  readonly version: number
  readonly updated_at: Date
}

export function presentRule({ id, body, version, updated_at }: BodyRow): Rule {
  return { ...(body as RuleBody), id, version, updatedAt: updated_at.toISOString() }
}

export function presentPrompt({ id, body, version, updated_at }: BodyRow): Prompt {
  return { ...(body as PromptBody), id, version, updatedAt: updated_at.toISOString() }
}

type NamedKind = 'rule' | 'prompt'
type Who = { readonly id: number; readonly username: string }

/** Adds a rule or prompt under a name that is free, and records it. */
export function createNamed(
  { db, now }: Lab,
  kind: NamedKind,
  who: Who,
  body: RuleBody | PromptBody,
): Promise<BodyRow> {
  return db.transaction().execute(async (tx) => {
    await refuseTaken(tx, `${kind}s`, body.name)
    const row = await tx
      .insertInto(`${kind}s`)
      .values({ name: body.name, body: JSON.stringify(body), updated_at: now() })
      .returningAll()
      .executeTakeFirstOrThrow()
    await record(tx, { action: `${kind}.create`, who, subject: `${kind}:${row.id}` }, now())
    return row
  })
}

/** Changes a rule or prompt, and records it. Throws a Refusal where there is none. */
export function changeNamed(
  { db, now }: Lab,
  kind: NamedKind,
  who: Who,
  id: number,
  body: RuleBody | PromptBody,
): Promise<BodyRow> {
  return db.transaction().execute(async (tx) => {
    await refuseTaken(tx, `${kind}s`, body.name, id)
    const row = await tx
      .updateTable(`${kind}s`)
      .set((eb) => ({
        name: body.name,
        body: JSON.stringify(body),
        version: eb('version', '+', 1),
        updated_at: now(),
      }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst()
    if (!row) throw notFound(kind)
    await record(tx, { action: `${kind}.change`, who, subject: `${kind}:${row.id}` }, now())
    return row
  })
}

/** Takes out a rule or prompt that no project uses, and records it. */
export async function removeNamed({ db, now }: Lab, kind: NamedKind, who: Who, id: number): Promise<void> {
  const subject = `${kind}:${id}`
  const projects = await db.selectFrom('projects').select(['name', 'resources']).execute()
  const user = projects.find(({ resources }) =>
    (resources as { id: string }[]).some((it) => it.id === subject),
  )
  if (user) throw conflict('in-use', `The project ${user.name} uses it. Take it out there first.`)
  await db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom(`${kind}s`).where('id', '=', id).executeTakeFirst()
    if (numDeletedRows === 0n) throw notFound(kind)
    await record(tx, { action: `${kind}.remove`, who, subject }, now())
  })
}

/** All rules or prompts, by name. */
export function listNamed({ db }: Lab, kind: NamedKind): Promise<BodyRow[]> {
  return db.selectFrom(`${kind}s`).selectAll().orderBy('name').execute()
}

/** An endpoint without its key. */
export function presentProvider(row: ProviderRow): Provider {
  return {
    id: row.id,
    name: row.name,
    baseUrl: row.base_url,
    model: row.model,
    enabled: row.enabled,
    timeoutSeconds: row.timeout_seconds,
    structured: row.structured,
    hasKey: row.api_key !== null,
    leavesMachine: !isLocalAddress(row.base_url),
  }
}

export async function providerRow(db: Db, id: number): Promise<ProviderRow> {
  const row = await db.selectFrom('providers').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('endpoint')
  return row
}
