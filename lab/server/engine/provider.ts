import { DeidError } from '@palimpsest/deid'
import { type ChatSettings, chatClient } from '@palimpsest/models/llm'

/** An endpoint that speaks the chat-completions protocol, as it is stored. */
export interface ProviderRow {
  readonly id: number
  readonly name: string
  readonly base_url: string
  readonly model: string
  readonly api_key: string | null
  readonly enabled: boolean
  readonly timeout_seconds: number
  readonly structured: 'json_schema' | 'json_object' | 'none'
}

/** Whether texts sent there stay on this machine. */
export function isLocalAddress(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || /^127(\.\d+){3}$/.test(hostname) || hostname === '[::1]'
}

/** An endpoint as its client takes it. */
export function endpointOf({
  base_url,
  model,
  api_key,
  timeout_seconds,
  structured,
}: ProviderRow): ChatSettings {
  return {
    url: base_url,
    model,
    structured,
    timeout: timeout_seconds * 1000,
    ...(api_key === null ? {} : { key: api_key }),
  }
}

/** Asks something harmless, once. */
export async function testProvider(
  row: ProviderRow,
): Promise<{ works: boolean; detail: string; milliseconds: number }> {
  const started = performance.now()
  const done = (works: boolean, detail: string) => ({
    works,
    detail,
    milliseconds: performance.now() - started,
  })
  try {
    await chatClient({ ...endpointOf(row), retries: 0 }).ask(question, (answer) => {
      if (!('ready' in JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1))))
        throw new SyntaxError('Another answer than asked for')
    })
    return done(true, 'The endpoint answers.')
  } catch (error) {
    return done(false, error instanceof DeidError ? `${error.message}.` : 'The endpoint cannot be reached.')
  }
}

const question = {
  system: 'Answer with this JSON: {"ready": true}',
  user: 'Are you ready?',
  schema: {
    name: 'ready',
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['ready'],
      properties: { ready: { type: 'boolean' } },
    },
  },
}
