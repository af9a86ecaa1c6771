import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Kbd } from './kbd.tsx'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'danger'
  readonly small?: boolean
  /** Only an icon: `aria-label` must say what it does. */
  readonly icon?: boolean
  /** The key combination that does the same. */
  readonly keys?: string | undefined
  readonly busy?: boolean
  readonly children?: ReactNode
}

/** A button. While `busy` it cannot be pressed and keeps its width. */
export function Button({
  kind = 'plain',
  small,
  icon,
  keys,
  busy,
  children,
  className,
  disabled,
  ...rest
}: ButtonProps) {
  const classes = ['button', kind, small && 'small', icon && 'icon', className].filter(Boolean).join(' ')
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
    >
      {busy && <span className="spinner" aria-hidden />}
      {children}
      {keys && !busy && <Kbd keys={keys} />}
    </button>
  )
}
