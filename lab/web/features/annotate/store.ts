import { useSyncExternalStore } from 'react'
import type { Session } from './session.ts'

/** Holds the one session of a page and tells who listens; pages read parts of it with `usePart`. */
export interface Store {
  readonly get: () => Session
  readonly update: (change: (session: Session) => Session) => void
  readonly listen: (listener: () => void) => () => void
}

export function createStore(session: Session): Store {
  let current = session
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    update(change) {
      const next = change(current)
      if (next === current) return
      current = next
      for (const listener of listeners) listener()
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A part of the session; the component is drawn again only when that part is another value. */
export function usePart<T>(store: Store, part: (session: Session) => T): T {
  return useSyncExternalStore(store.listen, () => part(store.get()))
}
