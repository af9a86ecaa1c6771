import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a request to the server held. */
export interface ChatRequest {
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: {
    readonly model: string
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    readonly response_format?: {
      readonly type: string
      readonly json_schema?: { readonly strict: boolean; readonly schema: unknown }
    }
  }
}

/** Answers one request; `n` counts them from 0. */
export type Script = (request: ChatRequest, response: ServerResponse, n: number) => void | Promise<void>

/**
 * A server on this machine that speaks chat completions as its script has it. What OpenAI's own refuses, it refuses
 * in the same words: another path or method, no JSON, no model or messages, a strict schema that is not strict.
 */
export async function chatServer(script: Script) {
  const requests: ChatRequest[] = []
  const load = { now: 0, most: 0 }
  const server = createServer((req, res) => {
    let text = ''
    req.on('data', (part: Buffer) => {
      text += part.toString()
    })
    req.on('end', async () => {
      load.most = Math.max(load.most, ++load.now)
      res.on('close', () => load.now--)
      const wrong = wrongWith(req.method, req.url, text)
      if (wrong) return refuse(res, ...wrong)
      const request = { headers: req.headers, body: JSON.parse(text) as ChatRequest['body'] }
      requests.push(request)
      await script(request, res, requests.length - 1)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    load,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Refuses a request with that status, as the protocol words it. */
export function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code: null } }))
}

function wrongWith(
  method = '',
  url = '',
  text: string,
): readonly [status: number, message: string] | undefined {
  if (new URL(url, 'http://x').pathname !== '/v1/chat/completions') return [404, 'Unknown request URL']
  if (method !== 'POST') return [405, 'Not allowed to use that method here']
  let body: Partial<ChatRequest['body']>
  try {
    body = JSON.parse(text) as Partial<ChatRequest['body']>
  } catch {
    return [400, 'We could not parse the JSON body of your request']
  }
  if (typeof body.model !== 'string') return [400, 'you must provide a model parameter']
  if (!Array.isArray(body.messages) || body.messages.length === 0)
    return [400, "'messages' is a required property"]
  const format = body.response_format?.json_schema
  return format?.strict && !isStrict(format.schema) ? [400, 'Invalid schema for response_format'] : undefined
}

/** Objects of a strict schema name every property as required and take no other. */
function isStrict(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false
  const {
    type,
    properties = {},
    required,
    additionalProperties,
    items,
  } = schema as Readonly<Record<string, unknown>>
  if (type === 'array') return isStrict(items)
  if (type !== 'object') return ['string', 'number', 'integer', 'boolean', 'null'].includes(String(type))
  const names = Object.keys(properties as object)
  return (
    additionalProperties === false &&
    JSON.stringify([...names].sort()) === JSON.stringify([...((required as string[]) ?? [])].sort()) &&
    Object.values(properties as object).every(isStrict)
  )
}

/** Sends an answer with that content. */
export function answer(
  response: ServerResponse,
  content: string,
  { reason = 'stop', usage = true, ...message }: { reason?: string; usage?: boolean; refusal?: string } = {},
): void {
  response.setHeader('content-type', 'application/json')
  response.end(
    JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model: 'm',
      choices: [{ index: 0, finish_reason: reason, message: { role: 'assistant', content, ...message } }],
      ...(usage && { usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 } }),
    }),
  )
}

/** Sends these quotations. */
export function quotations(
  response: ServerResponse,
  list: readonly (readonly [label: string, quote: string])[],
): void {
  answer(response, JSON.stringify({ entities: list.map(([label, quote]) => ({ label, quote })) }))
}
