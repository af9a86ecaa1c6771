import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { requireApiKey } from './authentication.ts'
import { addMat } from './mat/cgi.ts'
import { addMetrics } from './metrics.ts'
import { defaultOptions, type ServiceOptions } from './options.ts'
import { addAnalyzer, openAnalyzer } from './presidio/analyzer.ts'
import { addAnonymizer } from './presidio/anonymizer.ts'
import { sendError, texts } from './presidio/answers.ts'
import { addProblemHandling } from './problems.ts'
import { addV1 } from './v1/routes.ts'

/** The whole service, not yet listening: Presidio's two services at the root and under their own prefixes, and `/v1`. */
export async function buildApp(given: Partial<ServiceOptions> = {}): Promise<FastifyInstance> {
  const options = { ...defaultOptions, ...given }
  const app = baseApp(options)
  const metrics = addMetrics(app)
  const analyzer = openAnalyzer(options.analyzer)
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true } }, async () => ({ status: 'ready' }))
  await app.register(async (root) => addAnalyzer(root, analyzer, metrics))
  await app.register(async (root) => addAnonymizer(root, { health: false }))
  await app.register(async (scope) => addAnalyzer(scope, analyzer, metrics), { prefix: '/analyzer' })
  await app.register(async (scope) => addAnonymizer(scope, { health: true }), { prefix: '/anonymizer' })
  await app.register(async (scope) => addMat(scope, options))
  await app.register(async (scope) => addV1(scope, options, metrics), { prefix: '/v1' })
  return app
}

/** Presidio's anonymizer alone at the root, for clients that expect it on a port of its own. */
export async function buildAnonymizerApp(given: Partial<ServiceOptions> = {}): Promise<FastifyInstance> {
  const app = baseApp({ ...defaultOptions, ...given })
  await app.register(async (root) => addAnonymizer(root, { health: true }))
  return app
}

function baseApp(options: ServiceOptions): FastifyInstance {
  const app = Fastify({
    logger:
      options.logLevel === 'silent'
        ? false
        : {
            level: options.logLevel,
            ...(options.logStream && { stream: options.logStream }),
            // The route's pattern, not the path that was asked for, and nothing of queries, headers or bodies:
            // any of them may hold document text.
            serializers: {
              req: (request) => ({ method: request.method, route: request.routeOptions?.url ?? 'none' }),
              err: (error) => ({
                type: error.name,
                message: '',
                stack: '',
                ...('code' in error && { code: error.code }),
              }),
            },
          },
    bodyLimit: options.bodyLimit,
    requestTimeout: options.timeout,
    connectionTimeout: 2 * options.timeout,
    genReqId: (request) => requestId(request.headers['x-request-id']),
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  })
  // Presidio's routes parse their own bodies, because wrong ones get Presidio's own answers.
  app.removeAllContentTypeParsers()
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onRequest', requireApiKey(options.apiKeys))
  addProblemHandling(app)
  app.setNotFoundHandler((_, reply) => sendError(reply, 404, texts.notFound))
  return app
}

/** The caller's own id where it is harmless to log, else a new one. */
function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID()
}
