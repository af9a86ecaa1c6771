import { type KeyboardEvent as ReactKeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import type { LabelSetting } from '../../../shared/labels.ts'
import { comboOf } from '../../app/combo.ts'
import { type Handlers, useKeys } from '../../app/keys.ts'
import type { DocViewHandle, TextLook } from './doc-view.tsx'
import { byCharacter, byWord, lineAt, readsLeftwards, wordAt } from './motion.ts'
import {
  addSpan,
  changeSpans,
  focusSpan,
  moveSpan,
  neighbour,
  redo,
  type Session,
  select,
  selectedRange,
  trimRange,
  undo,
} from './session.ts'
import { isShown, type Shown } from './shown.ts'
import type { EditSpan } from './span-list.ts'
import type { Opened } from './task-page.tsx'

/** In `edges` the arrow keys move the borders of the focused span. */
export type Mode = 'label' | 'edges'

/** All that the keyboard does on the labelling page, and the same doings for the mouse. */
export function useEditorKeys({
  opened: { store, editable },
  doc,
  username,
  mode,
  setMode,
  uncertainBelow,
  trimPunctuation,
  shown: onScreen,
  direction,
  labels,
  handlers,
}: {
  readonly opened: Opened
  readonly doc: RefObject<DocViewHandle | null>
  readonly username: string
  readonly mode: Mode
  readonly setMode: (mode: Mode) => void
  readonly uncertainBelow: number
  readonly trimPunctuation: boolean
  readonly shown: Shown
  readonly direction: TextLook['direction']
  readonly labels: readonly LabelSetting[]
  readonly handlers: Handlers
}) {
  const column = useRef<number | null>(null)
  const shown = (span: EditSpan) => isShown(onScreen, span)
  const unsure = (span: EditSpan) => span.origin === 'machine' && span.score < uncertainBelow && shown(span)
  const inText = () => document.activeElement?.classList.contains('doc-scroll') ?? false

  function edit(change: (session: Session) => Session): unknown {
    if (!editable) return false
    store.update(change)
    return undefined
  }
  function goTo(id: string): void {
    store.update((s) => focusSpan(s, id))
    doc.current?.reveal(store.get().selection.head)
  }
  function step(direction: 1 | -1, wanted: (span: EditSpan) => boolean): unknown {
    const span = neighbour(store.get(), direction, wanted)
    if (!span) return false
    goTo(span.id)
    return undefined
  }
  /** Labels what is selected, else relabels the focused span, else labels the word at the caret. */
  function label(name: string): void {
    edit((s) => {
      const range = selectedRange(s)
      if (range.start < range.end) return place(s, range, name)
      if (s.focus !== null) return changeSpans(s, [s.focus], { label: name })
      return place(s, wordAt(s.text, s.selection.head), name)
    })
    setMode('label')
  }
  function place(s: Session, range: { start: number; end: number }, name: string): Session {
    const trimmed = trimRange(s.text, range, { punctuation: trimPunctuation })
    if (!trimmed) return s
    const next = addSpan(s, trimmed, name, `person:${username}`)
    return select(next, { anchor: trimmed.end, head: trimmed.end })
  }
  function onFocused(change: 'accept' | 'remove'): unknown {
    const { focus, spans } = store.get()
    if (focus === null) return false
    const span = spans.find((s) => s.id === focus)
    const following = neighbour(store.get(), 1, (s) => s.id !== focus && unsure(s))
    const done = edit((s) => changeSpans(s, [focus], change))
    // Deciding one uncertain span leads to the next.
    if (done !== false && span && unsure(span) && following) goTo(following.id)
    return done
  }

  const labelsOf = useRef(labels)
  labelsOf.current = labels
  const labelRef = useRef(label)
  labelRef.current = label
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!editable || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if ((event.target as Element).closest?.('input,textarea,select,dialog')) return
      const key = event.key.toLowerCase()
      const found = labelsOf.current.find((l) => l.hotkey?.toLowerCase() === key)
      if (!found) return
      event.preventDefault()
      labelRef.current(found.name)
    }
    // Before the page's own keys: a label may have any key.
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [editable])

  useKeys({
    ...handlers,
    nextSpan: () => (inText() ? step(1, shown) : false),
    previousSpan: () => (inText() ? step(-1, shown) : false),
    nextUncertain: () => step(1, unsure),
    previousUncertain: () => step(-1, unsure),
    accept: () => onFocused('accept'),
    reject: () => onFocused('remove'),
    remove: () => onFocused('remove'),
    removeToo: () => onFocused('remove'),
    removeAlso: () => onFocused('remove'),
    edges: () =>
      editable && store.get().focus !== null ? setMode(mode === 'edges' ? 'label' : 'edges') : false,
    undo: () => edit(undo),
    undoToo: () => edit(undo),
    redo: () => edit(redo),
    redoToo: () => edit(redo),
    filter: () => document.querySelector<HTMLInputElement>('#label-filter')?.focus(),
  })

  /** Arrow keys in the text: caret, selection, borders. */
  function onTextKey(event: ReactKeyboardEvent): unknown {
    const combo = comboOf(event.nativeEvent)
    const session = store.get()
    if (combo === 'escape') {
      event.preventDefault()
      if (mode === 'edges') return setMode('label')
      if (session.focus === null && session.selection.anchor === session.selection.head)
        return document.querySelector<HTMLElement>('.side-panel [role=tab][aria-selected=true]')?.focus()
      store.update((s) => select({ ...s, focus: null }, { anchor: s.selection.head, head: s.selection.head }))
      return undefined
    }
    if (mode === 'edges') {
      if (combo === 'enter') {
        event.preventDefault()
        return setMode('label')
      }
      const moved = withEdge(session, combo)
      if (moved) {
        event.preventDefault()
        edit(() => moved)
      }
      return undefined
    }
    if (combo === 'mod+a') {
      event.preventDefault()
      return store.update((s) => select(s, { anchor: 0, head: s.text.length }))
    }
    const extend = event.shiftKey
    const key = combo.replace('shift+', '')
    const head = target(session, key)
    if (head === undefined) return undefined
    event.preventDefault()
    store.update((s) => select({ ...s, focus: null }, { anchor: extend ? s.selection.anchor : head, head }))
    doc.current?.reveal(head)
    return undefined
  }

  /** Where an arrow key leads in the text: `left` goes on where a line is read from right to left. */
  function ahead(text: string, at: number, key: string): 1 | -1 {
    const leftwards = direction === 'auto' ? readsLeftwards(text, at) : direction === 'rtl'
    return key.endsWith('right') === leftwards ? -1 : 1
  }

  function target({ text, selection: { head } }: Session, key: string): number | undefined {
    const vertical = key === 'up' || key === 'down'
    if (!vertical) column.current = null
    const line = () => lineAt(text, head)
    switch (key) {
      case 'left':
      case 'right':
        return byCharacter(text, head, ahead(text, head, key))
      case 'alt+left':
      case 'mod+left':
      case 'alt+right':
      case 'mod+right':
        return byWord(text, head, ahead(text, head, key))
      case 'up':
      case 'down':
        return doc.current?.lineFrom(head, key === 'down' ? 1 : -1)
      case 'home':
        return line().start
      case 'end':
        return line().end
      case 'mod+home':
        return 0
      case 'mod+end':
        return text.length
      case 'pagedown':
      case 'pageup': {
        let at = head
        for (let i = 0; i < 20; i++) at = doc.current?.lineFrom(at, key === 'pagedown' ? 1 : -1) ?? at
        return at
      }
      default:
        return undefined
    }
  }

  function withEdge(s: Session, combo: string): Session | undefined {
    const span = s.spans.find((x) => x.id === s.focus)
    if (!span) return undefined
    const first = combo.includes('shift+')
    const by = combo.includes('alt+') || combo.includes('mod+') ? byWord : byCharacter
    if (!/(left|right)$/.test(combo)) return undefined
    const way = ahead(s.text, span.start, combo)
    return first
      ? moveSpan(s, span.id, { start: by(s.text, span.start, way), end: span.end })
      : moveSpan(s, span.id, { start: span.start, end: by(s.text, span.end, way) })
  }

  return { label, goTo, onTextKey }
}
