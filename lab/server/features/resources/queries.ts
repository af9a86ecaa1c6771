import { sql } from 'kysely'
import type { Prompt, PromptBody, Provider, Rule, RuleBody } from '../../../shared/resources.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { isLocalAddress, type ProviderRow } from '../../engine/provider.ts'
import { conflict, notFound } from '../../errors.ts'

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

/** An endpoint without its key. */
export function presentProvider(row: ProviderRow): Provider {
  return {
    id: row.id,
    name: row.name,
    baseUrl: row.base_url,
    model: row.model,
    enabled: row.enabled,
    timeoutSeconds: row.timeout_seconds,
    hasKey: row.api_key !== null,
    leavesMachine: !isLocalAddress(row.base_url),
  }
}

export async function providerRow(db: Db, id: number): Promise<ProviderRow> {
  const row = await db.selectFrom('providers').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('endpoint')
  return row
}
