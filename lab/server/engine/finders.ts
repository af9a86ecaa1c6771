import type { Pipeline } from '@palimpsest/deid'
import type { ProjectResource, PromptBody, RuleBody } from '../../shared/resources.ts'
import type { Db } from '../db/connect.ts'
import { invalid } from '../errors.ts'
import { shipped } from './pipelines.ts'
import { promptPipeline } from './prompt-detector.ts'
import { ruleDetector } from './rule-detector.ts'

/** One chosen resource, ready to run. */
export interface Finder {
  readonly name: string
  readonly pipeline: Pipeline
  /** The labels wanted of it; null: all. */
  readonly labels: ReadonlySet<string> | null
}

/** Opens the chosen resources. Throws a Refusal for one that does not exist: nothing is left out silently. */
export async function findersOf(db: Db, chosen: readonly ProjectResource[]): Promise<readonly Finder[]> {
  const finders: Finder[] = []
  for (const { id, labels } of chosen) {
    const opened = await openResource(db, id)
    finders.push({ ...opened, labels: labels ? new Set(labels) : null })
  }
  return finders
}

/** A resource by its id. Throws a Refusal `unknown-resource`. */
export async function openResource(db: Db, id: string): Promise<{ name: string; pipeline: Pipeline }> {
  const own = shipped.find((it) => it.id === id)
  if (own) return { name: own.name, pipeline: { ...(await own.open()), labels: 'native' } }
  const [, kind, number] = /^(rule|prompt):(\d+)$/.exec(id) ?? []
  if (kind === 'rule') {
    const row = await db
      .selectFrom('rules')
      .select(['name', 'body'])
      .where('id', '=', Number(number))
      .executeTakeFirst()
    if (row) return { name: row.name, pipeline: pipelineOf(`rule:${number}`, row.body as RuleBody) }
  }
  if (kind === 'prompt') {
    const row = await db
      .selectFrom('prompts')
      .select(['name', 'body'])
      .where('id', '=', Number(number))
      .executeTakeFirst()
    if (row)
      return {
        name: row.name,
        pipeline: await promptPipeline(db, `prompt:${number}`, row.body as PromptBody),
      }
  }
  throw invalid('unknown-resource', `There is no resource ${id}.`, 'resources')
}

/** A rule as a pipeline of one detector. */
export function pipelineOf(name: string, rule: RuleBody): Pipeline {
  return { name, detectors: [ruleDetector(name, rule)], refiners: [], labels: 'native', resolve: 'longest' }
}
