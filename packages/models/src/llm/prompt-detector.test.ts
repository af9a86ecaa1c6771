import { find } from '@palimpsest/deid'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { alignQuote, foldedText } from './align-quotes.ts'
import { memoryCache } from './answer-cache.ts'
import { type ChatSettings, chatClient } from './chat-client.ts'
import { retryAfter } from './chat-wire.ts'
import { chunks } from './chunks.ts'
import { inTurn } from './in-turn.ts'
import { type PromptSettings, promptDetector } from './prompt-detector.ts'
import { answer, chatServer, quotations, refuse, type Script } from './testing/chat-server.ts'

const settings = { language: 'en', trace: false, context: [] }
const CANARY = 'Zorblattine'
const text = `Mr. ${CANARY} came on 3/4.`
const labels = [{ label: 'PATIENT', description: 'names' }, { label: 'DATE' }]
const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

async function serve(
  script: Script,
  { more = {}, endpoint = {} }: { more?: Partial<PromptSettings>; endpoint?: Partial<ChatSettings> } = {},
) {
  const server = await chatServer(script)
  open.push(server)
  const detector = promptDetector({
    labels,
    endpoint: {
      url: server.url,
      model: 'm',
      wait: 1,
      longestWait: 50,
      retries: 2,
      timeout: 20_000,
      ...endpoint,
    },
    ...more,
  })
  const run = async (of = text) =>
    (await detector.detect({ id: 'd', text: of }, settings)).map(({ start, end, label }) => [
      label,
      of.slice(start, end),
    ])
  const failure = async (of = text): Promise<{ code?: string; message: string; at?: unknown }> => {
    try {
      await run(of)
    } catch (error) {
      return error as Error
    }
    throw new Error('It should have failed')
  }
  return { server, detector, run, failure }
}

