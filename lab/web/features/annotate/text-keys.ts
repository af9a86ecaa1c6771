import type { KeyboardEvent, RefObject } from 'react'
import { comboOf } from '../../app/combo.ts'
import type { DocViewHandle, TextLook } from './doc-view.tsx'
import { byCharacter, byWord, lineAt, readsLeftwards } from './motion.ts'
import { moveSpan, type Session, select } from './session.ts'
import type { Store } from './store.ts'

/** In `edges` the arrow keys move the borders of the focused span. */
export type Mode = 'label' | 'edges'

/** What the keys do in the text itself: caret, selection, borders; the rest of the page has its own in use-editor-keys. */
export function textKeys({
  store,
  doc,
  mode,
  setMode,
  direction,
  edit,
}: {
  readonly store: Store
  readonly doc: RefObject<DocViewHandle | null>
  readonly mode: Mode
  readonly setMode: (mode: Mode) => void
  readonly direction: TextLook['direction']
  readonly edit: (change: (session: Session) => Session) => unknown
}): (event: KeyboardEvent) => unknown {
  /** Where an arrow key leads in the text: `left` goes on where a line is read from right to left. */
  function ahead(text: string, at: number, key: string): 1 | -1 {
    const leftwards = direction === 'auto' ? readsLeftwards(text, at) : direction === 'rtl'
    return key.endsWith('right') === leftwards ? -1 : 1
  }

  function target({ text, selection: { head } }: Session, key: string): number | undefined {
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

  return function onTextKey(event: KeyboardEvent): unknown {
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
}
