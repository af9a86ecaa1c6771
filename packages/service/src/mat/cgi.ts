import { createKeyring, find, type Pipeline, parseKey } from '@palimpsest/deid'
import { relabel } from '@palimpsest/deid/policy'
import type { FastifyInstance } from 'fastify'
import { nodeHmac, readKey } from '../keys.ts'
import type { ServiceOptions } from '../options.ts'
import { createPipelines } from '../v1/pipelines.ts'
import { readForm } from './form.ts'
import { answer, type MatHost } from './operations.ts'

const page =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>MAT</title><p>This is the MAT protocol of Palimpsest: post a form with the field <code>operation</code>.</html>\n'

/** The web service of MAT at `/MAT/cgi/MATCGI.cgi`, and under the older name. */
export async function addMat(app: FastifyInstance, options: ServiceOptions): Promise<void> {
  const { key } = readKey(options.key)
  const pipelines = createPipelines((notice) => app.log.warn(notice))
  const host: MatHost = {
    keyring: createKeyring(typeof key === 'string' ? parseKey(key) : key, { hmac: nodeHmac }),
    async find(doc, { scheme }, name = options.pipeline) {
      const pipeline: Pipeline = await pipelines.get(name, 'en')
      return relabel(await find(doc, pipeline), scheme)
    },
  }
  app.addContentTypeParser(
    ['application/x-www-form-urlencoded', 'multipart/form-data'],
    { parseAs: 'buffer' },
    (_, body, done) => done(null, body),
  )
  for (const url of ['/MAT/cgi/MATCGI.cgi', '/cgi-bin/MAT/MATCGI.cgi']) {
    app.get(url, { schema: { hide: true } }, async (_, reply) =>
      reply.type('text/html; charset=utf-8').send(page),
    )
    app.post(url, { schema: { hide: true } }, async (request, reply) => {
      const form = readForm(
        (request.body as Buffer | undefined) ?? Buffer.alloc(0),
        request.headers['content-type'] ?? '',
      )
      if (form.operation === undefined) return reply.type('text/html; charset=utf-8').send(page)
      const result = await answer(form, host)
      if (result.kind === 'text') return reply.type('text/plain; charset=utf-8').send(result.text)
      if (result.kind === 'json')
        return reply.type(result.type ?? 'application/json; charset=utf-8').send(JSON.stringify(result.value))
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="${result.name}"`)
        .send(Buffer.from(result.text, 'utf8'))
    })
  }
}