describe('a good endpoint', () => {
  test('quotations become spans, each occurrence', async () => {
    const { run, server, detector } = await serve(
      (_, res) =>
        quotations(res, [
          ['PATIENT', 'Roe'],
          ['DATE', '3/4'],
        ]),
      {
        endpoint: { key: 'secret', price: { prompt: 1, completion: 10 } },
      },
    )
    expect(await run('Roe came 3/4. Roe left; Roentgen.')).toEqual([
      ['PATIENT', 'Roe'],
      ['DATE', '3/4'],
      ['PATIENT', 'Roe'],
    ])
    const { headers, body } = server.requests[0]!
    expect(headers.authorization).toBe('Bearer secret')
    expect(body.response_format).toMatchObject({ type: 'json_schema', json_schema: { strict: true } })
    expect(body.messages.map(({ role }) => role)).toEqual(['system', 'user'])
    expect(body.messages[0]!.content).not.toContain('Roe')
    expect(detector.account()).toEqual({
      requests: 1,
      retries: 0,
      cached: 0,
      promptTokens: 100,
      completionTokens: 20,
      estimated: 0,
      cost: 0.0003,
      quotes: 2,
      dropped: 0,
    })
  })

  test('a quotation that stands nowhere is dropped and counted', async () => {
    const { run, detector } = await serve((_, res) =>
      quotations(res, [
        ['PATIENT', 'Smith'],
        ['PATIENT', CANARY.toUpperCase()],
        ['DATE', '4'],
      ]),
    )
    expect(await run()).toEqual([['PATIENT', CANARY]])
    expect(detector.account()).toMatchObject({ quotes: 3, dropped: 2 })
  })

  test('words around the JSON are passed over where no schema holds the model', async () => {
    const { run, server } = await serve(
      (_, res) => answer(res, `Sure!\n\`\`\`json\n{"entities":[{"label":"DATE","quote":"3/4"}]}\n\`\`\``),
      { endpoint: { structured: 'none' } },
    )
    expect(await run()).toEqual([['DATE', '3/4']])
    expect(server.requests[0]!.body.response_format).toBeUndefined()
  })

  test('labels in other case are ours; a label of the model\u2019s own goes where it is told to', async () => {
    const script: Script = (_, res) =>
      quotations(res, [
        ['patient', CANARY],
        ['Disease', '3/4'],
      ])
    expect(await (await serve(script, { more: { otherLabel: 'OTHER' } })).run()).toEqual([
      ['PATIENT', CANARY],
      ['OTHER', '3/4'],
    ])
    expect((await (await serve(script)).failure()).code).toBe('bad-answer')
  })

  test('words around a quotation say which of its places is meant', async () => {
    const { run } = await serve((_, res) =>
      answer(
        res,
        JSON.stringify({
          entities: [
            { label: 'DATE', quote: '12', context: 'aged 12 years' },
            { label: 'PATIENT', quote: 'Roe', context: 'nowhere Roe at all' },
          ],
        }),
      ),
    )
    expect(await run('12 mg for Roe, aged 12 years. Roe took 12.')).toEqual([
      ['PATIENT', 'Roe'],
      ['DATE', '12'],
      ['PATIENT', 'Roe'],
    ])
  })

  test('an endpoint that takes no schema is asked as it can be, and from then on at once', async () => {
    const asked: (string | undefined)[] = []
    const { run, detector } = await serve(({ body }, res) => {
      asked.push(body.response_format?.type)
      if (body.response_format) refuse(res, 400, 'response_format is not supported')
      else quotations(res, [['DATE', '3/4']])
    })
    expect(await run()).toEqual([['DATE', '3/4']])
    expect(await run()).toEqual([['DATE', '3/4']])
    expect(asked).toEqual(['json_schema', 'json_object', undefined, undefined])
    expect(detector.account()).toMatchObject({ requests: 2, retries: 0 })
  })

  test('headers, the name of the limit and no temperature, where a model wants it so', async () => {
    const { run, server } = await serve((_, res) => quotations(res, []), {
      endpoint: {
        headers: { 'api-key': 'k' },
        temperature: null,
        limitName: 'max_completion_tokens',
        answerTokens: 99,
      },
    })
    await run()
    const { headers, body } = server.requests[0]!
    expect(headers['api-key']).toBe('k')
    expect(body).toMatchObject({ max_completion_tokens: 99 })
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['temperature']))
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['max_tokens']))
  })

  test('a long text goes in overlapping pieces, and what both have is found once', async () => {
    const { run, server } = await serve(
      ({ body }, res) =>
        quotations(
          res,
          [...new Set(body.messages[1]!.content.match(/Name\d+/g))].map((q) => ['PATIENT', q] as const),
        ),
      { more: { size: 300, overlap: 60 } },
    )
    const long = Array.from({ length: 60 }, (_, i) => `Seen by Name${i} today.`).join(' ')
    expect((await run(long)).map(([, quote]) => quote)).toEqual(
      Array.from({ length: 60 }, (_, i) => `Name${i}`),
    )
    expect(server.requests.length).toBeGreaterThan(4)
    expect(server.load.most).toBeLessThanOrEqual(4)
  })

  test('an answer that grows too long is asked for in halves', async () => {
    const { run } = await serve(({ body }, res) => {
      const piece = body.messages[1]!.content
      if (piece.length > 700) answer(res, '{"entities":[', { reason: 'length' })
      else quotations(res, piece.includes('Roe') ? [['PATIENT', 'Roe']] : [])
    })
    expect(await run(`${'word '.repeat(150)}Roe ${'word '.repeat(150)}`)).toEqual([['PATIENT', 'Roe']])
  })

  test('nothing is asked about a blank text', async () => {
    const { run, server } = await serve((_, res) => quotations(res, []))
    expect(await run(' \n ')).toEqual([])
    expect(server.requests).toHaveLength(0)
  })

  test('the same question is asked once where there is a cache', async () => {
    const { run, server, detector } = await serve((_, res) => quotations(res, [['DATE', '3/4']]), {
      endpoint: { cache: memoryCache() },
    })
    expect(await run()).toEqual(await run())
    expect(server.requests).toHaveLength(1)
    expect(detector.account()).toMatchObject({ requests: 1, cached: 1 })
  })

  test('the same question asked twice at a time is sent once', async () => {
    const { run, server, detector } = await serve(
      async (_, res) => {
        await new Promise((resolve) => setTimeout(resolve, 30))
        quotations(res, [['DATE', '3/4']])
      },
      { endpoint: { cache: memoryCache() } },
    )
    expect(await Promise.all([run(), run(), run()])).toEqual(Array(3).fill([['DATE', '3/4']]))
    expect(server.requests).toHaveLength(1)
    expect(detector.account()).toMatchObject({ requests: 1, cached: 2 })
  })

  test('a damaged cache costs a question, not the document', async () => {
    const cache = { get: () => '{"entities":', set: () => undefined }
    const { run, detector } = await serve((_, res) => quotations(res, [['DATE', '3/4']]), {
      endpoint: { cache },
    })
    expect(await run()).toEqual([['DATE', '3/4']])
    expect(detector.account()).toMatchObject({ requests: 1, cached: 0 })
  })

  test('without counts of its own, tokens are estimated and said to be', async () => {
    const { run, detector } = await serve((_, res) => answer(res, '{"entities":[]}', { usage: false }))
    await run()
    expect(detector.account().estimated).toBe(1)
    expect(detector.account().promptTokens).toBeGreaterThan(50)
  })

  test('works in a pipeline', async () => {
    const { detector } = await serve((_, res) => quotations(res, [['PATIENT', CANARY]]))
    const pipeline = {
      name: 'p',
      detectors: [detector],
      refiners: [],
      labels: 'native' as const,
      resolve: 'longest' as const,
    }
    expect(await find({ id: 'd', text }, pipeline)).toHaveLength(1)
  })
})

