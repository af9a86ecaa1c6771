import { DeidError } from '@palimpsest/deid'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Failure } from '../../shared/failure.ts'
import { Refusal } from '../errors.ts'
import type { Lab } from '../lab.ts'

/** The one place where errors become answers. What is not a Refusal says "Internal error" and a request id. */
export function answerErrors(app: FastifyInstance, lab: Lab): void {
  app.setErrorHandler((error, req, reply) => {
    const refusal = asRefusal(error)
    if (refusal.status >= 500)
      lab.log.error({ error, requestId: req.id, route: req.routeOptions.url }, 'request failed')
    return answer(req, reply, refusal)
  })
  app.setNotFoundHandler((req, reply) =>
    answer(req, reply, new Refusal(404, 'not-found', 'There is nothing at this address.')),
  )
}

function answer(req: FastifyRequest, reply: FastifyReply, refusal: Refusal) {
  const body: Failure = {
    error: {
      code: refusal.code,
      message: refusal.message,
      requestId: req.id,
      ...(refusal.fields ? { fields: [...refusal.fields] } : {}),
    },
  }
  return reply
    .code(refusal.status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body)
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof DeidError) return new Refusal(422, error.code, error.message)
  if (hasZodFastifySchemaValidationErrors(error)) {
    // zod's own messages may quote what was given: only the path, the code and our own messages go out.
    const fields = error.validation.map(({ instancePath, keyword, message }) => ({
      path: instancePath.replace(/^\//, '').replaceAll('/', '.'),
      message:
        keyword === 'custom' || keyword === 'invalid_format' ? (message ?? 'Not valid') : plain(keyword),
    }))
    return new Refusal(400, 'invalid', 'Something in the request is not valid.', fields)
  }
  const { statusCode, code } = error as { statusCode?: number; code?: string }
  if (statusCode === 429) return new Refusal(429, 'too-many', 'Too many requests: wait a little.')
  if (statusCode === 413) return new Refusal(413, 'too-large', 'The request is larger than allowed.')
  if (statusCode === 415) return new Refusal(415, 'media-type', 'This kind of body is not read here.')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Refusal(statusCode, 'bad-request', 'The request could not be read.')
  if (code === 'ENOSPC' || code === '53100')
    return new Refusal(507, 'disk-full', 'The disk is full. Nothing was saved.')
  if (isUnfit(code))
    return new Refusal(400, 'invalid', 'Something in the request is too large, or no text that can be kept.')
  // The driver's own words for a connection cut in mid-request carry no code.
  const isCut =
    error instanceof Error &&
    /^Connection terminated|^timeout exceeded when trying to connect|^Client (?:has encountered|was closed)/.test(
      error.message,
    )
  if (isGone(code) || isCut)
    return new Refusal(503, 'database-gone', 'The database cannot be reached. Nothing was saved: try again.')
  return new Refusal(500, 'internal', 'Internal error.')
}

/** PostgreSQL's codes for a value that its type cannot hold: numbers and dates out of range, NUL and halves of pairs. */
function isUnfit(code: string | undefined): boolean {
  return code !== undefined && /^22(003|007|008|021|P05)$/.test(code)
}

function isGone(code: string | undefined): boolean {
  return code !== undefined && /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|08\w{3}|57P0[123])$/.test(code)
}

function plain(keyword: string): string {
  if (keyword === 'too_big') return 'Too long or too large'
  if (keyword === 'too_small') return 'Too short, too small, or missing'
  if (keyword === 'invalid_type') return 'Missing, or of the wrong kind'
  if (keyword === 'unrecognized_keys') return 'Not known here'
  return 'Not valid'
}
