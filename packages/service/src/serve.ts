import type { FastifyInstance } from 'fastify'
import { buildAnonymizerApp, buildApp } from './app.ts'
import { defaultOptions, type ServiceOptions } from './options.ts'

/** A running service. */
export interface Serving {
  /** Base URL of the main port. */
  readonly url: string
  /** Stops taking requests, finishes those under way, and frees the ports. */
  readonly close: () => Promise<void>
}

/** Starts the service and resolves when it listens. Rejects with the operating system's code when a port is taken. */
export async function serve(given: Partial<ServiceOptions> = {}): Promise<Serving> {
  const options = { ...defaultOptions, ...given }
  const app = await buildApp(options)
  const apps: FastifyInstance[] = [app]
  const url = await app.listen({ host: options.host, port: options.port })
  if (options.anonymizerPort !== undefined) {
    const anonymizer = await buildAnonymizerApp(options)
    apps.push(anonymizer)
    try {
      await anonymizer.listen({ host: options.host, port: options.anonymizerPort })
    } catch (error) {
      await app.close()
      throw error
    }
  }
  return {
    url,
    async close() {
      // A connection that was at work when the others were closed would stay open, idle, until its client leaves.
      const timer = setInterval(() => {
        for (const one of apps) one.server.closeIdleConnections()
      }, 100)
      await Promise.all(apps.map((one) => one.close())).finally(() => clearInterval(timer))
    },
  }
}
