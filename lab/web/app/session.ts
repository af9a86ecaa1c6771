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

/** Takes a new session answer (after sign-in, set-up, sign-out) into use. Nothing stays of what somebody else was shown. */
export function useEnter(): (session: Session) => void {
  const client = useQueryClient()
  return (session) => {
    const before = client.getQueryData(sessionQuery.queryKey)
    setCsrf(session.csrf)
    // In this order, and never the session itself: the page listens to that one, and would not hear of another.
    client.setQueryData(sessionQuery.queryKey, session)
    if (session.user?.id === before?.user?.id) return
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
    client.getMutationCache().clear()
  }
}
