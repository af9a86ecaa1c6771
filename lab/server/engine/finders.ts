import type { Pipeline } from '@palimpsest/deid'
import type { ProjectResource, PromptBody, RuleBody } from '../../shared/resources.ts'
import type { Db } from '../db/connect.ts'
import { invalid } from '../errors.ts'
import { shipped } from './pipelines.ts'
import { promptPipeline } from './prompt-detector.ts'
import { rulePipeline } from './rule-detector.ts'
import type { FinderSource } from './work.ts'

/** A chosen resource: what a thread needs to run it, or the pipeline of a prompt, which waits for its endpoint here. */
export interface Finder {
  readonly name: string
  readonly source: FinderSource
  readonly prompt: Pipeline | null
}

/** The chosen resources. Throws a Refusal for one that does not exist: nothing is left out silently. */
export async function findersOf(db: Db, chosen: readonly ProjectResource[]): Promise<readonly Finder[]> {
  const finders: Finder[] = []
  for (const { id, labels } of chosen) {
    const own = shipped.find((it) => it.id === id)
    if (own) {
      finders.push({ name: own.name, source: { id, labels, source: { kind: 'shipped' } }, prompt: null })
      continue
    }
    const { name, rule, prompt } = await storedResource(db, id)
    const source: FinderSource['source'] = rule ? { kind: 'rule', rule } : { kind: 'given' }
    const pipeline = prompt ? await promptPipeline(db, id, prompt) : null
    finders.push({ name, source: { id, labels, source }, prompt: pipeline })
  }
  return finders
}

/** A resource by its id, opened in this thread. Throws a Refusal `unknown-resource`. */
export async function openResource(db: Db, id: string): Promise<{ name: string; pipeline: Pipeline }> {
  const own = shipped.find((it) => it.id === id)
  if (own) return { name: own.name, pipeline: { ...(await own.open()), labels: 'native' } }
  const { name, rule, prompt } = await storedResource(db, id)
  return { name, pipeline: rule ? rulePipeline(id, rule) : await promptPipeline(db, id, prompt!) }
}

/** A rule or prompt of this lab. Throws a Refusal `unknown-resource`. */
async function storedResource(
  db: Db,
  id: string,
): Promise<{ name: string; rule?: RuleBody; prompt?: PromptBody }> {
  const [, kind, number] = /^(rule|prompt):(\d+)$/.exec(id) ?? []
  const table = kind === 'rule' ? 'rules' : kind === 'prompt' ? 'prompts' : null
  const row =
    table &&
    (await db.selectFrom(table).select(['name', 'body']).where('id', '=', Number(number)).executeTakeFirst())
  if (!row) throw invalid('unknown-resource', `There is no resource ${id}.`, 'resources')
  return table === 'rules'
    ? { name: row.name, rule: row.body as RuleBody }
    : { name: row.name, prompt: row.body as PromptBody }
}

export { rulePipeline as pipelineOf }
