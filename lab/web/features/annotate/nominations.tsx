// biome-ignore-all lint/a11y/useSemanticElements: rows are laid out by a virtual list, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: what can be used in a row takes the focus itself
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the field in each row is the way of the keyboard
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { t } from '../../texts/t.ts'
import { Check } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Chip, Notice } from '../../ui/pieces.tsx'
import type { NominationRow, Recomputed } from './recompute.ts'

type Sort = 'place' | 'label' | 'action' | 'flag'

/** What goes where, sortable; cells are written over where the version may be changed. */
export function Nominations({
  made,
  text,
  colours,
  focus,
  onHover,
  onFocus,
  onEdit,
  onlyFlagged,
  onOnlyFlagged,
}: {
  readonly made: Recomputed
  readonly text: string
  readonly colours: ReadonlyMap<string, string>
  readonly focus: string | null
  /** Lights the places of a row without moving the text. */
  readonly onHover: (spanId: string) => void
  readonly onFocus: (row: NominationRow) => void
  readonly onlyFlagged: boolean
  readonly onOnlyFlagged: (only: boolean) => void
  readonly onEdit: ((spanId: string, replacement: string | null) => Promise<void>) | null
}) {
  const [sort, setSort] = useState<Sort>('place')
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => {
    const list = onlyFlagged ? made.rows.filter((row) => row.nomination.flag) : [...made.rows]
    const by: Record<Sort, (row: NominationRow) => string> = {
      place: () => '',
      label: (row) => row.nomination.label,
      action: (row) => row.nomination.action,
      flag: (row) => (row.nomination.flag ? '0' : '1'),
    }
    return list.sort(
      (a, b) => by[sort](a).localeCompare(by[sort](b)) || a.nomination.start - b.nomination.start,
    )
  }, [made, sort, onlyFlagged])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 34,
    overscan: 8,
    useFlushSync: false,
  })
  const head = (column: Sort, word: string) => (
    <span role="columnheader" aria-sort={sort === column ? 'ascending' : 'none'}>
      <button type="button" onClick={() => setSort(column)}>
        {word}
        {sort === column && <Icon name="down" size={11} />}
      </button>
    </span>
  )
  return (
    <section className="nominations" aria-label={t('deid.nominations')}>
      <div className="row nominations-bar">
        <h2>{t('deid.nominations')}</h2>
        <span className="muted num">{made.rows.length}</span>
        <span className="grow" />
        <Check
          label={t('deid.onlyFlagged', { count: made.flagged })}
          checked={onlyFlagged}
          onCheck={onOnlyFlagged}
          disabled={made.flagged === 0 && !onlyFlagged}
        />
      </div>
      {made.rows.length === 0 && <Notice>{t('deid.nothing')}</Notice>}
      <div role="table" className="nomination-table" aria-label={t('deid.nominations')}>
        <div role="rowgroup">
          <div role="row" className="nomination head">
            {head('place', t('deid.columns.place'))}
            <span role="columnheader">{t('deid.columns.original')}</span>
            {head('label', t('deid.columns.label'))}
            {head('action', t('deid.columns.action'))}
            <span role="columnheader">{t('deid.columns.replacement')}</span>
            {head('flag', t('deid.columns.flag'))}
          </div>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <div ref={scroller} className="nomination-scroll" role="rowgroup" tabIndex={0}>
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = rows[index]!
              const { nomination: n } = row
              return (
                <div
                  key={row.spanId}
                  role="row"
                  className={['nomination', focus === row.spanId && 'active', n.flag && 'flagged']
                    .filter(Boolean)
                    .join(' ')}
                  style={{ transform: `translateY(${start}px)` }}
                  onMouseEnter={() => onHover(row.spanId)}
                  onClick={() => onFocus(row)}
                >
                  <span role="cell" className="num muted">
                    {n.start}
                  </span>
                  <span role="cell" className="cut" title={text.slice(n.start, n.end)}>
                    {text.slice(n.start, n.end)}
                  </span>
                  <span role="cell">
                    <Chip name={n.label} colour={colours.get(n.label)} />
                  </span>
                  <span role="cell" className="cut">
                    {n.action}
                  </span>
                  <span role="cell">
                    {onEdit ? (
                      <Cell row={row} onEdit={onEdit} onFocus={() => onFocus(row)} />
                    ) : (
                      <span className="cut">{showBreaks(n.replacement)}</span>
                    )}
                  </span>
                  <span role="cell" className="cut" title={n.flag?.detail}>
                    {n.flag ? (
                      <>
                        <Icon name="warn" size={13} /> {n.flag.code}
                      </>
                    ) : (
                      <span className="muted">–</span>
                    )}
                  </span>
                </div>
              )
            })}
          </div>
        </div>
      </div>
    </section>
  )
}

/** A replacement to write over. Enter keeps it, Escape drops it, empty takes it back to the engine's own. */
function Cell({
  row,
  onEdit,
  onFocus,
}: {
  readonly row: NominationRow
  readonly onEdit: (spanId: string, replacement: string | null) => Promise<void>
  readonly onFocus: () => void
}) {
  const { nomination, spanId, edited } = row
  const [draft, setDraft] = useState<string | null>(null)
  const finish = () => {
    if (draft === null) return
    setDraft(null)
    const text = unshowBreaks(draft)
    if (text !== nomination.replacement) void onEdit(spanId, text === '' ? null : text)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      setDraft(null)
    }
    if (event.key === 'Enter') finish()
  }
  return (
    <input
      className={edited ? 'cell edited' : 'cell'}
      aria-label={t('deid.replacementOf', { label: nomination.label, place: nomination.start })}
      aria-invalid={nomination.flag ? true : undefined}
      value={draft ?? showBreaks(nomination.replacement)}
      onFocus={onFocus}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={finish}
      onKeyDown={onKeyDown}
    />
  )
}

/** A field of one line would drop the line breaks of a replacement: they stand in it as signs. */
function showBreaks(text: string): string {
  return text.replaceAll('\r\n', '⏎').replaceAll('\n', '↵')
}

function unshowBreaks(text: string): string {
  return text.replaceAll('⏎', '\r\n').replaceAll('↵', '\n')
}
