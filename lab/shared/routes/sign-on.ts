import { z } from 'zod'
import { doneSchema } from '../identifiers.ts'
import * as signOn from '../sign-on.ts'
import type { Route } from './route.ts'

const nothing = z.string()

/** Single sign-on: the way to the provider and back, and its settings. */
export const signOnRoutes = {
  startSignOn: {
    method: 'GET',
    path: '/api/sign-on',
    who: 'anyone',
    summary: 'To the provider of single sign-on',
    reply: nothing,
    stream: 'redirect',
  },
  endSignOn: {
    method: 'GET',
    path: '/api/sign-on/back',
    who: 'anyone',
    summary: 'Back from the provider',
    reply: nothing,
    stream: 'redirect',
  },
  getSignOn: {
    method: 'GET',
    path: '/api/sign-on/settings',
    who: 'sign-on.manage',
    summary: 'Settings of single sign-on',
    reply: signOn.signOnSchema,
  },
  setSignOn: {
    method: 'PUT',
    path: '/api/sign-on/settings',
    who: 'sign-on.manage',
    summary: 'Set up single sign-on',
    body: signOn.signOnChangeSchema,
    reply: signOn.signOnSchema,
  },
  removeSignOn: {
    method: 'DELETE',
    path: '/api/sign-on/settings',
    who: 'sign-on.manage',
    summary: 'Forget the provider',
    reply: doneSchema,
  },
  testSignOn: {
    method: 'POST',
    path: '/api/sign-on/test',
    who: 'sign-on.manage',
    summary: 'Ask the provider for its description',
    reply: signOn.signOnTestSchema,
  },
} as const satisfies Record<string, Route>
