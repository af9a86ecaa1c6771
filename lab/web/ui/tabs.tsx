import type { KeyboardEvent, ReactNode } from 'react'

export interface Tab<T extends string> {
  readonly value: T
  readonly text: string
  readonly count?: number | undefined
}

/** A row of tabs over one panel. Arrow keys move between them. `panel` is the id of what they show. */
export function Tabs<T extends string>({
  tabs,
  value,
  onPick,
  label,
  panel,
}: {
  readonly tabs: readonly Tab<T>[]
  readonly value: T
  readonly onPick: (value: T) => void
  readonly label: string
  readonly panel?: string
}): ReactNode {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const at = tabs.findIndex((tab) => tab.value === value)
    const next = tabs[(at + step + tabs.length) % tabs.length]!
    onPick(next.value)
    event.currentTarget.querySelector<HTMLElement>(`[data-value="${next.value}"]`)?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          data-value={tab.value}
          aria-selected={tab.value === value}
          aria-controls={panel}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onPick(tab.value)}
        >
          {tab.text}
          {tab.count !== undefined && <span className="count">{tab.count}</span>}
        </button>
      ))}
    </div>
  )
}
