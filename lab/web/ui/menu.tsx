import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { Icon } from './icon.tsx'

/**
 * A button that opens a list of actions. Arrow keys walk it, Escape and a click elsewhere close it.
 * Its children are plain buttons and links; what they do closes it too.
 */
export function Menu({
  text,
  label,
  right,
  button = {},
  children,
}: {
  readonly text?: ReactNode
  /** For a button that shows only an icon. */
  readonly label?: string
  readonly right?: boolean
  readonly button?: ButtonProps
  readonly children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    list.current?.querySelector<HTMLElement>('button:not(:disabled),a,input')?.focus()
    const away = (event: PointerEvent) => {
      if (!anchor.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [open])
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      setOpen(false)
      anchor.current?.querySelector('button')?.focus()
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const items = [...(list.current?.querySelectorAll<HTMLElement>('button:not(:disabled),a') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    items[(at + step + items.length) % items.length]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the buttons inside
    <div className="menu-anchor" ref={anchor} onKeyDown={onKeyDown}>
      <Button
        {...button}
        icon={!text}
        aria-label={label}
        title={label}
        aria-haspopup="true"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {text ? (
          <>
            {text}
            <Icon name="down" size={12} />
          </>
        ) : (
          <Icon name="more" />
        )}
      </Button>
      {open && (
        // biome-ignore lint/a11y: its buttons are what is pressed; it only closes after them
        <div
          className={right ? 'menu right' : 'menu'}
          ref={list}
          onClick={(event) => {
            if (
              (event.target as Element).closest('button,a') &&
              !(event.target as Element).closest('[data-stay]')
            )
              setOpen(false)
          }}
        >
          {children}
        </div>
      )}
    </div>
  )
}
