import { type RefObject, useEffect, useRef } from 'react'
import type { LabelSetting } from '../../../shared/labels.ts'
import { type Handlers, useKeys } from '../../app/keys.ts'
import type { DocViewHandle, TextLook } from './doc-view.tsx'
import { wordAt } from './motion.ts'
import {
  addSpan,
  changeSpans,
  focusSpan,
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
import { type Mode, textKeys } from './text-keys.ts'

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

  useLabelKeys(labels, editable, label)
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

  const onTextKey = textKeys({ store, doc, mode, setMode, direction, edit })
  return { label, goTo, onTextKey }
}

/** The key of each label, wherever the focus is but in a field. */
function useLabelKeys(
  labels: readonly LabelSetting[],
  editable: boolean,
  label: (name: string) => void,
): void {
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
}
