import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from './app.ts'

// A word that must never be seen but in an answer that was asked for.
const canary = 'Zanzibarquist'
let app: FastifyInstance
let log = ''
const writes = new Writable({
  write(chunk, _, done) {
    log += String(chunk)
    done()
  },
})
beforeAll(async () => {
  app = await buildApp({ logLevel: 'trace', logStream: writes, pipeline: 'clinical-rules' })
})
afterAll(() => app.close())

const bodies: unknown[] = [
  { text: canary, language: 'en' },
  { text: canary },
  { text: [{ a: canary }], language: 'en' },
  { text: canary, language: canary },
  { text: canary, language: 'en', score_threshold: canary },
  {
    text: canary,
    language: 'en',
    ad_hoc_recognizers: [
      { name: 'n', supported_entity: 'X', patterns: [{ name: 'p', regex: `(${canary}`, score: 1 }] },
    ],
  },
  { text: canary, analyzer_results: [{ start: 0, end: 99, score: 1, entity_type: 'X' }] },
  { text: canary, analyzer_results: 5 },
  {
    text: canary,
    anonymizer_results: [{ start: 0, end: 5, entity_type: 'X' }],
    deanonymizers: { DEFAULT: { type: 'decrypt', key: '1111111111111111' } },
  },
  { text: canary, pipeline: 'nope' },
  { text: canary, policy: { version: 1, nope: canary } },
  { text: canary, spans: canary },
  { text: 5, docs: canary },
  { docs: [{ id: '1', text: canary, spans: canary }], spans: 'given' },
  {
    docs: [{ id: '1', text: canary }],
    policy: { version: 1, scope: 'field:patient', default: { action: 'hash' } },
  },
  { text: canary, policy: { version: 1, scope: 'field:patient', default: { action: 'encrypt' } } },
  {
    text: canary,
    spans: [{ start: 0, end: 5, label: 'X', action: 'encrypt' }],
    policy: { version: 1, default: { action: 'encrypt' } },
  },
  `{"text": "${canary}`,
  `${canary}\n{"id": 1, "text": "${canary}"}`,
]
const paths = [
  '/analyze',
  '/anonymize',
  '/deanonymize',
  '/v1/detect',
  '/v1/deidentify',
  '/v1/restore',
  '/v1/detect/stream',
  '/v1/deidentify/stream',
  '/nope',
]

/** What an answer says of documents that failed, in a batch or on a line of a stream. */
function errorsIn(answer: string): string {
  const records = answer.split('\n').filter((line) => line.startsWith('{'))
  return records
    .map((line) => JSON.parse(line))
    .flatMap((record) => [record, ...(record.docs ?? [])])
    .filter(({ error }) => error)
    .map((record) => JSON.stringify(record))
    .join('\n')
}

test('no text of a request is in a log line, a metric or an answer that refuses it', async () => {
  let refused = 0
  let failed = 0
  for (const path of paths)
    for (const body of bodies)
      for (const type of ['application/json', 'application/x-ndjson', 'text/plain']) {
        const payload = typeof body === 'string' ? body : JSON.stringify(body)
        const answer = await app.inject({
          method: 'POST',
          url: path,
          payload,
          headers: { 'content-type': type },
        })
        if (answer.statusCode >= 400) {
          refused++
          expect(answer.body, `${path} ${payload}`).not.toContain(canary)
        } else if (path.startsWith('/v1/')) {
          const errors = errorsIn(answer.body)
          if (errors !== '') failed++
          expect(errors, `${path} ${payload}`).not.toContain(canary)
        }
      }
  await app.inject({ url: `/v1/${canary}?q=${canary}` })
  await app.inject({ url: '/v1/labels', headers: { 'x-request-id': `${canary} x`, authorization: canary } })
  expect(refused).toBeGreaterThan(100)
  expect(failed).toBeGreaterThan(10)
  expect(log).toContain('"route":"/analyze"')
  expect(log).not.toContain(canary)
  expect((await app.inject({ url: '/metrics' })).body).not.toContain(canary)
})
