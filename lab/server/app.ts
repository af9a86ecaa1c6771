import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { auditRoutes } from './features/audit/routes.ts'
import { authRoutes } from './features/auth/routes.ts'
import { signOnRoutes } from './features/auth/sign-on-routes.ts'
import { backupRoutes } from './features/backups/routes.ts'
import { commentRoutes } from './features/comments/routes.ts'
import { operationRoutes } from './features/completions/operation-routes.ts'
import { predictionRoutes } from './features/completions/prediction-routes.ts'
import { removedRoutes } from './features/completions/removed-routes.ts'
import { completionRoutes } from './features/completions/routes.ts'
import { dashboardRoutes } from './features/dashboard/routes.ts'
import { deidentifyRoutes } from './features/deidentify/routes.ts'
import { eventRoutes } from './features/events/routes.ts'
import { exportRoutes } from './features/exports/routes.ts'
import { importRoutes } from './features/imports/routes.ts'
import { labelRoutes } from './features/labels/routes.ts'
import { archiveRoutes } from './features/projects/archive-routes.ts'
import { memberRoutes } from './features/projects/member-routes.ts'
import { projectRoutes } from './features/projects/routes.ts'
import { providerRoutes } from './features/resources/provider-routes.ts'
import { resourceRoutes } from './features/resources/routes.ts'
import { reviewRoutes } from './features/review/routes.ts'
import { taskRoutes } from './features/tasks/routes.ts'
import { userRoutes } from './features/users/routes.ts'
import type { Lab } from './lab.ts'
import { guardHost, sendHeaders } from './middleware/headers.ts'
import { answerErrors } from './middleware/on-error.ts'
import { countRequests, operations } from './middleware/operations.ts'
import { serveWeb } from './middleware/web.ts'

/** The HTTP face of a lab, not yet listening. */
export async function createApp(lab: Lab): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    trustProxy: lab.settings.publicUrl !== undefined,
    bodyLimit: 8 * 1024 * 1024,
    genReqId: () => randomUUID(),
    requestTimeout: 0,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorateRequest('caller', null)
  app.decorateRequest('project', null)
  answerErrors(app, lab)
  guardHost(app, lab)
  sendHeaders(app, lab)
  countRequests(app, lab)
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: lab.settings.uploadLimit, files: 1000, fields: 20 } })
  await app.register(rateLimit, { max: lab.settings.rateLimit, timeWindow: 60_000 })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Palimpsest lab', version: lab.version },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
  })
  let closeEvents = () => {}
  await app.register(async (api) => {
    const signOn = signOnRoutes(api, lab)
    authRoutes(api, lab, signOn)
    userRoutes(api, lab)
    projectRoutes(api, lab)
    memberRoutes(api, lab)
    archiveRoutes(api, lab)
    labelRoutes(api, lab)
    resourceRoutes(api, lab)
    providerRoutes(api, lab)
    taskRoutes(api, lab)
    importRoutes(api, lab)
    predictionRoutes(api, lab)
    completionRoutes(api, lab)
    operationRoutes(api, lab)
    removedRoutes(api, lab)
    commentRoutes(api, lab)
    reviewRoutes(api, lab)
    deidentifyRoutes(api, lab)
    exportRoutes(api, lab)
    dashboardRoutes(api, lab)
    auditRoutes(api, lab)
    backupRoutes(api, lab)
    closeEvents = eventRoutes(api, lab).closeAll
    operations(api, lab)
  })
  await serveWeb(app)
  // Open event streams would keep the server from ending.
  app.addHook('preClose', async () => closeEvents())
  await app.ready()
  return app
}
