import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from './app.ts'
import { texts } from './presidio/answers.ts'

// Requests beside the recorded ones, with what Presidio 2.2.363 answers by its source: what its own end-to-end tests ask
// (here with names by rules), and what clients send by mistake.
let app: FastifyInstance
beforeAll(async () => {
  app = await buildApp({ logLevel: 'silent', bodyLimit: 100_000 })
})
afterAll(() => app.close())

const json = { 'content-type': 'application/json' }

async function post(url: string, payload: object | string | Buffer, headers: Record<string, string> = json) {
  const answer = await app.inject({ method: 'POST', url, payload, headers })
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
}

type Short = readonly [label: string, start: number, end: number, score: number]

function short(results: readonly Record<string, unknown>[]): Short[] {
  return results.map((r) => [r.entity_type, r.start, r.end, r.score] as Short)
}

const licence = { text: 'John Smith drivers license is AC432223', language: 'en' }
const person: Short = ['PERSON', 0, 10, 0.85]
const driver: Short = ['US_DRIVER_LICENSE', 30, 38, 0.6499999999999999]
const mail = { text: 'mail admin@github.com', language: 'en', entities: ['EMAIL_ADDRESS'] }
const mailFound: Short = ['EMAIL_ADDRESS', 5, 21, 1]
const zip = (more: object = {}) => ({
  supported_language: 'en',
  supported_entity: 'ZIP',
  patterns: [{ name: 'zip', regex: '\\b\\d{5}\\b', score: 0.01 }],
  ...more,
})

describe('what is found', () => {
  test.each<[string, object, Short[]]>([
    ['a name and a licence', licence, [person, driver]],
    ['above a threshold', { ...licence, score_threshold: 0.7 }, [person]],
    ['of some entities', { ...licence, entities: ['PERSON'] }, [person]],
    ['with a correlation id', { ...licence, correlation_id: '123' }, [person, driver]],
    ['with fields that nobody knows', { ...licence, trace: 'somedata' }, [person, driver]],
    [
      'with words of context',
      { ...mail, text: 'a AC432223', entities: ['US_DRIVER_LICENSE'], context: ['Driver license'] },
      [['US_DRIVER_LICENSE', 2, 10, 0.6499999999999999]],
    ],
    [
      'by a recognizer of the request',
      { ...licence, text: `${licence.text}. Zip code: 10023`, ad_hoc_recognizers: [zip()] },
      [person, driver, ['ZIP', 50, 55, 0.01]],
    ],
    [
      'by one with context',
      {
        text: 'Zip code: 10023',
        language: 'en',
        entities: ['ZIP'],
        ad_hoc_recognizers: [zip({ context: ['zip'] })],
      },
      [['ZIP', 10, 15, 0.4]],
    ],
    [
      'by lists of titles',
      {
        text: "Mr. John Smith's drivers license is AC432223",
        language: 'en',
        ad_hoc_recognizers: [
          {
            name: 'Mr',
            supported_language: 'en',
            supported_entity: 'MR_TITLE',
            deny_list: ['Mr.', 'Mister'],
          },
          { name: 'Ms', supported_language: 'en', supported_entity: 'MS_TITLE', deny_list: ['Ms.', 'Miss'] },
        ],
      },
      [
        ['MR_TITLE', 0, 3, 1],
        ['PERSON', 4, 14, 0.85],
        ['US_DRIVER_LICENSE', 36, 44, 0.6499999999999999],
      ],
    ],
    [
      'but what is allowed, by letter case',
      {
        ...mail,
        text: 'mail admin@GitHub.com',
        allow_list: ['.*@github.com'],
        allow_list_match: 'regex',
        regex_flags: 0,
      },
      [mailFound],
    ],
    [
      'but what is allowed, in any case',
      { ...mail, text: 'mail admin@GitHub.com', allow_list: ['.*@github.com'], allow_list_match: 'regex' },
      [],
    ],
    [
      'after characters of two units',
      { ...mail, text: '😀 👩‍⚕ mail admin@github.com' },
      [['EMAIL_ADDRESS', 11, 27, 1]],
    ],
    [
      'after half a character and NUL',
      { ...mail, text: '\ud800 \u0000 admin@github.com' },
      [['EMAIL_ADDRESS', 4, 20, 1]],
    ],
  ])('%s', async (_, body, expected) => {
    const answer = await post('/analyze', body)
    expect([answer.status, short(answer.body)]).toEqual([200, expected])
  })

  test('of each text of a list', async () => {
    const { body } = await post('/analyze', { ...licence, text: [licence.text, '', 1.5, licence.text] })
    expect(body.map(short)).toEqual([[person, driver], [], [], [person, driver]])
  })

  test('is explained on request, and only then', async () => {
    const { body } = await post('/analyze', { ...licence, return_decision_process: true })
    expect(body[1].analysis_explanation).toEqual({
      recognizer: 'UsLicenseRecognizer',
      pattern_name: 'Driver License - Alphanumeric (weak)',
      pattern: expect.any(String),
      original_score: 0.3,
      score: 0.6499999999999999,
      textual_explanation:
        'Detected by `UsLicenseRecognizer` using pattern `Driver License - Alphanumeric (weak)`',
      score_context_improvement: 0.3499999999999999,
      supportive_context_word: 'driver',
      validation_result: null,
      regex_flags: 26,
    })
    expect(body[0].analysis_explanation).toMatchObject({
      recognizer: 'SpacyRecognizer',
      pattern_name: null,
      original_score: 0.85,
      regex_flags: null,
    })
    for (const no of [0, '', null, false, [], {}])
      expect(
        (await post('/analyze', { ...licence, return_decision_process: no })).body[0].analysis_explanation,
      ).toBeNull()
  })
})

