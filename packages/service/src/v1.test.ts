import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from './app.ts'

const note = 'Patient: Jane Roe  DOB: 03/14/1962\nSeen by Dr. Halloran, call 617-555-0142.'
const key = 'a key for tests, 32 bytes long..'
let app: FastifyInstance
beforeAll(async () => {
  app = await buildApp({
    logLevel: 'silent',
    pipeline: 'clinical-rules',
    key: { kind: 'given', key },
    bodyLimit: 100_000,
  })
})
afterAll(() => app.close())

async function post(path: string, payload: unknown, headers: Record<string, string> = {}) {
  const answer = await app.inject({ method: 'POST', url: path, payload: payload as object, headers })
  return {
    status: answer.statusCode,
    body: answer.json() as Record<string, unknown>,
  }
}
interface Found {
  start: number
  end: number
  label: string
}
const shown = (text: string, spans: unknown) =>
  (spans as Found[]).map((s) => `${text.slice(s.start, s.end)}|${s.label}`)

describe('POST /v1/detect', () => {
  test('finds what identifies people, in reading order, with native labels', async () => {
    const { status, body } = await post('/v1/detect', { text: note })
    expect(status).toBe(200)
    expect(shown(note, body.spans)).toEqual([
      'Jane Roe|PATIENT',
      '03/14/1962|DATE',
      'Halloran|DOCTOR',
      '617-555-0142|PHONE',
    ])
  })
  test('speaks another label scheme and another unit of offsets', async () => {
    const { body } = await post('/v1/detect', {
      text: `😀 ${note}`,
      labels: 'presidio',
      offsets: 'codepoint',
    })
    expect((body.spans as Found[])[0]).toMatchObject({ start: 11, end: 19, label: 'PERSON' })
  })
  test('a batch keeps its order, and a document that fails takes its own place only', async () => {
    const { status, body } = await post('/v1/deidentify', {
      docs: [
        { id: 'a', text: note },
        { id: 'b', text: 'x', spans: [{ start: 0, end: 9, label: 'DATE' }] },
        { id: 'c', text: 'nothing' },
      ],
      spans: 'both',
    })
    expect(status).toBe(200)
    expect(
      (body.docs as { id: string; error?: { code: string } }[]).map((d) => [d.id, d.error?.code]),
    ).toEqual([
      ['a', undefined],
      ['b', 'bad-span'],
      ['c', undefined],
    ])
  })
})

describe('POST /v1/deidentify', () => {
  test('writes a copy, says what it did, and where the spans are in the copy', async () => {
    const { status, body } = await post('/v1/deidentify', { text: note, policy: 'labels' })
    expect(status).toBe(200)
    expect(body.text).toBe('Patient: <PATIENT>  DOB: <DATE>\nSeen by Dr. <DOCTOR>, call <PHONE>.')
    expect(shown(String(body.text), body.spans)).toContain('<PATIENT>|PATIENT')
    expect((body.edits as object[])[0]).toMatchObject({
      start: 9,
      end: 17,
      text: '<PATIENT>',
      label: 'PATIENT',
      action: 'label',
    })
    expect(body.key).toMatchObject({ ephemeral: false })
  })
  test('uses given spans alone when told to', async () => {
    const docs = [
      { id: '1', text: 'Jane saw Rex', spans: [{ start: 9, end: 12, label: 'PERSON' }] },
      { id: '2', text: 'Jane saw Rex' },
    ]
    const { body } = await post('/v1/deidentify', { docs, spans: 'given', policy: 'labels' })
    expect(body.docs).toMatchObject([{ text: 'Jane saw <PERSON>' }, { error: { code: 'no-spans' } }])
  })
  test('restores what was encrypted', async () => {
    const policy = { version: 1, scope: 'batch', default: { action: 'encrypt' } }
    const written = await post('/v1/deidentify', { text: note, policy })
    expect(String(written.body.text)).not.toContain('Roe')
    const { status, body } = await post('/v1/restore', {
      text: written.body.text,
      spans: written.body.spans,
      policy,
    })
    expect([status, body.text]).toEqual([200, note])
  })
})

