import { type CSSProperties, memo, useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { LabelSetting } from '../../../shared/labels.ts'
import { t } from '../../texts/t.ts'
import { Icon } from '../../ui/icon.tsx'
import { hue } from '../../ui/palette.ts'
import type { EditSpan } from './span-list.ts'
import { type Store, useSpans } from './store.ts'

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
  const spans = useDeferredValue(useSpans(store), none)
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
  const toggle = useCallback(
    (name: string) => {
      const next = new Set(hidden)
      if (!next.delete(name)) next.add(name)
      onHidden(next)
    },
    [hidden, onHidden],
  )
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
        <LabelButton
          key={label.name}
          label={label}
          count={counts.get(label.name)}
          off={hidden.has(label.name)}
          editable={editable}
          onLabel={onLabel}
          onToggle={toggle}
        />
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

const LabelButton = memo(function LabelButton({
  label: { name, colour, hotkey, instructions },
  count,
  off,
  editable,
  onLabel,
  onToggle,
}: {
  readonly label: LabelSetting
  readonly count: number | undefined
  readonly off: boolean
  readonly editable: boolean
  readonly onLabel: (label: string) => void
  readonly onToggle: (label: string) => void
}) {
  const hide = t('task.hide', { label: name })
  return (
    <span
      className={off ? 'label-button off' : 'label-button'}
      style={{ '--h': hue(colour) } as CSSProperties}
    >
      <button
        type="button"
        className="name"
        disabled={!editable}
        title={instructions || undefined}
        // The text keeps the focus, so that keys go on working after a click.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onLabel(name)}
      >
        {hotkey && <kbd>{hotkey.toUpperCase()}</kbd>}
        {name}
        <span className="muted num">{count ?? ''}</span>
        {instructions && <span className="has-help" title={instructions} />}
      </button>
      <button
        type="button"
        className="eye"
        aria-pressed={off}
        aria-label={hide}
        title={hide}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onToggle(name)}
      >
        <Icon name={off ? 'eyeOff' : 'eye'} size={13} />
      </button>
    </span>
  )
})
