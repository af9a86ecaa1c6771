import { DeidError } from '@palimpsest/deid/text'
import type { FastifyError, FastifyInstance } from 'fastify'

/** How `/v1` says that something went wrong. `message` holds no text of a request. */
export interface ProblemBody {
  readonly error: {
    readonly code: string
    readonly message: string
    readonly requestId?: string
    readonly at?: Readonly<Record<string, string | number>>
  }
}

/** Codes that are not the caller's mistake, and bodies that cannot be read at all. */
const statuses: Readonly<Record<string, number>> = {
  'bad-json': 400,
  'bad-utf8': 400,
  'forbidden-key': 400,
  'invalid-request': 400,
  'too-deep': 400,
  'wrong-content-type': 415,
  'detector-failed': 500,
  'model-unavailable': 503,
}

/** Status of a DeidError on `/v1`: 422 where the request is well-formed but cannot be met. */
export function statusOf(error: DeidError): number {
  return statuses[error.code] ?? 422
}

/** Renders every error of `app` in one shape; the unknown ones without their message, which may quote input. */
export function addProblemHandling(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | DeidError | Error, request, reply) => {
    const [status, body] = problemOf(error, request.id)
    if (status >= 500) request.log.error({ code: body.error.code, kind: error.name }, 'request failed')
    return reply.code(status).send(body)
  })
}

function problemOf(error: FastifyError | DeidError | Error, requestId: string): [number, ProblemBody] {
  if (error instanceof DeidError) {
    const { code, message, at } = error
    return [
      statusOf(error),
      { error: { code, message, requestId, ...(Object.keys(at).length > 0 && { at: { ...at } }) } },
    ]
  }
  const known = error as FastifyError
  if (known.validation) {
    const problems = known.validation
      .slice(0, 5)
      .map((v) => `${pathOf(v.instancePath)}: ${harmless(v.message ?? 'not valid')}`)
    return [400, { error: { code: 'invalid-request', message: problems.join('; '), requestId } }]
  }
  const plain = plainMessages[known.code]
  if (plain) return [plain.status, { error: { ...plain.problem, requestId } }]
  if (known.statusCode && known.statusCode < 500)
    return [
      known.statusCode,
      { error: { code: 'bad-request', message: 'The request could not be read', requestId } },
    ]
  return [
    500,
    {
      error: {
        code: 'internal',
        message: 'Internal error; give the request id to whoever runs the service',
        requestId,
      },
    },
  ]
}

function pathOf(pointer: string): string {
  const keys = pointer.split('/').filter((key) => key !== '')
  return keys.length === 0 ? 'body' : `/${keys.map((key) => (isPlain(key) ? key : '…')).join('/')}`
}

/** A message about a request without the keys that its sender made up, unless they look like settings of ours. */
export function harmless(message: string): string {
  return message.replace(/"([^"]*)"/g, (quoted, key: string) => (isPlain(key) ? quoted : '"…"'))
}

function isPlain(key: string): boolean {
  return /^(?:[a-z_]{1,30}|\d{1,6})$/.test(key)
}

const plainMessages: Readonly<
  Record<string, { status: number; problem: { code: string; message: string } }>
> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    problem: {
      code: 'too-large',
      message: 'The body is larger than this service takes; send fewer documents, or NDJSON',
    },
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    problem: {
      code: 'wrong-content-type',
      message: 'Send application/json, or application/x-ndjson for a stream',
    },
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    status: 400,
    problem: { code: 'bad-json', message: 'The body is not JSON' },
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, problem: { code: 'bad-json', message: 'The body is empty' } },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    problem: { code: 'bad-request', message: 'The body is not as long as Content-Length says' },
  },
}
