import type { Pipeline } from '@palimpsest/deid'
import { type PromptAccount, promptDetector } from '@palimpsest/models/llm'
import type { PromptBody } from '../../shared/resources.ts'
import type { Db } from '../db/connect.ts'
import { conflict } from '../errors.ts'
import { endpointOf } from './provider.ts'

/** A pipeline that asks an endpoint, with what that took so far. */
export interface PromptPipeline extends Pipeline {
  readonly account: () => PromptAccount
}

/**
 * A prompt as a pipeline; `retries` as an endpoint's client takes them. Throws a Refusal when its endpoint is missing
 * or switched off: texts go nowhere unasked.
 */
export async function promptPipeline(
  db: Db,
  name: string,
  prompt: PromptBody,
  { retries }: { retries?: number } = {},
): Promise<PromptPipeline> {
  const provider =
    prompt.providerId === null
      ? undefined
      : await db.selectFrom('providers').selectAll().where('id', '=', prompt.providerId).executeTakeFirst()
  if (!provider?.enabled)
    throw conflict('no-endpoint', `The endpoint of the prompt ${prompt.name} is not set up or switched off.`)
  const detector = promptDetector({
    name,
    labels: prompt.entities.map(({ label, question, examples }) => ({
      label,
      ...(question === '' ? {} : { description: question }),
      examples,
    })),
    endpoint: { ...endpointOf(provider), ...(retries === undefined ? {} : { retries }) },
  })
  return {
    name,
    detectors: [detector],
    refiners: [],
    labels: 'native',
    resolve: 'longest',
    account: detector.account,
  }
}
