import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Where `vite build` puts the web app: `lab/dist/web`, seen from the sources and from `lab/dist/server` alike. */
function webFolder(): string {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const root = here.includes(`${join('dist', 'server')}`)
    ? join(here, '..', '..')
    : join(here, '..', '..', 'dist')
  return join(root, 'web')
}

/** Serves the built web app; every page address that is no file gets its index, as the app routes by itself. */
export async function serveWeb(app: FastifyInstance): Promise<void> {
  const root = webFolder()
  if (!existsSync(join(root, 'index.html'))) {
    app.get('/', { schema: { hide: true } }, async (_req, reply) =>
      reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send('The web app is not built yet: run "npm run build" and reload.\n'),
    )
    return
  }
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    setHeaders(reply, path) {
      // Built files carry a hash in their name; the page that names them does not.
      const hashed = path.includes(`${join('web', 'assets')}`)
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/*', { schema: { hide: true } }, async (req, reply) => {
    if (req.url.startsWith('/api/')) return reply.callNotFound()
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
