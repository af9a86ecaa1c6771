import { DeidError } from '@palimpsest/deid/text'
import { z } from 'zod'
import { type Account, addAccounts, NOTHING, type Price } from './account.ts'
import { type AnswerCache, keyOf } from './answer-cache.ts'
import { inTurn } from './in-turn.ts'

/** An endpoint that speaks OpenAI's chat completions. Texts go there: set one up on purpose, or none is used. */
export interface ChatSettings {
  /** Where `/chat/completions` is, such as `http://localhost:11434/v1`. */
  readonly url: string
  readonly model: string
  /** Sent as a bearer token. */
  readonly key?: string
  /** Sent as they are, such as Azure's `api-key`. */
  readonly headers?: Readonly<Record<string, string>>
  /**
   * How the answer is held to a schema: by the endpoint, as some JSON, or by the words of the prompt alone. Unless
   * stated, the first of these that the endpoint takes: one that it refuses as a bad request is not tried again.
   */
  readonly structured?: Structured
  /** 0 unless stated; null sends none, for models that take no other than their own. */
  readonly temperature?: number | null
  /** What the limit of an answer is called: newer models of OpenAI want the second. */
  readonly limitName?: 'max_tokens' | 'max_completion_tokens'
  /** Milliseconds that one request may take; 60,000 unless stated. */
  readonly timeout?: number
  /** Tries after the first; 4 unless stated. */
  readonly retries?: number
  /** First wait between tries in milliseconds, doubled each time up to `longestWait`; 500 and 30,000 unless stated. */
  readonly wait?: number
  readonly longestWait?: number
  /** Requests at a time; 4 unless stated. */
  readonly concurrency?: number
  /** Most tokens of an answer; 4096 unless stated. */
  readonly answerTokens?: number
  readonly price?: Price
  readonly cache?: AnswerCache
  readonly signal?: AbortSignal
}

/** Ways to hold an answer to a schema, the strictest first. */
const ways = ['json_schema', 'json_object', 'none'] as const
type Structured = (typeof ways)[number]

/** One question. */
export interface Question {
  readonly system: string
  readonly user: string
  /** A JSON schema of the answer, and its name. */
  readonly schema: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> }
}

/** Asks questions, and keeps account of them. */
export interface ChatClient {
  readonly model: string
  /**
   * The answer as `read` understood it. An answer that `read` throws on is asked for again. Throws a DeidError that
   * says what went wrong with the endpoint and holds no text of question or answer.
   */
  readonly ask: <T>(question: Question, read: (answer: string) => T) => Promise<T>
  readonly account: () => Account
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
type Outcome =
  | { readonly answer: string }
  | {
      readonly error: DeidError
      readonly again: boolean
      readonly after?: number
      /** Refused for what the request holds, not for who sends it. */
      readonly badRequest?: boolean
    }

/** A client of that endpoint. Throws a DeidError `bad-endpoint` for an address that is not http or https. */
export function chatClient(settings: ChatSettings): ChatClient {
  const { timeout = 60_000, retries = 4, wait = 500, longestWait = 30_000 } = settings
  const { model, concurrency = 4, answerTokens = 4096, price, cache, signal } = settings
  const { temperature = 0, limitName = 'max_tokens' } = settings
  let structured: Structured = settings.structured ?? 'json_schema'
  for (const [name, value, least] of [
    ['timeout', timeout, 1],
    ['retries', retries, 0],
    ['wait', wait, 0],
    ['longestWait', longestWait, 0],
    ['concurrency', concurrency, 1],
    ['answerTokens', answerTokens, 1],
  ] as const)
    if (!Number.isSafeInteger(value) || value < least)
      throw new DeidError(
        'bad-endpoint',
        `The setting ${name} of the endpoint is a whole number from ${least}`,
      )
  const url = addressOf(settings.url)
  const turn = inTurn(concurrency)
  let account = NOTHING
  const count = (by: Partial<Account>) => {
    account = addAccounts(account, by)
  }

  /** Questions that are being asked, by their key: the same one waits for that answer. */
  const asking = new Map<string, Promise<unknown>>()

  async function ask<T>(question: Question, read: (answer: string) => T): Promise<T> {
    if (!cache) return asked(question, read, undefined)
    // How the answer is held to its schema makes no other answer of it.
    const key = await keyOf([url, bodyOf(question, settings.structured ?? 'json_schema')])
    const before = asking.get(key)
    const answer = (async () => {
      await before?.catch(() => undefined)
      const known = await cache.get(key)
      const kept = known === undefined ? undefined : understood(known, read)
      if (!kept) return asked(question, read, (text) => cache.set(key, text))
      count({ cached: 1 })
      return kept.value
    })()
    asking.set(key, answer)
    try {
      return await answer
    } finally {
      if (asking.get(key) === answer) asking.delete(key)
    }
  }

  async function asked<T>(
    question: Question,
    read: (answer: string) => T,
    keep: ((answer: string) => Promise<void> | void) | undefined,
  ): Promise<T> {
    let last = failure('bad-answer', 'gave no answer')
    for (let attempt = 0; attempt <= retries; attempt++) {
      if (attempt > 0) count({ retries: 1 })
      const how = structured
      const outcome = await tryOnce(bodyOf(question, how))
      if ('error' in outcome) {
        last = outcome.error
        const looser = outcome.badRequest && settings.structured === undefined && ways[ways.indexOf(how) + 1]
        if (looser) {
          // Another question may have found the same meanwhile.
          if (ways.indexOf(structured) < ways.indexOf(looser)) structured = looser
          attempt--
          continue
        }
        if (!outcome.again) throw last
        const pause = outcome.after ?? wait * 2 ** attempt * (0.75 + 0.5 * Math.random())
        if (attempt < retries) await rest(Math.min(pause, longestWait))
        continue
      }
      const good = understood(outcome.answer, read)
      if (!good) {
        last = failure('bad-answer', 'gave an answer that is not what was asked for')
        continue
      }
      await keep?.(outcome.answer)
      return good.value
    }
    throw last
  }

  /** One request in its turn. What it throws is an abort by the caller. */
  async function tryOnce(body: string): Promise<Outcome> {
    return turn(async () => {
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
        if (signal?.aborted) throw new DeidError('aborted', 'The work was called off')
        if (limit.aborted)
          return { error: failure('endpoint-timeout', `did not answer within ${timeout} ms`), again: true }
        return { error: failure('endpoint-unreachable', 'cannot be reached, or cut the line'), again: true }
      }
    }, signal).catch((error: unknown) => {
      throw signal?.aborted ? new DeidError('aborted', 'The work was called off') : error
    })
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

  function rest(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => {
        signal?.removeEventListener('abort', stop)
        resolve()
      }
      const timer = setTimeout(done, ms)
      const stop = () => {
        clearTimeout(timer)
        reject(new DeidError('aborted', 'The work was called off'))
      }
      if (signal?.aborted) stop()
      else signal?.addEventListener('abort', stop, { once: true })
    })
  }

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

  return { model, ask, account: () => account }
}

/** What `read` makes of an answer; undefined where it throws. A damaged cache is treated as a bad answer is. */
function understood<T>(answer: string, read: (answer: string) => T): { readonly value: T } | undefined {
  try {
    return { value: read(answer) }
  } catch {
    return undefined
  }
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

function failure(code: string, what: string): DeidError {
  return new DeidError(code, `The endpoint of the prompts ${what}`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
