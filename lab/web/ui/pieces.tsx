/** The small things that stand in rows and cards. */
import type { CSSProperties, ReactNode } from 'react'
import { t } from '../texts/t.ts'
import { Icon, type IconName } from './icon.tsx'
import { hue } from './palette.ts'

/** A label by name, with its colour beside it: the colour is never the only sign. */
export function Chip({ name, colour }: { readonly name: string; readonly colour: string | undefined }) {
  return (
    <span className="chip" style={{ '--h': hue(colour) } as CSSProperties}>
      <span className="cut">{name}</span>
    </span>
  )
}

/** Initials in a circle; the whole name on hover and for screen readers. */
export function Avatar({ name }: { readonly name: string }) {
  const initials = name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => [...word][0])
  return (
    <span className="avatar" role="img" title={name} aria-label={name}>
      {[initials[0], initials.length > 1 ? initials.at(-1) : ''].join('').toUpperCase()}
    </span>
  )
}

/** How much is done, 0 to 1, with the words that say it. */
export function Bar({ value, label }: { readonly value: number; readonly label: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <i style={{ width: `${percent}%` }} />
    </div>
  )
}

/** What a page shows where there is nothing yet: one sentence, and what to do. */
export function Empty({
  icon,
  title,
  children,
  actions,
}: {
  readonly icon?: IconName
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}) {
  return (
    <div className="empty">
      {icon && (
        <span className="muted">
          <Icon name={icon} size={32} />
        </span>
      )}
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div className="row">{actions}</div>}
    </div>
  )
}

export function Notice({
  kind = 'info',
  children,
}: {
  readonly kind?: 'info' | 'warn' | 'bad' | 'good'
  readonly children: ReactNode
}) {
  return (
    <div className={`notice ${kind}`} role={kind === 'bad' ? 'alert' : undefined}>
      <Icon name={kind === 'good' ? 'check' : kind === 'info' ? 'info' : 'warn'} />
      <div className="grow">{children}</div>
    </div>
  )
}

/** Holds the place of something that is on its way; says so only after a moment, so that nothing flickers. */
export function Waiting({ label = t('ui.loading') }: { readonly label?: string }) {
  return (
    <div className="waiting" role="status">
      <span className="spinner" aria-hidden /> <span>{label}</span>
    </div>
  )
}
