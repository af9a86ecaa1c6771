import { randomBytes } from 'node:crypto'
import {
  anonymize,
  anonymizerNames,
  deanonymize,
  deanonymizerNames,
  type OperatorConfigs,
  readPresidioResults,
} from '@palimpsest/deid/replace'
import { DeidError } from '@palimpsest/deid/text'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { flaskManners, parseJson, sendError, sendJson, texts } from './answers.ts'

/** Presidio's anonymizer service: same paths, fields, defaults, statuses and error texts. Offsets are code points. */
export function addAnonymizer(app: FastifyInstance, { health }: { health: boolean }): void {
  flaskManners(app, {
    ...(health && { '/health': 'GET' as const }),
    '/anonymize': 'POST',
    '/deanonymize': 'POST',
    '/anonymizers': 'GET',
    '/deanonymizers': 'GET',
  })
  if (health)
    app.get('/health', { schema: { hide: true } }, async (_, reply) =>
      reply.type('text/html; charset=utf-8').send('Presidio Anonymizer service is up'),
    )
  app.get('/anonymizers', { schema: { hide: true } }, async (_, reply) =>
    sendJson(reply, 200, anonymizerNames),
  )
  app.get('/deanonymizers', { schema: { hide: true } }, async (_, reply) =>
    sendJson(reply, 200, deanonymizerNames),
  )
  app.post('/anonymize', { schema: { hide: true } }, (request, reply) => answer(request, reply, runAnonymize))
  app.post('/deanonymize', { schema: { hide: true } }, (request, reply) =>
    answer(request, reply, runDeanonymize),
  )
}

type Fields = Readonly<Record<string, unknown>>

function runAnonymize({ text, analyzer_results, anonymizers }: Fields) {
  if (analyzer_results === undefined || analyzer_results === null)
    throw new DeidError('invalid-param', 'Invalid input, request must contain analyzer results')
  const operators = operatorsOf(anonymizers)
  if (Object.values(operators ?? {}).some((operator) => operator?.type === 'custom'))
    throw new BadRequest('Custom type anonymizer is not supported')
  return anonymize(textOf(text), readPresidioResults(listOf(analyzer_results)), { ...settings, operators })
}

function runDeanonymize({ text, anonymizer_results, deanonymizers }: Fields) {
  const items = readPresidioResults(listOf(anonymizer_results ?? []), { scored: false })
  return deanonymize(textOf(text), items, { ...settings, operators: operatorsOf(deanonymizers) })
}

const settings = {
  unit: 'codepoint',
  random: (length: number) => new Uint8Array(randomBytes(length)),
} as const

class BadRequest extends Error {}

async function answer(request: FastifyRequest, reply: FastifyReply, run: (fields: Fields) => object) {
  const body = parseJson(request.headers['content-type'], request.body)
  if (!body) return sendError(reply, 400, texts.badRequest)
  const { value } = body
  if (value === null || (typeof value === 'object' && Object.keys(value).length === 0))
    return sendError(reply, 400, 'Invalid request json')
  try {
    if (Array.isArray(value) || typeof value !== 'object') throw new TypeError('The body is not an object')
    return sendJson(reply, 200, run(value as Fields))
  } catch (error) {
    if (error instanceof BadRequest) return sendError(reply, 400, error.message)
    if (error instanceof DeidError && error.code === 'invalid-param')
      return sendError(reply, 422, error.message)
    request.log.warn({ code: error instanceof DeidError ? error.code : 'internal' }, 'anonymizer refused')
    return sendError(reply, 500, texts.anonymizerCrash)
  }
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string') throw new TypeError('The text is not a string')
  return value
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value) || value.some(Array.isArray))
    throw new TypeError('The results are not a list of objects')
  return value
}

function operatorsOf(value: unknown): OperatorConfigs | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'object' || Array.isArray(value))
    throw new TypeError('The operators are not an object')
  // Presidio tells an absent salt from a null one, and does not survive the latter.
  if (Object.values(value).some((operator) => (operator as { salt?: unknown } | null)?.salt === null))
    throw new TypeError('The salt is null')
  return value as OperatorConfigs
}
