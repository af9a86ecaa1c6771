import { QueryClient } from '@tanstack/react-query'
import type { RouteName } from '../../shared/routes.ts'
import { ApiFailure, call, type Given, keyOf } from './api.ts'
import { sessionQuery } from './session.ts'

/** The answers of the server that pages share. */
export const client: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // What the server refused it will refuse again; only a lost line is worth another try.
      retry: (times, error) => times < 2 && error instanceof ApiFailure && error.status === 0,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})

/** Asks for what a page will show while the code of the page comes, unless an answer is there already. */
export function askAhead<N extends RouteName>(name: N, given: Given<N>): void {
  const queryKey = keyOf(name, given)
  if (client.getQueryState(queryKey)?.status !== 'success')
    void client.prefetchQuery({ queryKey, queryFn: () => call(name, given) })
}

/** Every page begins with who is there. */
export function askForSession(): void {
  void client.prefetchQuery(sessionQuery)
}
