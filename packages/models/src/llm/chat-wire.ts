import { DeidError } from '@palimpsest/deid/text'
import { z } from 'zod'
import type { Account, Price } from './account.ts'

/** How an endpoint that speaks OpenAI's chat completions is spoken to. */
export interface WireSettings {
  /** Where `/chat/completions` is, such as `http://localhost:11434/v1`. */
  readonly url: string
  readonly model: string
  /** Sent as a bearer token. */
  readonly key?: string
  /** Sent as they are, such as Azure's `api-key`. */
  readonly headers?: Readonly<Record<string, string>>
  /** 0 unless stated; null sends none, for models that take no other than their own. */
  readonly temperature?: number | null
  /** What the limit of an answer is called: newer models of OpenAI want the second. */
  readonly limitName?: 'max_tokens' | 'max_completion_tokens'
  /** Milliseconds that one request may take; 60,000 unless stated. */
  readonly timeout?: number
  /** Most tokens of an answer; 4096 unless stated. */
  readonly answerTokens?: number
  readonly price?: Price
  readonly signal?: AbortSignal
}

/** Ways to hold an answer to a schema, the strictest first. */
export const ways = ['json_schema', 'json_object', 'none'] as const
export type Structured = (typeof ways)[number]

/** One question. */
export interface Question {
  readonly system: string
  readonly user: string
  /** A JSON schema of the answer, and its name. */
  readonly schema: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> }
}

const reply = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
})

/** What became of one try: an answer, or why there is none and whether another try may help. */
export type Outcome =
  | { readonly answer: string }
  | {
      readonly error: DeidError
      readonly again: boolean
      readonly after?: number
      /** Refused for what the request holds, not for who sends it. */
      readonly badRequest?: boolean
    }

/** How a question is put as one request, and what comes back is read. */
interface ChatWire {
  /** The whole address that is asked. */
  readonly url: string
  readonly bodyOf: (question: Question, structured: Structured) => string
  /** One request. What it throws is an abort by the caller. */
  readonly send: (body: string) => Promise<Outcome>
}

/**
 * The wire to that endpoint; `count` is told of each answer that came, good or bad. Throws a DeidError `bad-endpoint`
 * for an address that is not http or https.
 */
export function chatWire(settings: WireSettings, count: (by: Partial<Account>) => void): ChatWire {
  const { model, timeout = 60_000, answerTokens = 4096, price, signal } = settings
  const { temperature = 0, limitName = 'max_tokens' } = settings
  const url = addressOf(settings.url)

  function bodyOf({ system, user, schema }: Question, structured: Structured): string {
    return JSON.stringify({
      model,
      ...(temperature !== null && { temperature }),
      [limitName]: answerTokens,
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ],
      ...(structured === 'json_schema' && {
        response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } },
      }),
      ...(structured === 'json_object' && { response_format: { type: 'json_object' } }),
    })
  }

  async function send(body: string): Promise<Outcome> {
    const limit = AbortSignal.timeout(timeout)
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...settings.headers,
          ...(settings.key !== undefined && { authorization: `Bearer ${settings.key}` }),
        },
        body,
        // The text was meant for this address and for no other.
        redirect: 'error',
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      })
      const text = await limitedText(response)
      if (text === undefined)
        return { error: failure('bad-answer', 'sends more than any answer needs'), again: true }
      return response.ok ? answerOf(text, body.length) : refusalOf(response)
    } catch {
      if (signal?.aborted) throw calledOff()
      if (limit.aborted)
        return { error: failure('endpoint-timeout', `did not answer within ${timeout} ms`), again: true }
      return { error: failure('endpoint-unreachable', 'cannot be reached, or cut the line'), again: true }
    }
  }

  function answerOf(text: string, asked: number): Outcome {
    const parsed = reply.safeParse(jsonOf(text))
    if (!parsed.success)
      return { error: failure('bad-answer', 'does not speak the protocol of chat completions'), again: true }
    const { usage } = parsed.data
    const { message, finish_reason: reason } = parsed.data.choices[0]!
    const promptTokens = usage?.prompt_tokens ?? Math.ceil(asked / 4)
    const completionTokens = usage?.completion_tokens ?? Math.ceil((message.content ?? '').length / 4)
    const cost = price ? (promptTokens * price.prompt + completionTokens * price.completion) / 1e6 : 0
    count({ requests: 1, promptTokens, completionTokens, cost, estimated: usage ? 0 : 1 })
    if (reason === 'length')
      return {
        error: failure('answer-too-long', `needs more than ${answerTokens} tokens to answer`),
        again: false,
      }
    if (message.refusal || reason === 'content_filter')
      return { error: failure('endpoint-refused', 'refused to answer'), again: false }
    return { answer: message.content ?? '' }
  }

  return { url, bodyOf, send }
}

function addressOf(base: string): string {
  if (!URL.canParse(base) || !/^https?:$/.test(new URL(base).protocol))
    throw new DeidError('bad-endpoint', 'The endpoint needs an address that begins with http:// or https://')
  const url = new URL(base)
  if (!url.pathname.endsWith('/chat/completions'))
    url.pathname = `${url.pathname.replace(/\/$/, '')}/chat/completions`
  return url.href
}

function refusalOf({ status, headers }: Response): Outcome {
  const again = status === 408 || status === 409 || status === 429 || status >= 500
  const after = again ? retryAfter(headers.get('retry-after')) : undefined
  const code = status === 429 ? 'endpoint-busy' : again ? 'endpoint-failed' : 'endpoint-refused'
  return {
    error: failure(code, `answered with status ${status}`),
    again,
    ...(after !== undefined && { after }),
    ...((status === 400 || status === 422) && { badRequest: true }),
  }
}

/** The body of a response; undefined where it is longer than `mostBytes`. */
async function limitedText({ body }: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = body?.getReader()
  for (let part = await reader?.read(); part?.value; part = await reader!.read()) {
    length += part.value.length
    if (length > mostBytes) {
      await reader!.cancel()
      return undefined
    }
    parts.push(part.value)
  }
  return new Blob(parts as Uint8Array<ArrayBuffer>[]).text()
}

const mostBytes = 8_000_000

/** Milliseconds that a Retry-After header asks for: a number of seconds, or a date. */
export function retryAfter(header: string | null, now: number = Date.now()): number | undefined {
  if (header === null) return undefined
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

/** A failure of the endpoint, in words that hold no text of question or answer. */
export function failure(code: string, what: string): DeidError {
  return new DeidError(code, `The endpoint of the prompts ${what}`)
}

/** The error of work that its caller called off. */
export function calledOff(): DeidError {
  return new DeidError('aborted', 'The work was called off')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