describe('a bad endpoint', () => {
  test.each<[name: string, script: Script]>([
    ['broken JSON', (_, res) => answer(res, `{"entities":[{"label":"PATIENT","quote":"${CANARY}`)],
    ['another shape', (_, res) => answer(res, '{"names":["x"]}')],
    ['a label that was not asked for', (_, res) => quotations(res, [['DISEASE', CANARY]])],
    ['nothing', (_, res) => answer(res, '')],
    ['a page of HTML', (_, res) => void res.end(`<html>${CANARY}</html>`)],
    ['an answer without end', (_, res) => void res.end('x'.repeat(9_000_000))],
    ['no choices', (_, res) => void res.end('{"choices":[]}')],
  ])('%s is asked for again; then the document fails, without a word of it', async (_, script) => {
    const { failure, server } = await serve(script)
    const error = await failure()
    expect(error).toMatchObject({ code: 'bad-answer', at: { docId: 'd' } })
    expect(JSON.stringify([error, error.message])).not.toContain(CANARY)
    expect(server.requests).toHaveLength(3)
  })

  test.each<[name: string, script: Script]>([
    [
      '429',
      (_, res, n) =>
        void (n < 2 ? res.writeHead(429, { 'retry-after': '0' }).end() : quotations(res, [['DATE', '3/4']])),
    ],
    [
      '500',
      (_, res, n) => void (n < 2 ? res.writeHead(500).end(CANARY) : quotations(res, [['DATE', '3/4']])),
    ],
    ['a cut line', (_, res, n) => void (n < 1 ? res.destroy() : quotations(res, [['DATE', '3/4']]))],
    [
      'a cut stream',
      (_, res, n) => {
        if (n > 0) return quotations(res, [['DATE', '3/4']])
        res.writeHead(200, { 'content-length': '5000' })
        res.write('{"choices":[', () => res.destroy())
      },
    ],
    ['bad JSON once', (_, res, n) => (n < 1 ? answer(res, '{') : quotations(res, [['DATE', '3/4']]))],
  ])('after %s it tries again', async (_, script) => {
    const { run, detector } = await serve(script)
    expect(await run()).toEqual([['DATE', '3/4']])
    expect(detector.account().retries).toBeGreaterThan(0)
  })

  test.each<[code: string, status: number, tries: number]>([
    ['endpoint-busy', 429, 3],
    ['endpoint-failed', 503, 3],
    ['endpoint-refused', 401, 1],
    ['endpoint-refused', 400, 3],
    ['endpoint-refused', 404, 1],
  ])('%s for a status of %i, after %i tries', async (code, status, tries) => {
    const { failure, server } = await serve((_, res) => void res.writeHead(status).end(CANARY))
    const error = await failure()
    expect(error.code).toBe(code)
    expect(error.message).not.toContain(CANARY)
    expect(server.requests).toHaveLength(tries)
  })

  test('waits as long as it is told to', async () => {
    const { run } = await serve(
      (_, res, n) => void (n < 1 ? res.writeHead(429, { 'retry-after': '0.2' }).end() : quotations(res, [])),
      { endpoint: { longestWait: 1000 } },
    )
    const began = performance.now()
    await run()
    expect(performance.now() - began).toBeGreaterThan(190)
  })

  test('a way to hold answers that was asked for is not given up', async () => {
    const { failure, server } = await serve((_, res) => refuse(res, 400, CANARY), {
      endpoint: { structured: 'json_schema' },
    })
    const error = await failure()
    expect(error.code).toBe('endpoint-refused')
    expect(error.message).not.toContain(CANARY)
    expect(server.requests).toHaveLength(1)
  })

  test('another path than that of chat completions is told', async () => {
    const server = await chatServer((_, res) => quotations(res, []))
    open.push(server)
    const url = server.url.replace('/v1', '/v2')
    const detector = promptDetector({ labels, endpoint: { url, model: 'm', retries: 0 } })
    await expect(detector.detect({ id: 'd', text }, settings)).rejects.toMatchObject({
      code: 'endpoint-refused',
    })
  })

  test('a refusal is no empty answer', async () => {
    const { failure } = await serve((_, res) => answer(res, '', { refusal: 'I cannot' }))
    expect(await failure()).toMatchObject({ code: 'endpoint-refused' })
  })

  test('silence ends in a time-out', async () => {
    const { failure } = await serve(() => undefined, { endpoint: { timeout: 50, retries: 1 } })
    expect(await failure()).toMatchObject({ code: 'endpoint-timeout' })
  })

  test('a redirect is not followed: the text was meant for one address', async () => {
    const other = await chatServer((_, res) => quotations(res, []))
    open.push(other)
    const { failure } = await serve(
      (_, res) => void res.writeHead(307, { location: `${other.url}/chat/completions` }).end(),
    )
    expect(await failure()).toMatchObject({ code: 'endpoint-unreachable' })
    expect(other.requests).toHaveLength(0)
  })

  test('nobody at home', async () => {
    const server = await chatServer(() => undefined)
    await server.close()
    const detector = promptDetector({ labels, endpoint: { url: server.url, model: 'm', retries: 0 } })
    await expect(detector.detect({ id: 'd', text }, settings)).rejects.toMatchObject({
      code: 'endpoint-unreachable',
    })
  })

  test('the work can be called off, while asking and while waiting', async () => {
    for (const script of [
      () => undefined,
      (_: unknown, res: { writeHead: (status: number) => { end: () => void } }) => res.writeHead(500).end(),
    ] as Script[]) {
      const control = new AbortController()
      const { failure } = await serve(script, {
        endpoint: { signal: control.signal, wait: 5000, longestWait: 5000, timeout: 5000 },
      })
      setTimeout(() => control.abort(), 30)
      expect(await failure()).toMatchObject({ code: 'aborted' })
    }
  })

  test.each(['', 'localhost:80', 'file:///etc/passwd', 'ftp://x'])('the address %j is refused', (url) => {
    expect(() => chatClient({ url, model: 'm' })).toThrow(/http/)
  })

  test.each([
    { timeout: 0.4 },
    { timeout: 0 },
    { timeout: Number.POSITIVE_INFINITY },
    { retries: -1 },
    { wait: Number.NaN },
    { concurrency: 0 },
    { answerTokens: 0.5 },
  ])('the setting %o is refused when it is made, not with the first document', (setting) => {
    const made = () => chatClient({ url: 'http://localhost/v1', model: 'm', ...setting })
    expect(made).toThrow(new RegExp(`${Object.keys(setting)[0]} of the endpoint is a whole number`))
  })
})

