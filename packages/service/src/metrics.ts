import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Counts and times by route and status, and spans by label. Labels of metrics never hold text of a request. */
export interface Metrics {
  readonly registry: Registry
  readonly characters: Counter
  readonly spans: Counter<'label'>
}

/** Measures every request of `app` and serves the figures on `GET /metrics`. */
export function addMetrics(app: FastifyInstance): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'palimpsest_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 15, 60],
    registers: [registry],
  })
  const characters = new Counter({
    name: 'palimpsest_characters_total',
    help: 'UTF-16 code units of text read',
    registers: [registry],
  })
  const spans = new Counter({
    name: 'palimpsest_spans_total',
    help: 'Spans found, by label of the label scheme; labels that callers make up count as OTHER',
    labelNames: ['label'] as const,
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.observe(
      { route, method: request.method, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
  })
  app.get('/metrics', { schema: { hide: true } }, async (_, reply) =>
    reply.header('content-type', registry.contentType).send(await registry.metrics()),
  )
  return { registry, characters, spans }
}