describe('what Python takes for something else', () => {
  test.each<[string, object, Short[]]>([
    ...['', 0, false, null, {}].flatMap((nothing) =>
      ['context', 'allow_list', 'ad_hoc_recognizers'].map((field): [string, object, Short[]] => [
        `${field} that is ${JSON.stringify(nothing)}`,
        { ...mail, [field]: nothing },
        [mailFound],
      ]),
    ),
    ['entities that are ""', { ...licence, entities: '' }, [person, driver]],
    ['a threshold that is false', { ...mail, score_threshold: false }, [mailFound]],
    ['a threshold that is true', { ...mail, score_threshold: true }, [mailFound]],
    ['a threshold that is text, and nothing to compare', { ...mail, text: 'hi', score_threshold: '0.5' }, []],
    ['a text that is true', { ...mail, text: true }, []],
    ['a way to match that no list needs', { ...mail, allow_list_match: 'fuzzy' }, [mailFound]],
  ])('%s', async (_, body, expected) => {
    const answer = await post('/analyze', body)
    expect([answer.status, short(answer.body)]).toEqual([200, expected])
  })
})

const noMatch = 'No matching recognizers were found to serve the request.'
const malformed = 'Failed to parse /analyze request for AnalyzerEngine.analyze(). '

describe('what the analyzer refuses', () => {
  test.each<[string, object, number, string]>([
    ['nothing', {}, 500, 'No text provided'],
    ['an empty object for a text', { text: {}, language: 'en' }, 500, 'No text provided'],
    ['no language', { text: 'x' }, 500, 'No language provided'],
    ['a language in a list', { ...mail, language: ['en'] }, 500, noMatch],
    ['a language by its region', { ...mail, language: 'en-US' }, 500, noMatch],
    [
      'a number for entities',
      { ...mail, entities: 5 },
      400,
      `${malformed}entities must be a list, not 'int'`,
    ],
    [
      'numbers among entities',
      { ...mail, entities: [1] },
      400,
      `${malformed}entities must hold strings, not 'int'`,
    ],
    [
      'a threshold that is text',
      { ...mail, score_threshold: '0.5' },
      400,
      `${malformed}'>=' not supported between instances of 'float' and 'str'`,
    ],
    [
      'no way to match',
      { ...mail, allow_list: ['x'], allow_list_match: null },
      500,
      "allow_list_match must either be set to 'exact' or 'regex'.",
    ],
    [
      'flags that are text',
      { ...mail, allow_list: ['x'], allow_list_match: 'regex', regex_flags: 'x' },
      400,
      `${malformed}regex_flags must be a number, not 'str'`,
    ],
    [
      'a recognizer with keys of its own, before the missing text',
      { ad_hoc_recognizers: [zip({ bogus: 1 })] },
      400,
      `${malformed}PatternRecognizer.__init__() got an unexpected keyword argument 'bogus'`,
    ],
    [
      'a pattern with keys of its own',
      { ...mail, ad_hoc_recognizers: [zip({ patterns: [{ type: 'a', bebex: 'b', confidence: 1 }] })] },
      400,
      `${malformed}Pattern.__init__() got an unexpected keyword argument 'type'`,
    ],
  ])('%s', async (_, body, status, error) => {
    const answer = await post('/analyze', body)
    expect([answer.status, answer.body]).toEqual([status, { error }])
  })
})

