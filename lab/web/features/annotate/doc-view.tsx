// biome-ignore-all lint/a11y/noNoninteractiveTabindex: the text takes the keys for caret, selection and spans
// biome-ignore-all lint/a11y/useSemanticElements: a section cannot be what scrolls and takes keys here
// biome-ignore-all lint/a11y/useKeyWithClickEvents: its keys are in text-keys.ts
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  Fragment,
  memo,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { t } from '../../texts/t.ts'
import { hue } from '../../ui/palette.ts'
import { type Block, blockAt, cutBlocks } from './blocks.ts'
import { caretRect, offsetAtPoint, paintSelection, revealCaret } from './dom-position.ts'
import { lineAt, wordAt } from './motion.ts'
import { segments } from './segments.ts'
import { focusSpan, type Range, select, selectedRange } from './session.ts'
import { isShown, type Shown } from './shown.ts'
import { type EditSpan, indexSpans, type SpanIndex } from './span-list.ts'
import { type Store, usePart, useSpans } from './store.ts'
import './doc-view.css'

/** How the text looks; the person's own choice. */
export interface TextLook {
  readonly size: number
  readonly font: 'proportional' | 'monospace'
  readonly direction: 'auto' | 'ltr' | 'rtl'
}

/** What others may ask of the text on screen. */
export interface DocViewHandle {
  readonly reveal: (offset: number) => void
  /** The offset one line above or below, as the lines are wrapped on this screen. */
  readonly lineFrom: (offset: number, direction: 1 | -1) => number | undefined
  readonly focus: () => void
}

interface Props {
  readonly store: Store
  readonly colours: ReadonlyMap<string, string>
  readonly shown: Shown
  readonly look: TextLook
  readonly label: string
  readonly starred: boolean
  readonly uncertainBelow: number
  /** Spans with comments that are open. */
  readonly remarked: ReadonlySet<string>
  readonly handle: RefObject<DocViewHandle | null>
}

/**
 * The text with its spans. Only blocks in sight are in the page, and a change draws only the blocks it touches,
 * so a long note is as quick as a short one.
 */
export function DocView({
  store,
  colours,
  shown,
  look,
  label,
  starred,
  uncertainBelow,
  remarked,
  handle,
}: Props) {
  const text = store.get().text
  const blocks = useMemo(() => cutBlocks(text), [text])
  const spans = useSpans(store)
  const focus = usePart(store, (s) => s.focus)
  const index = useMemo(() => indexSpans(spans), [spans])
  const scroller = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const lineHeight = Math.round(look.size * 1.6)
  const perLine = look.font === 'monospace' ? 92 : 104
  const virtual = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => guessLines(blocks[i]!, perLine) * lineHeight,
    overscan: 2,
    initialRect: { width: 900, height: 800 },
    useFlushSync: false,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another size is another height of every block
  useEffect(() => virtual.measure(), [look.size, look.font])

  const reveal = (offset: number) => {
    const i = blockAt(blocks, offset)
    const shown = virtual.getVirtualItems()
    if (!shown.some((item) => item.index === i)) virtual.scrollToIndex(i, { align: 'center' })
    // The block may have to be laid out first.
    let tries = 0
    const look = () => {
      if (!root.current || !scroller.current) return
      if (caretRect(root.current, offset)) revealCaret(scroller.current, root.current, offset)
      else if (tries++ < 10) requestAnimationFrame(look)
    }
    look()
  }
  useImperativeHandle(handle, () => ({
    reveal,
    focus: () => scroller.current?.focus({ preventScroll: true }),
    lineFrom(offset, direction) {
      const rect = root.current ? caretRect(root.current, offset) : undefined
      if (!rect || !root.current) return undefined
      const y = direction > 0 ? rect.bottom + lineHeight / 2 : rect.top - lineHeight / 2
      return offsetAtPoint(root.current, rect.left, y)
    },
  }))

  const pointer = usePointer(store, root, index)
  const items = virtual.getVirtualItems()
  const lists = useRef(new Map<number, readonly EditSpan[]>())
  return (
    <div
      className="doc-scroll"
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={label}
      onPointerDown={pointer.down}
      onPointerMove={pointer.move}
      onPointerUp={pointer.up}
      onDoubleClick={pointer.word}
      onClick={pointer.line}
      onCopy={(event) => {
        const { start, end } = selectedRange(store.get())
        if (start >= end) return
        event.preventDefault()
        event.clipboardData.setData('text/plain', text.slice(start, end))
      }}
    >
      <div
        ref={root}
        className={`doc ${look.font} ${starred ? 'starred' : ''}`}
        dir={look.direction === 'auto' ? undefined : look.direction}
        style={{ '--text-size': `${look.size}px`, height: virtual.getTotalSize() } as CSSProperties}
      >
        <div style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
          {items.map(({ index: i }) => {
            const block = blocks[i]!
            const found = index.overlapping(block.start, block.end).filter((s) => isShown(shown, s))
            const list = steady(lists.current, i, found)
            const inside = list.some((s) => s.id === focus) ? focus : null
            return (
              <BlockView
                key={block.start}
                measure={virtual.measureElement}
                index={i}
                block={block}
                text={text}
                spans={list}
                focus={inside}
                colours={colours}
                uncertainBelow={uncertainBelow}
                remarked={remarked}
                auto={look.direction === 'auto'}
              />
            )
          })}
        </div>
        <SelectionPaint store={store} root={root} drawn={items} />
      </div>
    </div>
  )
}

function guessLines({ start, end, lines }: Block, perLine: number): number {
  return Math.max(lines, Math.ceil((end - start) / perLine))
}