describe('mistakes get a 4xx that says what and where', () => {
  test.each([
    ['neither text nor docs', '/v1/detect', {}, 400, 'invalid-request'],
    ['an unknown field', '/v1/detect', { text: 'x', nope: 1 }, 400, 'invalid-request'],
    ['an unknown pipeline', '/v1/detect', { text: 'x', pipeline: 'nope' }, 422, 'unknown-pipeline'],
    ['an unknown policy', '/v1/deidentify', { text: 'x', policy: 'nope' }, 422, 'unknown-policy'],
    [
      'a policy with a wrong key',
      '/v1/deidentify',
      { text: 'x', policy: { version: 1, nope: 1 } },
      422,
      'bad-policy',
    ],
    ['a body that is too large', '/v1/detect', { text: 'x'.repeat(200_000) }, 413, 'too-large'],
    ['an unknown endpoint', '/v1/nope', {}, 404, 'not-found'],
  ])('%s', async (_, path, payload, status, code) => {
    const answer = await post(path, payload)
    expect([answer.status, (answer.body.error as { code: string }).code]).toEqual([status, code])
  })
  const deep = `${'{"a":'.repeat(1e4)}1${'}'.repeat(1e4)}`
  const latin1 = Buffer.from('{"text":"M\xfcller"}', 'latin1')
  const json = 'application/json'
  test.each<[string, string, string | Buffer, string, number, string]>([
    ['JSON that is none', '/v1/detect', '{bad', json, 400, 'bad-json'],
    ['nothing', '/v1/detect', '', json, 400, 'bad-json'],
    ['a body that is not UTF-8', '/v1/detect', latin1, json, 400, 'bad-utf8'],
    ['another type', '/v1/detect', '{"text":"x"}', 'text/plain', 415, 'wrong-content-type'],
    ['a stream that is no stream', '/v1/detect/stream', '{"text":"x"}', json, 415, 'wrong-content-type'],
    [
      'keys that would pollute prototypes',
      '/v1/detect',
      '{"text":"x","__proto__":{"a":1}}',
      json,
      400,
      'forbidden-key',
    ],
    [
      'a prototype for a policy',
      '/v1/deidentify',
      '{"text":"x","policy":"__proto__"}',
      json,
      422,
      'unknown-policy',
    ],
    ['depth', '/v1/detect', '['.repeat(5e4), json, 400, 'bad-json'],
    ['depth in a policy', '/v1/deidentify', `{"text":"x","policy":${deep}}`, json, 400, 'too-deep'],
    ['depth in metadata', '/v1/detect', `{"text":"x","meta":${deep}}`, json, 400, 'too-deep'],
    [
      'half a span',
      '/v1/deidentify',
      '{"docs":[{"text":"ab","spans":[{"start":0.5,"end":1,"label":"DATE"}]}]}',
      json,
      400,
      'invalid-request',
    ],
    [
      'a place outside the text',
      '/v1/restore',
      '{"text":"x","spans":[{"start":0,"end":9,"label":"DATE","action":"encrypt"}]}',
      json,
      422,
      'bad-span',
    ],
  ])('%s', async (_, url, payload, type, status, code) => {
    const answer = await app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code])
  })
})

test('NDJSON: one answer per line, in order; a bad line gives an error in its place', async () => {
  const lines = [
    JSON.stringify({ id: '1', text: note }),
    '{bad',
    JSON.stringify({ id: '3' }),
    '',
    '{"id":"5","text":"a","meta":{"__proto__":{"a":1}}}',
    '['.repeat(5e4),
    JSON.stringify({ id: '6', text: 'a', spans: [{ start: 2, end: 1, label: 'DATE' }] }),
    JSON.stringify({ id: '7', text: 'x'.repeat(100_000) }),
    JSON.stringify({ id: '4', text: 'ok' }),
  ]
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/deidentify/stream?policy=labels',
    payload: lines.join('\n'),
    headers: { 'content-type': 'application/x-ndjson' },
  })
  const answers = answer.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string | null; error?: { code: string } })
  expect(answers.map((a) => [a.id, a.error?.code])).toEqual([
    ['1', undefined],
    [null, 'bad-json'],
    ['3', 'bad-line'],
    [null, 'forbidden-key'],
    [null, 'bad-json'],
    ['6', 'bad-span'],
    [null, 'too-large'],
    ['4', undefined],
  ])
})

