import type { z } from 'zod'
import type { Permission } from '../access.ts'

/** Who may call a route: everyone, everyone signed in, or those with a permission (in `:projectId`'s project). */
export type Who = 'anyone' | 'signed-in' | Permission

/**
 * One route of the API. `stream`: the answer is not JSON but what it says. `upload`: the body is
 * multipart/form-data with parts named `file`.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly who: Who
  readonly summary: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly reply: z.ZodType
  readonly stream?: 'file' | 'events' | 'text' | 'redirect'
  readonly upload?: true
}
