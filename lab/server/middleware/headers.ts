import type { FastifyInstance } from 'fastify'
import { Refusal } from '../errors.ts'
import type { Lab } from '../lab.ts'

/**
 * Security headers of every answer. Scripts and styles come from this server only; the one exception is inline style
 * attributes, which the component library needs and which cannot run anything.
 */
export function sendHeaders(app: FastifyInstance, { settings }: Lab): void {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  app.addHook('onSend', async (req, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
      'x-request-id': req.id,
      ...(settings.publicUrl?.startsWith('https:')
        ? { 'strict-transport-security': 'max-age=31536000' }
        : {}),
    })
    // Texts stay in no cache.
    if (req.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store')
  })
}

/**
 * A lab that listens on this machine only answers to this machine's names: a page of the open web whose name was
 * pointed at 127.0.0.1 gets nothing.
 */
export function guardHost(app: FastifyInstance, { settings }: Lab): void {
  if (settings.publicUrl !== undefined || !/^(127\.|localhost$|::1$)/.test(settings.host)) return
  app.addHook('onRequest', async (req) => {
    if (!/^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(req.headers.host ?? ''))
      throw new Refusal(421, 'wrong-host', 'This lab answers on this machine only.')
  })
}
