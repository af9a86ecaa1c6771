import type { Selection, TaskFilter } from '../../../shared/tasks.ts'

/** Which tasks are chosen: those ticked one by one, or all that a filter matches. */
export type Ticked =
  | { readonly kind: 'ids'; readonly ids: readonly number[] }
  | { readonly kind: 'filter'; readonly filter: TaskFilter; readonly except: readonly number[] }

export const nothingTicked: Ticked = { kind: 'ids', ids: [] }

export function isTicked(ticked: Ticked, id: number): boolean {
  return ticked.kind === 'ids' ? ticked.ids.includes(id) : !ticked.except.includes(id)
}

export function toggle(ticked: Ticked, id: number): Ticked {
  const list = ticked.kind === 'ids' ? ticked.ids : ticked.except
  const next = list.includes(id) ? list.filter((x) => x !== id) : [...list, id]
  return ticked.kind === 'ids' ? { kind: 'ids', ids: next } : { ...ticked, except: next }
}

/** How many are chosen, where `matching` is how many the filter matches. */
export function tickedCount(ticked: Ticked, matching: number): number {
  return ticked.kind === 'ids' ? ticked.ids.length : Math.max(0, matching - ticked.except.length)
}

/**
 * What the server is asked to do it to. Undefined when nothing is chosen, or when tasks were taken out of
 * "all that match": the server knows no exceptions, so those must be ticked one by one.
 */
export function selectionOf(ticked: Ticked): Selection | undefined {
  if (ticked.kind === 'ids') return ticked.ids.length > 0 ? { ids: [...ticked.ids] } : undefined
  return ticked.except.length === 0 ? { filter: ticked.filter } : undefined
}
