import { z } from 'zod'
import { systemRoleSchema } from './access.ts'

/** Sign-in through an OpenID Connect provider, as an admin sets it up. */
export const signOnBodySchema = z.object({
  /** What the button says. */
  name: z.string().trim().min(1).max(80),
  issuer: z.url({ protocol: /^https?$/ }).max(500),
  clientId: z.string().trim().min(1).max(300),
  enabled: z.boolean(),
  /** Domains of e-mail addresses that may come in; empty: all that the provider knows. */
  domains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'A domain such as hospital.org'),
    )
    .max(50),
  /** Whether somebody without an account gets one; else only those who have one come in. */
  createUsers: z.boolean(),
  /** Of new people. */
  role: systemRoleSchema,
})
export type SignOnBody = z.infer<typeof signOnBodySchema>

/** A null secret keeps the old one, as long as issuer and client stay the same. */
export const signOnChangeSchema = signOnBodySchema.extend({ clientSecret: z.string().max(500).nullable() })

export const signOnSchema = z.object({
  settings: signOnBodySchema.nullable(),
  hasSecret: z.boolean(),
  /** Set by the environment of the server: cannot be changed here. */
  fixed: z.boolean(),
  /** The address to register at the provider. */
  redirectUri: z.string(),
})
export type SignOn = z.infer<typeof signOnSchema>

/** How a visit to the provider can fail; `/?sign-in=<code>` brings it to the sign-in page. */
export const signOnTroubleSchema = z.enum([
  'off',
  'provider-down',
  'lost',
  'declined',
  'refused',
  'unverified',
  'domain',
  'no-account',
  'ambiguous',
  'other-identity',
  'disabled',
])
export type SignOnTrouble = z.infer<typeof signOnTroubleSchema>

export const signOnTestSchema = z.object({ works: z.boolean(), detail: z.string() })
