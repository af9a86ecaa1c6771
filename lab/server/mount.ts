import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { failureSchema } from '../shared/failure.ts'
import type { Body, Params, Query, Reply, Route } from '../shared/routes.ts'
import { isProjectPermission, scopeFor, systemPermissions } from './access.ts'
import { notAllowed, notSignedIn } from './errors.ts'
import type { Lab } from './lab.ts'
import { openProject, type ProjectView } from './middleware/project.ts'
import { type Caller, checkForgery, identify } from './middleware/sign-in.ts'

/** What a handler gets. `caller` and `project` are there where the route's `who` makes them so. */
export interface Call<R extends Route> {
  readonly params: Params<R>
  readonly query: Query<R>
  readonly body: Body<R>
  readonly req: FastifyRequest
  readonly reply: FastifyReply
  /** null only on routes for anyone. */
  readonly caller: R['who'] extends 'anyone' ? Caller | null : Caller
  readonly project: ProjectOf<R['who']>
}
type ProjectOf<W> = W extends `project.list` | `project.create`
  ? null
  : W extends
        | `${'project' | 'member' | 'label' | 'task' | 'completion' | 'comment' | 'review' | 'deidentify' | 'export' | 'dashboard'}.${string}`
        | 'audit.readProject'
    ? ProjectView
    : null

/** A file or event answer goes through `reply`; then the handler returns it. */
export type Handled<R extends Route> = R extends { stream: string } ? FastifyReply : Reply<R>

/**
 * Puts one route of the contract on the server. Who may call it is decided here and nowhere else, before the
 * request is even validated: signed in, CSRF, token scope, system or project permission.
 */
export function mount<R extends Route>(
  app: FastifyInstance,
  lab: Lab,
  route: R,
  handle: (call: Call<R>) => Promise<Handled<R>>,
  { rateLimit, bodyLimit }: { rateLimit?: { max: number; timeWindow: number }; bodyLimit?: number } = {},
): void {
  const {
    method,
    path,
    params,
    query,
    body,
    reply: replySchema,
    stream,
    upload,
    summary,
    who,
  } = route as Route
  app.route({
    method,
    url: path,
    ...(bodyLimit ? { bodyLimit } : {}),
    config: { ...(rateLimit ? { rateLimit } : {}), who },
    schema: {
      summary,
      ...(params ? { params } : {}),
      ...(query ? { querystring: query } : {}),
      ...(body && !upload ? { body } : {}),
      ...(upload ? { consumes: ['multipart/form-data'] } : {}),
      response: { ...(stream ? {} : { 200: replySchema }), '4xx': failureSchema, '5xx': failureSchema },
    },
    preValidation: async (req) => {
      const caller = await identify(lab, req)
      req.caller = caller
      if (who === 'anyone') return
      if (!caller) throw notSignedIn()
      checkForgery(req, caller)
      if (caller.scopes && !caller.scopes.includes(scopeFor(method, who))) throw notAllowed()
      if (caller.mustChangePassword && !allowedBeforeChange.has(path)) throw notAllowed()
      if (who === 'signed-in') return
      if (isProjectPermission(who)) {
        const project = await openProject(lab, caller, req.params)
        if (!project.may.has(who)) throw notAllowed()
        req.project = project
      } else if (!systemPermissions(caller.role).includes(who)) throw notAllowed()
    },
    handler: (req, reply) =>
      handle({
        params: req.params as Params<R>,
        query: req.query as Query<R>,
        body: req.body as Body<R>,
        req,
        reply,
        caller: req.caller as Call<R>['caller'],
        project: req.project as Call<R>['project'],
      }),
  })
}

const allowedBeforeChange: ReadonlySet<string> = new Set(['/api/session', '/api/session/password'])

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
    project: ProjectView | null
  }
  interface FastifyContextConfig {
    who?: string
  }
}
