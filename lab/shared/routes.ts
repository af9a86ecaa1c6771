import type { z } from 'zod'
import { completionRoutes } from './routes/completion.ts'
import { dashboardRoutes } from './routes/dashboard.ts'
import { deidentifyRoutes } from './routes/deidentify.ts'
import { exportRoutes } from './routes/export.ts'
import { labelRoutes } from './routes/label.ts'
import { peopleRoutes } from './routes/people.ts'
import { projectRoutes } from './routes/project.ts'
import { recordRoutes } from './routes/record.ts'
import { resourceRoutes } from './routes/resource.ts'
import { reviewRoutes } from './routes/review.ts'
import type { Route } from './routes/route.ts'
import { sessionRoutes } from './routes/session.ts'
import { signOnRoutes } from './routes/sign-on.ts'
import { taskRoutes } from './routes/task.ts'

export type { Route, Who } from './routes/route.ts'

/** Every route of the lab, by name. The server mounts exactly these; OpenAPI and the web client come from them. */
export const routes = {
  ...sessionRoutes,
  ...signOnRoutes,
  ...peopleRoutes,
  ...projectRoutes,
  ...labelRoutes,
  ...resourceRoutes,
  ...taskRoutes,
  ...completionRoutes,
  ...reviewRoutes,
  ...deidentifyRoutes,
  ...exportRoutes,
  ...dashboardRoutes,
  ...recordRoutes,
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined
type Given<S> = S extends z.ZodType ? z.input<S> : undefined
type Part<R, K extends string> = K extends keyof R ? R[K] : undefined

/** What a handler gets, and what a caller gives and gets back. */
export type Params<R extends Route> = Parsed<Part<R, 'params'>>
export type Query<R extends Route> = Parsed<Part<R, 'query'>>
export type Body<R extends Route> = Parsed<Part<R, 'body'>>
export type Reply<R extends Route> = z.input<R['reply']>
export type GivenParams<R extends Route> = Given<Part<R, 'params'>>
export type GivenQuery<R extends Route> = Given<Part<R, 'query'>>
export type GivenBody<R extends Route> = Given<Part<R, 'body'>>
export type Answer<R extends Route> = z.output<R['reply']>
