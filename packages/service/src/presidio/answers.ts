import type { FastifyInstance, FastifyReply } from 'fastify'
import { pythonJson } from './python-json.ts'

/** Texts that Presidio's clients and tests compare letter by letter (spec: Presidio's recorded REST exchanges). */
export const texts = {
  notFound:
    'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
  methodNotAllowed: 'The method is not allowed for the requested URL.',
  analyzerCrash:
    'The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.',
  badRequest: 'The browser (or proxy) sent a request that this server could not understand.',
  anonymizerCrash: 'Internal server error',
  tooLarge: 'The data value transmitted exceeds the capacity limit.',
} as const

/** Answers with Presidio's JSON. */
export function sendJson(
  reply: FastifyReply,
  status: number,
  body: unknown,
  options: { sortKeys?: boolean } = {},
) {
  // As bytes, because Fastify adds a charset to JSON that is a string, and Presidio sends none.
  const json = Buffer.from(pythonJson(body, options))
  return reply.code(status).header('content-type', 'application/json').send(json)
}

/** Answers with Presidio's error shape. */
export function sendError(reply: FastifyReply, status: number, error: string) {
  return sendJson(reply, status, { error })
}

/**
 * Answers as Flask does: a wrong method on a known path is 405, OPTIONS says which there are, an unknown path is 404 in
 * its words, and bodies stay bytes, because each route answers a wrong one in its own way.
 */
export function flaskManners(app: FastifyInstance, known: Readonly<Record<string, 'GET' | 'POST'>>): void {
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  app.setErrorHandler((error: { readonly statusCode?: number }, _, reply) => {
    const status = error.statusCode ?? 500
    const text = status === 413 ? texts.tooLarge : status < 500 ? texts.badRequest : texts.analyzerCrash
    return sendError(reply, status, text)
  })
  for (const [url, method] of Object.entries(known)) {
    const allowed = method === 'GET' ? 'GET, HEAD, OPTIONS' : 'OPTIONS, POST'
    const others = (['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const).filter((m) => m !== method)
    app.route({
      method: [...others],
      url,
      schema: { hide: true },
      handler: (_, reply) => sendError(reply.header('allow', allowed), 405, texts.methodNotAllowed),
    })
    app.options(url, { schema: { hide: true } }, (_, reply) =>
      reply.header('allow', allowed).type('text/html; charset=utf-8').send(''),
    )
  }
}

/** The parsed JSON of a raw body; undefined when the content type is wrong, or the body is not JSON in UTF-8. */
export function parseJson(contentType: string | undefined, body: unknown): { value: unknown } | undefined {
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType ?? '')) return undefined
  if (!(body instanceof Uint8Array)) return undefined
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown }
  } catch {
    return undefined
  }
}

/** Python's name for the type of a JSON value, as its error messages print it. */
export function pythonType(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return { string: 'str', boolean: 'bool', object: 'dict' }[typeof value as 'string' | 'boolean' | 'object']
}
