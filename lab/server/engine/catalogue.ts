import { labelInfo } from '@palimpsest/deid'
import type { Resource, RuleBody } from '../../shared/resources.ts'
import type { Db } from '../db/connect.ts'
import { type Shipped, shipped } from './pipelines.ts'

/** All resources: shipped pipelines and models, then the rules and prompts of this lab. */
export async function catalogue(db: Db): Promise<readonly Resource[]> {
  const [rules, prompts, providers] = await Promise.all([
    db.selectFrom('rules').select(['id', 'name', 'body']).orderBy('name').execute(),
    db.selectFrom('prompts').select(['id', 'name', 'body']).orderBy('name').execute(),
    db.selectFrom('providers').select(['id']).where('enabled', '=', true).execute(),
  ])
  const enabled = new Set(providers.map(({ id }) => id))
  return [
    ...(await Promise.all(shipped.map(presentShipped))),
    ...rules.map(({ id, name, body }): Resource => {
      const { label, description, examples } = body as RuleBody
      const found = examples.flatMap(({ finds }) => finds).slice(0, 5)
      return {
        id: `rule:${id}`,
        kind: 'rule',
        name,
        description,
        labels: [{ name: label, examples: found, measured: null }],
        available: true,
        why: null,
      }
    }),
    ...prompts.map(({ id, name, body }): Resource => {
      const { description, entities, providerId } = body as {
        description: string
        providerId: number | null
        entities: { label: string; examples: string[] }[]
      }
      const available = providerId !== null && enabled.has(providerId)
      return {
        id: `prompt:${id}`,
        kind: 'prompt',
        name,
        description,
        labels: entities.map(({ label, examples }) => ({ name: label, examples, measured: null })),
        available,
        why: available ? null : 'Its endpoint is not set up or switched off.',
      }
    }),
  ]
}

async function presentShipped({ id, kind, name, description, open }: Shipped): Promise<Resource> {
  const base = { id, kind, name, description }
  try {
    const pipeline = await open()
    const labels = nativeLabels(pipeline.detectors.flatMap((detector) => detector.labels)).map(plainLabel)
    return { ...base, labels, available: true, why: pipeline.notice }
  } catch {
    return { ...base, labels: [], available: false, why: 'Its model is not installed or damaged.' }
  }
}

/** The native names of labels, each once, in order. */
export function nativeLabels(labels: readonly string[]): readonly string[] {
  return [...new Set(labels.map((label) => labelInfo(label)?.names.native ?? label))]
}

function plainLabel(name: string) {
  return { name, examples: [], measured: null }
}
