import { z } from 'zod'
import { systemRoleSchema } from './access.ts'
import { passwordSchema, usernameSchema } from './auth.ts'
import { idParam, idSchema, instantSchema } from './identifiers.ts'

export const userSchema = z.object({
  id: idSchema,
  username: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: systemRoleSchema,
  disabled: z.boolean(),
  lockedUntil: instantSchema.nullable(),
  mustChangePassword: z.boolean(),
  /** Belongs to an identity of the provider of single sign-on. */
  linked: z.boolean(),
  createdAt: instantSchema,
  lastSignInAt: instantSchema.nullable(),
})
export type User = z.infer<typeof userSchema>
export const userListSchema = z.object({ users: z.array(userSchema) })
export const userParams = z.object({ userId: idParam })

export const newUserSchema = z.object({
  username: usernameSchema,
  name: z.string().min(1).max(120),
  email: z.email().max(200).nullable().optional(),
  role: systemRoleSchema,
  /** A first password, to be changed at the first sign-in. */
  password: passwordSchema,
})
export const userChangeSchema = z.object({
  name: z.string().min(1).max(120).optional(),
  email: z.email().max(200).nullable().optional(),
  role: systemRoleSchema.optional(),
  disabled: z.boolean().optional(),
  unlock: z.literal(true).optional(),
  /** Gives the account free for another identity of single sign-on. */
  unlink: z.literal(true).optional(),
  password: passwordSchema.optional(),
})
