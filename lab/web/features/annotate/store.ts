import { useSyncExternalStore } from 'react'
import { same } from './op.ts'
import type { Session } from './session.ts'
import type { EditSpan } from './span-list.ts'

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

/** The list that was shown last, by store. */
const shown = new WeakMap<Store, readonly EditSpan[]>()

/** The spans for the eye: the same list as long as nobody would see a difference, as when the server counted a version. */
export function useSpans(store: Store): readonly EditSpan[] {
  return usePart(store, ({ spans }) => {
    const before = shown.get(store)
    if (before && before.length === spans.length && spans.every((span, i) => looksAs(span, before[i]!)))
      return before
    shown.set(store, spans)
    return spans
  })
}

function looksAs(a: EditSpan, b: EditSpan): boolean {
  if (a === b) return true
  return a.id === b.id && same(a, b) && a.score === b.score && a.source === b.source && a.why === b.why
}
