import { useSyncExternalStore } from 'react'
import type { ProjectSettings } from '../../../shared/projects.ts'
import type { TextLook } from './doc-view.tsx'

/** How a person likes the text: kept in this browser; what was not chosen is the project's. */
interface Wish extends Partial<TextLook> {
  /** Show the label's name behind each span. */
  readonly names?: boolean
}

const place = 'palimpsest.look'
const listeners = new Set<() => void>()
let wish: Wish = read()

function read(): Wish {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Wish
  } catch {
    return {}
  }
}

export function changeLook(change: Wish): void {
  wish = { ...wish, ...change }
  localStorage.setItem(place, JSON.stringify(wish))
  for (const listener of listeners) listener()
}

/** One step larger or smaller, within what can be read and what fits. */
export function changeSize({ size }: TextLook, by: 1 | -1): void {
  changeLook({ size: Math.min(28, Math.max(12, size + by)) })
}

/** From letters of one width to those of a book, and back. */
export function changeFont({ font }: TextLook): void {
  changeLook({ font: font === 'monospace' ? 'proportional' : 'monospace' })
}

export function useTextLook(settings: ProjectSettings): TextLook & { readonly names: boolean } {
  const own = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => wish,
  )
  return {
    size: own.size ?? 16,
    font: own.font ?? settings.font,
    direction: own.direction ?? settings.direction,
    names: own.names ?? true,
  }
}
