import { z } from 'zod'
import { systemPermissionSchema, systemRoleSchema } from './access.ts'
import { idSchema, instantSchema } from './identifiers.ts'

export const usernameSchema = z
  .string()
  .min(2)
  .max(64)
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9._@-]*$/, 'Letters, digits, and . _ @ -')

/** At least 10 characters; no rules of composition, they make worse passwords. */
export const passwordSchema = z.string().min(10).max(256)

export const meSchema = z.object({
  id: idSchema,
  username: z.string(),
  name: z.string(),
  role: systemRoleSchema,
  mustChangePassword: z.boolean(),
  /** false: they sign in through the provider of single sign-on only. */
  hasPassword: z.boolean(),
})

/**
 * Who is at the browser. `needsSetup`: no admin yet, show the first-run page. `csrf` goes into the header
 * `x-csrf-token` of every request that is not GET; the session itself is an HttpOnly cookie.
 */
export const sessionSchema = z.object({
  needsSetup: z.boolean(),
  user: meSchema.nullable(),
  csrf: z.string().nullable(),
  may: z.array(systemPermissionSchema),
  version: z.string(),
  singleSignOn: z.object({ name: z.string(), url: z.string() }).nullable(),
  /** After signing out of a session that began at the provider: where to sign out there, too. */
  signOutThere: z.string().nullable(),
})
export type Session = z.infer<typeof sessionSchema>

export const setupSchema = z.object({
  username: usernameSchema,
  name: z.string().min(1).max(120),
  password: passwordSchema,
  /** Printed by the server at start when it listens beyond this machine; absent on 127.0.0.1. */
  setupCode: z.string().optional(),
})
export const signInSchema = z.object({
  username: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
})
export const changePasswordSchema = z.object({ current: z.string().max(256), next: passwordSchema })

/** What a token may do: `read` is every GET that shows no way to change, `write` the rest, `export` downloads. */
export const tokenScopeSchema = z.enum(['read', 'write', 'export', 'admin'])
export type TokenScope = z.infer<typeof tokenScopeSchema>
export const tokenSchema = z.object({
  id: idSchema,
  name: z.string(),
  scopes: z.array(tokenScopeSchema),
  createdAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
  expiresAt: instantSchema.nullable(),
})
export const tokenListSchema = z.object({ tokens: z.array(tokenSchema) })
export const newTokenSchema = z.object({
  name: z.string().min(1).max(80),
  scopes: z.array(tokenScopeSchema).min(1),
  expiresInDays: z.number().int().min(1).max(3650).nullable(),
})
/** The secret is shown this once: `Authorization: Bearer plt_…`. */
export const createdTokenSchema = z.object({ token: tokenSchema, secret: z.string() })
