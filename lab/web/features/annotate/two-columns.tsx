// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
// biome-ignore-all lint/a11y/useSemanticElements: a section cannot be what scrolls here
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, type RefObject, useImperativeHandle, useRef } from 'react'
import { hue } from '../../ui/palette.ts'
import { type Block, blockAt } from './blocks.ts'
import './two-columns.css'

export interface ColumnsHandle {
  readonly reveal: (offset: number) => void
}

/**
 * Two texts side by side, in step: each row holds the same piece of both, so they cannot drift apart. Only rows
 * in sight are in the page.
 */
export function TwoColumns({
  blocks,
  titles,
  font,
  size,
  left,
  right,
  handle,
}: {
  readonly blocks: readonly Block[]
  readonly titles: readonly [ReactNode, ReactNode]
  readonly font: 'proportional' | 'monospace'
  readonly size: number
  readonly left: (block: Block) => ReactNode
  readonly right: (block: Block) => ReactNode
  readonly handle?: RefObject<ColumnsHandle | null>
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) =>
      Math.max(blocks[i]!.lines, Math.ceil((blocks[i]!.end - blocks[i]!.start) / 60)) * size * 1.6,
    overscan: 6,
    paddingStart: 6,
    paddingEnd: 6,
    initialRect: { width: 900, height: 800 },
    useFlushSync: false,
  })
  useImperativeHandle(handle, () => ({
    reveal: (offset) => virtual.scrollToIndex(blockAt(blocks, offset), { align: 'center' }),
  }))
  const items = virtual.getVirtualItems()
  return (
    <div className="columns">
      <div className="columns-head">
        <div>{titles[0]}</div>
        <div>{titles[1]}</div>
      </div>
      <div
        className="columns-scroll"
        ref={scroller}
        tabIndex={0}
        role="region"
        aria-label={String(titles[0])}
      >
        <div className="columns-space" style={{ height: virtual.getTotalSize() }}>
          <div style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
            {items.map(({ index, key }) => (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={`columns-row doc-like ${font}`}
                style={{ '--text-size': `${size}px` } as CSSProperties}
              >
                <div className="block">{left(blocks[index]!)}</div>
                <div className="block">{right(blocks[index]!)}</div>
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}

/** A painted place of one of the columns. */
export interface Place {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly colour: string | undefined
  readonly className?: string
  readonly title?: string
}

/** The words of `[start, end)` with its places tinted; places are in order and do not overlap. */
export function painted(
  text: string,
  start: number,
  end: number,
  places: readonly Place[],
  { focus, onFocus }: { focus: string | null; onFocus: (id: string | null) => void },
): ReactNode[] {
  const out: ReactNode[] = []
  let pos = start
  for (const place of places) {
    const from = Math.max(place.start, start)
    const to = Math.min(place.end, end)
    if (to < from || place.start >= end || (place.end <= start && place.start !== place.end)) continue
    if (from < pos) continue
    out.push(text.slice(pos, from))
    out.push(
      // biome-ignore lint/a11y: a pointer's way to what the table below gives to keys as well
      <span
        key={`${place.id}-${from}`}
        className={`seg first last ${place.className ?? 'person'} ${focus === place.id ? 'focus' : ''}`}
        style={{ '--h': hue(place.colour) } as CSSProperties}
        title={place.title}
        onMouseEnter={() => onFocus(place.id)}
        onClick={() => onFocus(place.id)}
      >
        {text.slice(from, to)}
      </span>,
    )
    pos = to
  }
  out.push(text.slice(pos, end))
  return out
}