test.each([
  ['/v1/deidentify/stream?policy=nope', 422, 'unknown-policy'],
  ['/v1/detect/stream?pipeline=nope', 422, 'unknown-pipeline'],
  ['/v1/detect/stream?pipelin=general', 400, 'invalid-request'],
])('NDJSON: a mistake in the settings refuses the stream: %s', async (url, status, code) => {
  const answer = await app.inject({
    method: 'POST',
    url,
    payload: '{"id":"1","text":"a"}\n',
    headers: { 'content-type': 'application/x-ndjson' },
  })
  expect([answer.statusCode, answer.json().error.code]).toEqual([status, code])
})

test.each([
  ['GET', '/v1/detect', 405, 'POST, OPTIONS'],
  ['DELETE', '/v1/pipelines?x=1', 405, 'GET, HEAD, OPTIONS'],
  ['OPTIONS', '/v1/deidentify/stream', 204, 'POST, OPTIONS'],
  ['GET', '/v1/nope', 404, undefined],
] as const)('%s %s is answered by what the path takes', async (method, url, status, allow) => {
  const answer = await app.inject({ method, url })
  expect([answer.statusCode, answer.headers.allow]).toEqual([status, allow])
})

test('keys that a request made up are not told back, save such as may be a slip of ours', async () => {
  const slip = await post('/v1/detect', { text: 'x', pipelin: 'general' })
  expect(slip.body.error).toMatchObject({ message: 'body: Unrecognized key: "pipelin"' })
  const odd = await post('/v1/detect', { text: 'x', 'Jane Roe': 1, meta: { 'Rex Roe': [] } })
  expect(odd.status).toBe(400)
  expect(JSON.stringify(odd.body)).not.toMatch(/Roe/)
})

test('a service whose own pipeline is not there does not start', async () => {
  await expect(buildApp({ logLevel: 'silent', pipeline: 'nope' })).rejects.toMatchObject({
    code: 'unknown-pipeline',
  })
})

test('the description names every endpoint, and the page shows it', async () => {
  const spec = (await app.inject({ url: '/v1/openapi.json' })).json() as { openapi: string; paths: object }
  expect(spec.openapi).toBe('3.1.0')
  expect(Object.keys(spec.paths).sort()).toEqual([
    '/v1/deidentify',
    '/v1/deidentify/stream',
    '/v1/detect',
    '/v1/detect/stream',
    '/v1/labels',
    '/v1/pipelines',
    '/v1/policies',
    '/v1/restore',
  ])
  const page = await app.inject({ url: '/v1/docs' })
  expect(page.headers['content-type']).toContain('text/html')
})

test('with API keys, only health answers the anonymous', async () => {
  const guarded = await buildApp({ logLevel: 'silent', apiKeys: ['one-key', 'another'] })
  const status = async (url: string, headers = {}) => (await guarded.inject({ url, headers })).statusCode
  expect(await status('/v1/labels')).toBe(401)
  expect(await status('/metrics')).toBe(401)
  expect(await status('/recognizers')).toBe(401)
  expect(await status('/health')).toBe(200)
  expect(await status('/v1/labels', { 'x-api-key': 'another' })).toBe(200)
  expect(await status('/v1/labels', { authorization: 'Bearer one-key' })).toBe(200)
  expect(await status('/v1/labels', { authorization: 'Bearer wrong' })).toBe(401)
  await guarded.close()
})

test('a request id comes back, the caller’s own where it is harmless', async () => {
  const own = await app.inject({ url: '/healthz', headers: { 'x-request-id': 'abc-1' } })
  expect(own.headers['x-request-id']).toBe('abc-1')
  const odd = await app.inject({ url: '/healthz', headers: { 'x-request-id': 'John Smith\n' } })
  expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
})
