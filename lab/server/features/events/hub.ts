import type { LabEvent } from '../../../shared/events.ts'

export type Listener = (event: LabEvent) => void

/** Hands what happened to those who listen. Listeners choose for themselves what concerns them. */
export interface Hub {
  emit(event: LabEvent): void
  listen(listener: Listener): () => void
  close(): Promise<void>
}

/** A hub of this process alone. */
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
    close: async () => {},
  }
}
