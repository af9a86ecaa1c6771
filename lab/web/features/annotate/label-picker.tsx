import { useState } from 'react'
import type { LabelSetting } from '../../../shared/labels.ts'
import { t } from '../../texts/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Chip } from '../../ui/pieces.tsx'

/** Picks one label by typing a part of its name; Enter takes the first, arrows go on. */
export function LabelPicker({
  labels,
  onPick,
  onClose,
}: {
  readonly labels: readonly LabelSetting[]
  readonly onPick: (label: string) => void
  readonly onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const wanted = typed.trim().toUpperCase().replace(/\s+/g, '_')
  const shown = labels.filter((l) => l.name.includes(wanted) || l.hotkey?.toUpperCase() === wanted)
  const current = shown[Math.min(at, shown.length - 1)]
  return (
    <Dialog title={t('task.pickLabel')} onClose={onClose}>
      <input
        className="input"
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="label-choices"
        aria-activedescendant={current && `choice-${current.name}`}
        aria-label={t('task.filterLabels')}
        placeholder={t('task.filterLabels')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (step) {
            event.preventDefault()
            setAt((at + step + shown.length) % Math.max(1, shown.length))
          }
          if (event.key === 'Enter' && current) {
            event.preventDefault()
            onPick(current.name)
          }
        }}
      />
      <div className="picker" id="label-choices" role="listbox" aria-label={t('task.labels')}>
        {shown.map((label) => (
          // biome-ignore lint/a11y: the field above has the focus and the keys
          <div
            key={label.name}
            id={`choice-${label.name}`}
            role="option"
            aria-selected={label === current}
            ref={(element) => {
              if (label === current) element?.scrollIntoView({ block: 'nearest' })
            }}
            onClick={() => onPick(label.name)}
          >
            <Chip name={label.name} colour={label.colour} />
            {label.hotkey && <kbd>{label.hotkey.toUpperCase()}</kbd>}
          </div>
        ))}
      </div>
    </Dialog>
  )
}
