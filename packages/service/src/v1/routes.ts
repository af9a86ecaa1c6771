import swagger from '@fastify/swagger'
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
import { forEachDoc, type OneDoc } from './batch.ts'
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
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      error: {
        code: 'not-found',
        message: 'There is no such endpoint; see /v1/docs',
        requestId: request.id,
      },
    }),
  )
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(body as Buffer)
    } catch {
      return done(new DeidError('bad-utf8', 'The body is not UTF-8'), undefined)
    }
    return parse(request, text, done)
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
      return (await forEachDoc(
        { text, docs, meta },
        options.timeout,
        (doc) => engine.detect(doc, settings) as Promise<OneDoc>,
      )) as never
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
      const answer = await forEachDoc(
        { text, docs, meta },
        options.timeout,
        (doc) => engine.deidentify(doc, settings) as Promise<OneDoc>,
      )
      return { ...answer, key: engine.key } as never
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
