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
    const { body } = await post('/v1/deidentify', {
      text: 'Jane saw Rex',
      spans: 'given',
      policy: 'labels',
      docs: undefined,
    })
    expect(body.text).toBe('Jane saw Rex')
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
    ['neither text nor docs', '/v1/detect', {}, 422, 'invalid-request'],
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
  test('JSON that is none', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/detect',
      payload: '{bad',
      headers: { 'content-type': 'application/json' },
    })
    expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'bad-json'])
  })
  test('keys that would pollute prototypes', async () => {
    const payload = '{"text":"x","__proto__":{"a":1}}'
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/detect',
      payload,
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.statusCode).toBe(400)
  })
})

test('NDJSON: one answer per line, in order; a bad line gives an error in its place', async () => {
  const lines = [
    JSON.stringify({ id: '1', text: note }),
    '{bad',
    JSON.stringify({ id: '3' }),
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
    [null, 'bad-line'],
    ['4', undefined],
  ])
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