/** The list drawn before where nothing in it changed, so that its block need not be drawn again. */
function steady(
  kept: Map<number, readonly EditSpan[]>,
  i: number,
  found: readonly EditSpan[],
): readonly EditSpan[] {
  const old = kept.get(i)
  if (old && old.length === found.length && old.every((s, n) => s === found[n])) return old
  kept.set(i, found)
  return found
}

const BlockView = memo(function BlockView({
  measure,
  index,
  block,
  text,
  spans,
  focus,
  colours,
  uncertainBelow,
  remarked,
  auto,
}: {
  readonly measure: (element: Element | null) => void
  readonly index: number
  readonly block: Block
  readonly text: string
  readonly spans: readonly EditSpan[]
  readonly focus: string | null
  readonly colours: ReadonlyMap<string, string>
  readonly uncertainBelow: number
  readonly remarked: ReadonlySet<string>
  readonly auto: boolean
}) {
  return (
    <div
      ref={measure}
      data-index={index}
      data-start={block.start}
      data-end={block.end}
      className={auto ? 'block auto' : 'block'}
    >
      {segments(block.start, block.end, spans).map((piece): ReactNode => {
        const words = text.slice(piece.start, piece.end)
        const top = piece.spans.at(-1)
        // By its place: what stands after a new span keeps its nodes.
        if (!top) return <Fragment key={piece.start}>{words}</Fragment>
        const classes = ['seg', top.origin]
        if (piece.spans.some((s) => s.id === focus)) classes.push('focus')
        if (piece.spans.some((s) => s.start === piece.start)) classes.push('first')
        if (top.end === piece.end) classes.push('last')
        if (top.origin === 'machine' && top.score < uncertainBelow) classes.push('unsure')
        const under = piece.spans.at(-2)
        if (under) classes.push('over')
        const said = piece.spans.some((s) => s.start === piece.start && remarked.has(s.id))
        if (said) classes.push('remarked')
        return (
          <span
            key={piece.start}
            className={classes.join(' ')}
            data-span={top.id}
            title={said ? t('task.hasComment') : undefined}
            data-label={top.end === piece.end ? top.label : undefined}
            style={
              {
                '--h': hue(colours.get(top.label)),
                ...(under ? { '--under': hue(colours.get(under.label)) } : {}),
              } as CSSProperties
            }
          >
            {words}
          </span>
        )
      })}
    </div>
  )
})

/** The caret and what is selected; drawn after the blocks, without drawing them again. */
function SelectionPaint({
  store,
  root,
  drawn,
}: {
  readonly store: Store
  readonly root: RefObject<HTMLDivElement | null>
  readonly drawn: readonly unknown[]
}) {
  const selection = usePart(store, (s) => s.selection)
  const spans = useSpans(store)
  const caret = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: blocks that were drawn anew have other nodes
  useLayoutEffect(() => {
    const element = root.current
    if (!element || !caret.current) return
    const { anchor, head } = selection
    paintSelection(element, Math.min(anchor, head), Math.max(anchor, head))
    const rect = caretRect(element, head)
    const frame = element.getBoundingClientRect()
    caret.current.hidden = !rect
    if (rect) {
      caret.current.style.transform = `translate(${rect.left - frame.left}px, ${rect.top - frame.top}px)`
      caret.current.style.height = `${rect.height}px`
    }
  }, [selection, spans, drawn])
  useEffect(() => () => paintSelection(document.body, 0, 0), [])
  return <div className="caret" ref={caret} aria-hidden />
}

/** Mouse and pen: press puts the caret, drag selects, a press on a span takes it up. */
function usePointer(store: Store, root: RefObject<HTMLDivElement | null>, index: SpanIndex) {
  const [down, setDown] = useState<{ at: number; word?: Range } | null>(null)
  const offsetOf = (event: { clientX: number; clientY: number }) =>
    root.current ? offsetAtPoint(root.current, event.clientX, event.clientY) : undefined
  return {
    down(event: PointerEvent) {
      if (event.button !== 0) return
      const at = offsetOf(event)
      if (at === undefined) return
      event.currentTarget.setPointerCapture?.(event.pointerId)
      setDown({ at })
      store.update((s) =>
        select(s, event.shiftKey ? { anchor: s.selection.anchor, head: at } : { anchor: at, head: at }),
      )
    },
    move(event: PointerEvent) {
      if (!down || event.buttons !== 1) return
      const at = offsetOf(event)
      if (at !== undefined && at !== store.get().selection.head)
        store.update((s) => select({ ...s, focus: null }, { anchor: down.at, head: at }))
    },
    up(event: PointerEvent) {
      if (!down) return
      setDown(null)
      const { anchor, head } = store.get().selection
      if (anchor !== head || event.shiftKey) return
      const hit = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-span]')
      const id = hit?.dataset.span ?? null
      store.update((s) => {
        const next = focusSpan(s, id && index.at(head) ? id : null)
        return select(next, { anchor: head, head })
      })
    },
    word(event: { clientX: number; clientY: number }) {
      const at = offsetOf(event)
      if (at === undefined) return
      const { start, end } = wordAt(store.get().text, at)
      store.update((s) => select({ ...s, focus: null }, { anchor: start, head: end }))
    },
    line(event: { clientX: number; clientY: number; detail: number }) {
      if (event.detail !== 3) return
      const at = offsetOf(event)
      if (at === undefined) return
      const { start, end } = lineAt(store.get().text, at)
      store.update((s) => select({ ...s, focus: null }, { anchor: start, head: end }))
    },
  }
}
