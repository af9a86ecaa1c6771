import { readFileSync } from 'node:fs'
import { parseNoCode } from '@palimpsest/deid/detect'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildAnonymizerApp, buildApp } from './app.ts'

// 139 exchanges recorded from Presidio 2.2.363's own services (MIT), which ran without a model of names.
interface Exchange {
  service: 'analyzer' | 'anonymizer'
  method: 'GET' | 'POST'
  path: string
  content_type: string
  body: unknown
  status: number
  resp_content_type: string
  resp: unknown
  note?: string
}
const exchanges = readFileSync(new URL('./testing/cases/presidio-rest.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line, i) => [i, JSON.parse(line)] as [number, Exchange])

let analyzer: FastifyInstance
let anonymizer: FastifyInstance
beforeAll(async () => {
  analyzer = await buildApp({ logLevel: 'silent' })
  anonymizer = await buildAnonymizerApp({ logLevel: 'silent' })
})
afterAll(async () => {
  await analyzer.close()
  await anonymizer.close()
})

async function ask(
  { service, method, path, content_type, body }: Exchange,
  app = service === 'analyzer' ? analyzer : anonymizer,
) {
  const raw = (body as { __raw__?: string } | null)?.__raw__
  const payload = raw ?? (body === null ? undefined : JSON.stringify(body))
  return app.inject({
    method,
    url: path,
    ...(payload !== undefined && { payload, headers: { 'content-type': content_type } }),
  })
}

/**
 * What we answer on purpose in another way; see docs/presidio-parity.md. `pattern` shows the pattern that ran,
 * which is ours, so its text is not compared.
 */
function comparable(value: unknown, path: string): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => comparable(item, path))
    return path.startsWith('/recognizers') || path.startsWith('/supportedentities') ? items.sort() : items
  }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [
      key,
      key === 'pattern' && v !== null ? 'ours' : comparable(v, path),
    ]),
  )
}

describe('answers as Presidio does', () => {
  test.each(exchanges)('exchange %i', async (_, exchange) => {
    const answer = await ask(exchange)
    expect(answer.statusCode).toBe(exchange.status)
    expect(answer.headers['content-type']).toBe(exchange.resp_content_type)
    const body: unknown = exchange.resp_content_type.startsWith('text/html') ? answer.body : answer.json()
    expect(comparable(body, exchange.path)).toEqual(comparable(exchange.resp, exchange.path))
  })

  test('both services are also below their own prefixes on the one port', async () => {
    const both = exchanges.filter(([, { status }]) => status === 200).slice(0, 40)
    for (const [, exchange] of both) {
      const prefixed = { ...exchange, path: `/${exchange.service}${exchange.path}` }
      expect((await ask(prefixed, analyzer)).statusCode).toBe(200)
    }
  })
})

test('an analyzer of other recognizers, languages and threshold serves what it has', async () => {
  const { registry } = parseNoCode(
    'supported_languages: [en, es]\nrecognizers: [EsNifRecognizer, UsSsnRecognizer]\n',
  )
  const app = await buildApp({ logLevel: 'silent', analyzer: { registry, defaultThreshold: 0.9 } })
  const get = async (url: string) => (await app.inject({ url })).json()
  expect(await get('/supportedentities')).toEqual(['US_SSN', 'ES_NIF'])
  expect(await get('/supportedentities?language=es')).toEqual(['ES_NIF'])
  expect(await get('/analyzer/recognizers')).toEqual(['UsSsnRecognizer', 'EsNifRecognizer'])
  const analyze = async (body: object) =>
    (await app.inject({ method: 'POST', url: '/analyze', payload: body })).json()
  const ssn = { text: 'SSN 078-05-1126', language: 'en' }
  expect(await analyze(ssn)).toEqual([])
  expect(await analyze({ ...ssn, score_threshold: 0 })).toMatchObject([{ entity_type: 'US_SSN' }])
  expect(await analyze({ text: 'DNI 12345678Z', language: 'es' })).toMatchObject([{ score: 1 }])
  expect(await analyze({ text: 'John Smith', language: 'de' })).toEqual({
    error: 'No matching recognizers were found to serve the request.',
  })
  await app.close()
})
