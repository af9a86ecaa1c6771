import { DeidError } from '@palimpsest/deid/text'
import { type Account, addAccounts, NOTHING } from './account.ts'
import { type AnswerCache, keyOf } from './answer-cache.ts'
import {
  calledOff,
  chatWire,
  failure,
  type Outcome,
  type Question,
  type Structured,
  type WireSettings,
  ways,
} from './chat-wire.ts'
import { inTurn } from './in-turn.ts'

/** An endpoint that speaks OpenAI's chat completions. Texts go there: set one up on purpose, or none is used. */
export interface ChatSettings extends WireSettings {
  /**
   * How the answer is held to a schema: by the endpoint, as some JSON, or by the words of the prompt alone. Unless
   * stated, the first of these that the endpoint takes: one that it refuses as a bad request is not tried again.
   */
  readonly structured?: Structured
  /** Tries after the first; 4 unless stated. */
  readonly retries?: number
  /** First wait between tries in milliseconds, doubled each time up to `longestWait`; 500 and 30,000 unless stated. */
  readonly wait?: number
  readonly longestWait?: number
  /** Requests at a time; 4 unless stated. */
  readonly concurrency?: number
  readonly cache?: AnswerCache
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

/** A client of that endpoint. Throws a DeidError `bad-endpoint` for an address that is not http or https. */
export function chatClient(settings: ChatSettings): ChatClient {
  const { model, retries = 4, wait = 500, longestWait = 30_000, concurrency = 4, cache, signal } = settings
  let structured: Structured = settings.structured ?? 'json_schema'
  checkNumbers(settings)
  const turn = inTurn(concurrency)
  let account = NOTHING
  const count = (by: Partial<Account>) => {
    account = addAccounts(account, by)
  }
  const wire = chatWire(settings, count)

  /** Questions that are being asked, by their key: the same one waits for that answer. */
  const asking = new Map<string, Promise<unknown>>()

  async function ask<T>(question: Question, read: (answer: string) => T): Promise<T> {
    if (!cache) return asked(question, read, undefined)
    // How the answer is held to its schema makes no other answer of it.
    const key = await keyOf([wire.url, wire.bodyOf(question, settings.structured ?? 'json_schema')])
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
      const outcome = await inItsTurn(wire.bodyOf(question, how))
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

  async function inItsTurn(body: string): Promise<Outcome> {
    return turn(() => wire.send(body), signal).catch((error: unknown) => {
      throw signal?.aborted ? calledOff() : error
    })
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
        reject(calledOff())
      }
      if (signal?.aborted) stop()
      else signal?.addEventListener('abort', stop, { once: true })
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

const leasts = { timeout: 1, retries: 0, wait: 0, longestWait: 0, concurrency: 1, answerTokens: 1 } as const

function checkNumbers(settings: ChatSettings): void {
  for (const [name, least] of Object.entries(leasts) as [keyof typeof leasts, number][]) {
    const value = settings[name]
    if (value !== undefined && (!Number.isSafeInteger(value) || value < least))
      throw new DeidError(
        'bad-endpoint',
        `The setting ${name} of the endpoint is a whole number from ${least}`,
      )
  }
}
