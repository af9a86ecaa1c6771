import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Paths that answer without a key: orchestrators ask them before anyone has signed in. */
const open = new Set(['/health', '/healthz', '/readyz', '/analyzer/health', '/anonymizer/health'])

/** A hook that lets through only requests with one of `keys`, compared in constant time; with no keys, everything. */
export function requireApiKey(keys: readonly string[]) {
  const known = keys.map(digest)
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (known.length === 0 || open.has(request.url.split('?')[0]!)) return
    const given = bearer(request.headers.authorization) ?? request.headers['x-api-key']
    const match =
      typeof given === 'string' && known.filter((key) => timingSafeEqual(key, digest(given))).length > 0
    if (match) return
    await reply
      .code(401)
      .header('www-authenticate', 'Bearer')
      .send({
        error: {
          code: 'not-authenticated',
          message: 'Send an API key as "Authorization: Bearer <key>" or "X-API-Key"',
        },
      })
  }
}

function bearer(header: string | undefined): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1]
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
