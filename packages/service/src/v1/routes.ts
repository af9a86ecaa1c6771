import swagger from '@fastify/swagger'
import { parseJson } from '@palimpsest/deid/formats'
import { nativeLabels } from '@palimpsest/deid/policy'
import { DeidError } from '@palimpsest/deid/text'
import type { FastifyInstance } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Metrics } from '../metrics.ts'
import type { ServiceOptions } from '../options.ts'
import { forEachDoc } from './batch.ts'
import { docsPage } from './docs-page.ts'
import { createEngine } from './engine.ts'
import { addLines } from './lines.ts'
import {
  DeidentifyAnswer,
  DeidentifyRequest,
  DetectAnswer,
  DetectRequest,
  Problem,
  RestoreAnswer,
  RestoreRequest,
} from './schemas.ts'

const problems = { 400: Problem, 401: Problem, 413: Problem, 422: Problem, 500: Problem } as const

/** The native endpoints, below the prefix that `app` is registered with. */
export async function addV1(app: FastifyInstance, options: ServiceOptions, metrics: Metrics): Promise<void> {
  const engine = createEngine(options, metrics, (notice) => app.log.warn(notice))
  app.setNotFoundHandler((request, reply) => {
    const [path] = request.url.split('?')
    const allowed = ['GET', 'HEAD', 'POST'].filter((method) => app.hasRoute({ url: path!, method }))
    const problem = (code: string, message: string) => ({ error: { code, message, requestId: request.id } })
    if (allowed.length === 0)
      return reply.code(404).send(problem('not-found', 'There is no such endpoint; see /v1/docs'))
    reply.header('allow', [...allowed, 'OPTIONS'].join(', '))
    if (request.method === 'OPTIONS') return reply.code(204).send()
    return reply.code(405).send(problem('wrong-method', `This endpoint takes ${allowed.join(' and ')}`))
  })
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => {
    try {
      done(null, parseJson(utf8(body as Buffer)))
    } catch (error) {
      done(error as Error, undefined)
    }
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Palimpsest',
        version: '1',
        description:
          'Finds what identifies people in a text and writes a copy without it. Offsets are half-open.',
      },
    },
    transform: jsonSchemaTransform,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.post(
    '/detect',
    {
      schema: {
        summary: 'Find spans in one text or a batch',
        body: DetectRequest,
        response: { 200: DetectAnswer, ...problems },
      },
    },
    async ({ body }) => {
      const { text, docs, meta, ...settings } = body
      return forEachDoc({ text, docs, meta }, options.timeout, (doc) => engine.detect(doc, settings))
    },
  )
  typed.post(
    '/deidentify',
    {
      schema: {
        summary: 'Write a copy without what identifies people, of one text or a batch',
        body: DeidentifyRequest,
        response: { 200: DeidentifyAnswer, ...problems },
      },
    },
    async ({ body }) => {
      const { text, docs, meta, ...settings } = body
      const answer = await forEachDoc({ text, docs, meta }, options.timeout, (doc) =>
        engine.deidentify(doc, settings),
      )
      return { ...answer, key: engine.key }
    },
  )
  typed.post(
    '/restore',
    {
      schema: {
        summary: 'Put back what was encrypted under this service’s key',
        body: RestoreRequest,
        response: { 200: RestoreAnswer, ...problems },
      },
    },
    async ({ body }) => engine.restore(body),
  )
  typed.get(
    '/pipelines',
    { schema: { summary: 'Names of the pipelines', response: { 200: z.array(z.string()) } } },
    async () => [...engine.pipelineNames],
  )
  typed.get(
    '/policies',
    { schema: { summary: 'Names of the policy presets', response: { 200: z.array(z.string()) } } },
    async () => [...engine.policyNames],
  )
  typed.get(
    '/labels',
    { schema: { summary: 'Labels of the native scheme', response: { 200: z.array(z.string()) } } },
    async () => [...nativeLabels],
  )
  addLines(app, engine, options)
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  app.get('/docs', { schema: { hide: true } }, async (_, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'",
      )
      .send(docsPage),
  )
}

function utf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new DeidError('bad-utf8', 'The body is not UTF-8')
  }
}
