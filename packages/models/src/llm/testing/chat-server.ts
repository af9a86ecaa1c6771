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

/** A server on this machine that speaks chat completions as its script has it. */
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

/** Sends an answer with that content. */
export function answer(
  response: ServerResponse,
  content: string,
  { reason = 'stop', usage = true, ...message }: { reason?: string; usage?: boolean; refusal?: string } = {},
): void {
  response.setHeader('content-type', 'application/json')
  response.end(
    JSON.stringify({
      choices: [{ index: 0, finish_reason: reason, message: { role: 'assistant', content, ...message } }],
      ...(usage && { usage: { prompt_tokens: 100, completion_tokens: 20 } }),
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
