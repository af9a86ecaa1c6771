/**
 * Keys: what each does by default, what a person made of them, and who listens. A combination is written
 * `mod+shift+z` (mod: Ctrl, or ⌘ on a Mac); `g p` is two keys one after the other.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { comboOf } from './combo.ts'

/** Default keys by action, grouped as the `?` sheet shows them. The texts are under `keys.` in `texts/en.ts`. */
export const keyGroups = {
  anywhere: {
    help: '?',
    search: '/',
    goProjects: 'g p',
    goTasks: 'g t',
    goDashboard: 'g d',
    goReview: 'g r',
    goExport: 'g e',
    toggleTheme: 'g l',
  },
  tasks: { rowDown: 'j', rowUp: 'k', rowTick: 'x', rowOpen: 'enter', tickAll: 'mod+a' },
  label: {
    nextSpan: 'tab',
    previousSpan: 'shift+tab',
    nextUncertain: 'n',
    previousUncertain: 'shift+n',
    accept: 'y',
    reject: 'x',
    relabel: 'r',
    remove: 'd',
    removeToo: 'delete',
    removeAlso: 'backspace',
    edges: 'e',
    allEqual: 'a',
    undo: 'z',
    undoToo: 'mod+z',
    redo: 'shift+z',
    redoToo: 'mod+shift+z',
    filter: 'f',
    hideLabels: 'h',
    comment: 'm',
    guidelines: 'i',
    zoomIn: '+',
    zoomOut: '-',
    font: 'o',
  },
  task: {
    deidentified: 'v',
    compare: 'c',
    star: 's',
    begin: 'enter',
    submit: 'mod+enter',
    approve: 'shift+a',
    sendBack: 'shift+r',
    nextTask: ']',
    previousTask: '[',
    tags: 't',
    nextReview: 'g n',
    nextDifference: 'j',
    previousDifference: 'k',
    takeLeft: 'u',
    takeRight: 'p',
  },
} as const

type Groups = typeof keyGroups
export type KeyGroup = keyof Groups
export type KeyAction = { [G in KeyGroup]: keyof Groups[G] }[KeyGroup]
/** A handler that answers false leaves the key to others. */
export type Handlers = { readonly [action in KeyAction]?: (event: KeyboardEvent) => unknown }

const place = 'palimpsest.keys'
const defaults = Object.assign({}, ...Object.values(keyGroups)) as Record<KeyAction, string>
let own: Partial<Record<KeyAction, string>> = readOwn()
let current: Record<KeyAction, string> = { ...defaults, ...own }
const listeners = new Set<() => void>()

function readOwn(): Partial<Record<KeyAction, string>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    const entries = Object.entries(kept as object).filter(([k, v]) => k in defaults && typeof v === 'string')
    return Object.fromEntries(entries)
  } catch {
    return {}
  }
}

/** The keys as they are now. */
export function useKeyMap(): Readonly<Record<KeyAction, string>> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}

/** Gives an action other keys, in this browser; undefined: the default again. */
export function remap(action: KeyAction, keys: string | undefined): void {
  const { [action]: _, ...rest } = own
  own = keys === undefined || keys === defaults[action] ? rest : { ...rest, [action]: keys }
  localStorage.setItem(place, JSON.stringify(own))
  current = { ...defaults, ...own }
  for (const listener of listeners) listener()
}

export function isRemapped(action: KeyAction): boolean {
  return action in own
}

const stack: { readonly handlers: () => Handlers; readonly inDialog: boolean }[] = []
let first = ''
let firstAt = 0

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const combo = comboOf(event)
  if (!combo) return
  const target = event.target as HTMLElement
  const typing = target.closest?.(
    'input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable=true]',
  )
  if (typing && !combo.startsWith('mod+')) return
  // Tab and Enter keep their meaning on buttons, links and fields.
  const onControl = target.closest?.('button,a,input,summary,[role=tab]')
  if (onControl && /^(shift\+)?(tab|enter|space)$/.test(combo)) return
  const dialog = document.querySelector('dialog[open]') !== null
  const pair = first && Date.now() - firstAt < 1200 ? `${first} ${combo}` : ''
  first = ''
  for (const wanted of [pair, combo]) {
    if (!wanted) continue
    for (let i = stack.length - 1; i >= 0; i--) {
      const { handlers, inDialog } = stack[i]!
      if (dialog && !inDialog) continue
      for (const [action, act] of Object.entries(handlers()))
        if (current[action as KeyAction] === wanted) {
          if (act(event) === false) continue
          event.preventDefault()
          return
        }
    }
  }
  if (Object.values(current).some((keys) => keys.startsWith(`${combo} `))) {
    first = combo
    firstAt = Date.now()
  }
}
document.addEventListener('keydown', onKeyDown)

/** Listens for actions while the component is there; what was added last is asked first. */
export function useKeys(handlers: Handlers, { inDialog = false }: { inDialog?: boolean } = {}): void {
  const latest = useRef(handlers)
  latest.current = handlers
  useEffect(() => {
    const entry = { handlers: () => latest.current, inDialog }
    stack.push(entry)
    return () => {
      stack.splice(stack.indexOf(entry), 1)
    }
  }, [inDialog])
}