describe('quotations', () => {
  test.each([
    ['Jane  Roe\n came', 'Jane Roe came', ['Jane  Roe\n came']],
    ['O’Brien and O’Brien', "O'Brien", ['O’Brien', 'O’Brien']],
    ['JANE ROE', 'Jane Roe', ['JANE ROE']],
    ['Seen by Roe, then', '"Roe,"', ['Roe']],
    ['İstanbul 😀 Roe', 'roe', ['Roe']],
    ['Zoë Müller', 'Zoe Muller', ['Zoë Müller']],
    ['ＲＯＥ came', 'roe', ['ＲＯＥ']],
    ['Roentgen', 'Roe', []],
    ['12345', '234', []],
    ['a b', 'a', []],
    ['', 'Roe', []],
  ])('in %j, %j is %j', (of, quote, expected) => {
    expect(alignQuote(foldedText(of), quote).map(({ start, end }) => of.slice(start, end))).toEqual(expected)
  })
})

describe('laws', () => {
  test('pieces cover the text, overlap, and none is longer than it may be or inside a character', () => {
    const any = fc
      .array(fc.constantFrom('a', 'bc', ' ', '\n', '\n\n', '. ', '😀'), { maxLength: 300 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(any, fc.integer({ min: 20, max: 80 }), (of, size) => {
        const pieces = chunks(of, { size, overlap: 8 })
        let covered = 0
        for (const { start, end } of pieces) {
          expect(start).toBeLessThanOrEqual(covered)
          expect(end).toBeGreaterThan(covered)
          expect(end - start).toBeLessThanOrEqual(size)
          for (const at of [start, end])
            expect(of.charCodeAt(at) >= 0xdc00 && of.charCodeAt(at) <= 0xdfff).toBe(false)
          covered = end
        }
        expect(covered).toBe(of.length)
      }),
    )
  })

  test('a part of a text quoted word by word is found where it stands', () => {
    const words = fc.array(fc.constantFrom('Jane', 'roe', '12', 'x1', 'é'), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(words, fc.nat(11), fc.integer({ min: 1, max: 4 }), (list, from, count) => {
        const part = list.slice(from, from + count)
        const whole = list.join(' ')
        const at = list
          .slice(0, from)
          .map((word) => word.length + 1)
          .reduce((a, b) => a + b, 0)
        if (part.join('').length < 2) return
        const places = alignQuote(foldedText(whole), part.join('\n').toUpperCase())
        expect(places.length).toBeGreaterThan(0)
        for (const { start, end } of places) expect(whole.slice(start, end)).toBe(part.join(' '))
        expect(places.some(({ start }) => start <= at)).toBe(true)
      }),
    )
  })

  test('never more at a time than allowed, and every task gets its turn', async () => {
    const turn = inTurn(3)
    let now = 0
    let most = 0
    const done = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        turn(async () => {
          most = Math.max(most, ++now)
          await new Promise((resolve) => setTimeout(resolve, i % 3))
          now--
          return i
        }),
      ),
    )
    expect(most).toBe(3)
    expect(done).toEqual(Array.from({ length: 20 }, (_, i) => i))
  })

  test.each([
    ['3', 3000],
    [' 0.5 ', 500],
    ['Thu, 01 Jan 1970 00:00:10 GMT', 5000],
    ['soon', undefined],
    [null, undefined],
  ])('Retry-After %j is %j ms', (header, ms) => expect(retryAfter(header, 5000)).toBe(ms))
})
