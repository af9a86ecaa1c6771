import * as members from '../members.ts'
import * as users from '../users.ts'
import type { Route } from './route.ts'

/** People of the lab. */
export const peopleRoutes = {
  listUsers: {
    method: 'GET',
    path: '/api/users',
    who: 'user.manage',
    summary: 'All people',
    reply: users.userListSchema,
  },
  listPeople: {
    method: 'GET',
    path: '/api/people',
    who: 'user.list',
    summary: 'Names of people, to pick a team',
    reply: members.candidateListSchema,
  },
  createUser: {
    method: 'POST',
    path: '/api/users',
    who: 'user.manage',
    summary: 'Add a person',
    body: users.newUserSchema,
    reply: users.userSchema,
  },
  changeUser: {
    method: 'PATCH',
    path: '/api/users/:userId',
    who: 'user.manage',
    summary: 'Change a person: role, lock, password',
    params: users.userParams,
    body: users.userChangeSchema,
    reply: users.userSchema,
  },
} as const satisfies Record<string, Route>
