import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { createContext, use } from 'react'
import type { Session } from '../../shared/auth.ts'
import { call, setCsrf } from './api.ts'

/** Who is at the browser; pages under the shell always have one. */
export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session & { user: NonNullable<Session['user']> } {
  const session = use(SessionContext)
  if (!session?.user) throw new TypeError('This page needs someone signed in')
  return session as Session & { user: NonNullable<Session['user']> }
}

export const sessionQuery = queryOptions({
  queryKey: ['session', {}, {}],
  async queryFn(): Promise<Session> {
    const session = await call('session', {})
    setCsrf(session.csrf)
    return session
  },
  staleTime: 60_000,
})

/** Takes a new session answer (after sign-in, set-up, sign-out) into use. */
export function useEnter(): (session: Session) => void {
  const client = useQueryClient()
  return (session) => {
    setCsrf(session.csrf)
    if (!session.user) client.clear()
    client.setQueryData(sessionQuery.queryKey, session)
  }
}