describe('bodies that cannot be read', () => {
  const latin1 = Buffer.from('{"text":"M\xfcller","language":"en"}', 'latin1')
  const deep = `${'['.repeat(1e4)}${']'.repeat(1e4)}`
  test.each<[string, string | Buffer, Record<string, string>]>([
    ['of another type', JSON.stringify(mail), { 'content-type': 'text/plain' }],
    ['of no type', JSON.stringify(mail), {}],
    ['empty', '', json],
    ['broken', '{"text":', json],
    ['not in UTF-8', latin1, json],
  ])('%s', async (_, payload, headers) => {
    const [analyzer, anonymizer] = [
      await post('/analyze', payload, headers),
      await post('/anonymize', payload, headers),
    ]
    expect([analyzer.status, analyzer.body.error]).toEqual([500, texts.analyzerCrash])
    expect([anonymizer.status, anonymizer.body.error]).toEqual([400, texts.badRequest])
  })

  test('a byte order mark is passed over', async () => {
    expect(short((await post('/analyze', `\ufeff${JSON.stringify(mail)}`)).body)).toEqual([mailFound])
  })
  test('depth is no matter', async () => {
    expect((await post('/analyze', deep)).body.error).toBe("'list' object has no attribute 'get'")
    expect((await post('/analyze', `{"text":"x","language":"en","context":${deep}}`)).status).toBe(400)
    expect((await post('/anonymize', `{"text":"x","analyzer_results":${deep}}`)).status).toBe(500)
  })
  test('one that is too large is refused in the same shape', async () => {
    const text = 'x'.repeat(100_001)
    for (const url of ['/analyze', '/anonymizer/deanonymize'])
      expect(await post(url, { text, language: 'en' })).toMatchObject({
        status: 413,
        body: { error: texts.tooLarge },
      })
  })
  test('keys of prototypes are keys like others', async () => {
    expect((await post('/analyze', '{"__proto__":{"text":"x","language":"en"}}')).body.error).toBe(
      'No text provided',
    )
    const results = (entity: string) => `[{"start":0,"end":3,"score":1,"entity_type":"${entity}"}]`
    for (const entity of ['constructor', 'toString', '__proto__'])
      expect(
        (await post('/anonymize', `{"text":"abc","analyzer_results":${results(entity)},"anonymizers":{}}`))
          .body.text,
      ).toBe(`<${entity}>`)
    const removed = `{"text":"abc","analyzer_results":${results('__proto__')},"anonymizers":{"__proto__":{"type":"redact"}}}`
    expect((await post('/anonymize', removed)).body.text).toBe('')
  })
})

test('methods and query are as Flask has them', async () => {
  const ask = (method: 'OPTIONS' | 'HEAD' | 'DELETE' | 'GET', url: string) => app.inject({ method, url })
  expect(await ask('OPTIONS', '/analyze')).toMatchObject({
    statusCode: 200,
    body: '',
    headers: { allow: 'OPTIONS, POST' },
  })
  expect(await ask('HEAD', '/health')).toMatchObject({ statusCode: 200, body: '' })
  expect(await ask('HEAD', '/analyze')).toMatchObject({ statusCode: 405 })
  expect(await ask('DELETE', '/recognizers')).toMatchObject({
    statusCode: 405,
    headers: { allow: 'GET, HEAD, OPTIONS' },
  })
  expect((await ask('GET', '/supportedentities?language=en&language=xx')).json()).toContain('PERSON')
  expect((await ask('GET', '/supportedentities?language=&unknown=input')).json()).toContain('PERSON')
})

test('what the analyzer found goes through the anonymizer as it is', async () => {
  const { body } = await post('/analyze', licence)
  const anonymizers = {
    DEFAULT: { type: 'replace', new_value: 'ANONYMIZED' },
    US_DRIVER_LICENSE: { type: 'mask', masking_char: '*', chars_to_mask: 4, from_end: true },
    PERSON: { type: 'replace', new_value: '<PERSON>' },
  }
  const answer = await post('/anonymize', { text: licence.text, anonymizers, analyzer_results: body })
  expect(answer.body).toEqual({
    text: '<PERSON> drivers license is AC43****',
    items: [
      { operator: 'mask', entity_type: 'US_DRIVER_LICENSE', start: 28, end: 36, text: 'AC43****' },
      { operator: 'replace', entity_type: 'PERSON', start: 0, end: 8, text: '<PERSON>' },
    ],
  })
})
