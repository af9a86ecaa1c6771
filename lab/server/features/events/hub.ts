import type { LabEvent } from '../../../shared/events.ts'

export type Listener = (event: LabEvent) => void

/** Hands what happened to those who listen in this process. Listeners choose for themselves what concerns them. */
export interface Hub {
  emit(event: LabEvent): void
  listen(listener: Listener): () => void
}

export function createHub(): Hub {
  const listeners = new Set<Listener>()
  return {
    emit(event) {
      for (const listener of listeners) listener(event)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
