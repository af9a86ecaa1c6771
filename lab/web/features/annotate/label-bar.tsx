import { type CSSProperties, useDeferredValue, useMemo, useState } from 'react'
import type { LabelSetting } from '../../../shared/labels.ts'
import { t } from '../../texts/t.ts'
import { Icon } from '../../ui/icon.tsx'
import { hue } from '../../ui/palette.ts'
import type { EditSpan } from './span-list.ts'
import { type Store, usePart } from './store.ts'

const none: readonly EditSpan[] = []

/** From so many labels on, those without a key that the text does not use are folded away. */
const MANY = 16

/** The labels: press one to label, its eye to hide it; typing narrows the row. */
export function LabelBar({
  store,
  labels,
  hidden,
  onHidden,
  onLabel,
  editable,
}: {
  readonly store: Store
  readonly labels: readonly LabelSetting[]
  readonly hidden: ReadonlySet<string>
  readonly onHidden: (hidden: ReadonlySet<string>) => void
  readonly onLabel: (label: string) => void
  readonly editable: boolean
}) {
  const [filter, setFilter] = useState('')
  // Counts may follow a moment later; the text never waits for them.
  const spans = useDeferredValue(
    usePart(store, (s) => s.spans),
    none,
  )
  const counts = useMemo(() => {
    const map = new Map<string, number>()
    for (const { label } of spans) map.set(label, (map.get(label) ?? 0) + 1)
    return map
  }, [spans])
  const wanted = filter.trim().toUpperCase().replace(/\s+/g, '_')
  const [all, setAll] = useState(false)
  // What the text had when it was opened stands in the row from the start, so that nothing moves.
  const [atFirst] = useState(() => new Set(store.get().spans.map((s) => s.label)))
  const isNear = ({ name, hotkey }: LabelSetting) =>
    hotkey !== null || atFirst.has(name) || counts.has(name) || hidden.has(name)
  const folds = labels.length > MANY && wanted === '' && !all
  const shown = labels.filter((l) => l.name.includes(wanted) && (!folds || isNear(l)))
  const folded = wanted === '' ? labels.filter((l) => !isNear(l)).length : 0
  const toggle = (name: string) => {
    const next = new Set(hidden)
    if (!next.delete(name)) next.add(name)
    onHidden(next)
  }
  return (
    <div className="label-bar" role="toolbar" aria-label={t('task.labels')}>
      <input
        id="label-filter"
        className="input slim"
        placeholder={t('task.filterLabels')}
        aria-label={t('task.filterLabels')}
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setFilter('')
            document.querySelector<HTMLElement>('.doc-scroll')?.focus()
          }
          if (event.key === 'Enter' && shown[0]) {
            onLabel(shown[0].name)
            setFilter('')
            document.querySelector<HTMLElement>('.doc-scroll')?.focus()
          }
        }}
      />
      {shown.map((label) => (
        <span
          key={label.name}
          className={hidden.has(label.name) ? 'label-button off' : 'label-button'}
          style={{ '--h': hue(label.colour) } as CSSProperties}
        >
          <button
            type="button"
            className="name"
            disabled={!editable}
            title={label.instructions || undefined}
            // The text keeps the focus, so that keys go on working after a click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onLabel(label.name)}
          >
            {label.hotkey && <kbd>{label.hotkey.toUpperCase()}</kbd>}
            {label.name}
            <span className="muted num">{counts.get(label.name) ?? ''}</span>
            {label.instructions && <span className="has-help" title={label.instructions} />}
          </button>
          <button
            type="button"
            className="eye"
            aria-pressed={hidden.has(label.name)}
            aria-label={t('task.hide', { label: label.name })}
            title={t('task.hide', { label: label.name })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => toggle(label.name)}
          >
            <Icon name={hidden.has(label.name) ? 'eyeOff' : 'eye'} size={13} />
          </button>
        </span>
      ))}
      {labels.length > MANY && folded > 0 && (
        <button type="button" className="link small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('task.fewerLabels') : t('task.moreLabels', { count: folded })}
        </button>
      )}
      {hidden.size > 0 && (
        <button type="button" className="link" onClick={() => onHidden(new Set())}>
          {t('task.showAll')}
        </button>
      )}
    </div>
  )
}
