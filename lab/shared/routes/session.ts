import { z } from 'zod'
import * as auth from '../auth.ts'
import { doneSchema, idParam } from '../identifiers.ts'
import type { Route } from './route.ts'

const nothing = doneSchema

/** Sessions, first run and tokens. */
export const sessionRoutes = {
  session: {
    method: 'GET',
    path: '/api/session',
    who: 'anyone',
    summary: 'Who is signed in',
    reply: auth.sessionSchema,
  },
  setUp: {
    method: 'POST',
    path: '/api/setup',
    who: 'anyone',
    summary: 'Create the first admin',
    body: auth.setupSchema,
    reply: auth.sessionSchema,
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    who: 'anyone',
    summary: 'Sign in',
    body: auth.signInSchema,
    reply: auth.sessionSchema,
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    who: 'signed-in',
    summary: 'Sign out',
    reply: auth.sessionSchema,
  },
  changePassword: {
    method: 'POST',
    path: '/api/session/password',
    who: 'signed-in',
    summary: 'Change your password; ends your other sessions',
    body: auth.changePasswordSchema,
    reply: auth.sessionSchema,
  },
  listTokens: {
    method: 'GET',
    path: '/api/tokens',
    who: 'token.own',
    summary: 'Your API tokens',
    reply: auth.tokenListSchema,
  },
  createToken: {
    method: 'POST',
    path: '/api/tokens',
    who: 'token.own',
    summary: 'Create an API token',
    body: auth.newTokenSchema,
    reply: auth.createdTokenSchema,
  },
  removeToken: {
    method: 'DELETE',
    path: '/api/tokens/:tokenId',
    who: 'token.own',
    summary: 'Revoke a token',
    params: z.object({ tokenId: idParam }),
    reply: nothing,
  },
} as const satisfies Record<string, Route>
