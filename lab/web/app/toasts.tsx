import { useEffect, useSyncExternalStore } from 'react'
import { t } from '../texts/t.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

/** Word of something that happened elsewhere: another person, another tab, a job. Never for one's own doings. */
interface Toast {
  readonly id: number
  readonly text: string
}

let toasts: readonly Toast[] = []
let next = 1
const listeners = new Set<() => void>()

function set(list: readonly Toast[]): void {
  toasts = list
  for (const listener of listeners) listener()
}

export function tell(text: string): void {
  set([...toasts, { id: next++, text }].slice(-3))
}

export function Toasts() {
  const list = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
  useEffect(() => {
    const oldest = list[0]
    if (!oldest) return
    const timer = setTimeout(() => set(toasts.filter((x) => x.id !== oldest.id)), 8000)
    return () => clearTimeout(timer)
  }, [list])
  return (
    <div className="toasts" role="status" aria-live="polite">
      {list.map(({ id, text }) => (
        <div className="toast" key={id}>
          <span className="grow">{text}</span>
          <Button
            kind="quiet"
            icon
            small
            aria-label={t('ui.close')}
            onClick={() => set(toasts.filter((x) => x.id !== id))}
          >
            <Icon name="close" size={12} />
          </Button>
        </div>
      ))}
    </div>
  )
}
