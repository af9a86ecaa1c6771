import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Lab } from '../lab.ts'

const registries = new WeakMap<Lab, { registry: Registry; requests: Histogram; failures: Counter }>()

function metricsOf(lab: Lab) {
  const known = registries.get(lab)
  if (known) return known
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'palimpsest_lab_request_seconds',
    help: 'Time to answer, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const failures = new Counter({
    name: 'palimpsest_lab_internal_errors_total',
    help: 'Answers of 500 and above',
    registers: [registry],
  })
  new Gauge({
    name: 'palimpsest_lab_jobs_open',
    help: 'Jobs queued or running',
    registers: [registry],
    async collect() {
      const { rows } = await sql<{
        count: number
      }>`select count(*)::int as count from jobs where state in ('queued', 'running')`.execute(lab.db)
      this.set(rows[0]?.count ?? 0)
    },
  })
  const metrics = { registry, requests, failures }
  registries.set(lab, metrics)
  return metrics
}

/** Times every answer and logs it: by route pattern, never by address. */
export function countRequests(app: FastifyInstance, lab: Lab): void {
  const { requests, failures } = metricsOf(lab)
  app.addHook('onResponse', async (req, reply) => {
    const route = req.routeOptions.url ?? 'none'
    const seconds = reply.elapsedTime / 1000
    requests.observe({ method: req.method, route, status: reply.statusCode }, seconds)
    if (reply.statusCode >= 500) failures.inc()
    lab.log.debug(
      {
        requestId: req.id,
        method: req.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        user: req.caller?.id,
      },
      'request',
    )
  })
}

/** Health (the process answers), readiness (the database too), metrics, and the API's description. */
export function operations(app: FastifyInstance, lab: Lab): void {
  app.get('/api/health', { schema: { hide: true } }, async () => ({ status: 'ok', version: lab.version }))
  app.get('/api/ready', { schema: { hide: true } }, async (_req, reply) => {
    try {
      await sql`select 1`.execute(lab.db)
      return { status: 'ok' }
    } catch {
      return reply.code(503).send({ status: 'database unreachable' })
    }
  })
  app.get('/api/metrics', { schema: { hide: true } }, async (_req, reply) => {
    const { registry } = metricsOf(lab)
    return reply.type(registry.contentType).send(await registry.metrics())
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
