import { useSyncExternalStore } from 'react'
import type { TaskFilter } from '../../shared/tasks.ts'

/**
 * What the task list of each project shows. Kept for this tab only and never in an address: a search may hold
 * words of a document.
 */
export interface ListState {
  readonly filter: TaskFilter
  readonly sort: 'number' | '-number' | 'title' | '-title' | 'updated' | '-updated'
}

const states = new Map<number, ListState>()
const listeners = new Set<() => void>()
const start: ListState = { filter: {}, sort: 'number' }

export function useTaskFilter(projectId: number): readonly [ListState, (change: Partial<ListState>) => void] {
  const state = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => states.get(projectId) ?? start,
  )
  const set = (change: Partial<ListState>) => {
    states.set(projectId, { ...(states.get(projectId) ?? start), ...change })
    for (const listener of listeners) listener()
  }
  return [state, set]
}
