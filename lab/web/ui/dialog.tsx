import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { t } from '../texts/t.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/**
 * A modal window on the platform's own `<dialog>`: it traps focus, closes on Escape and gives focus back.
 * With `onSubmit` its content is a form.
 */
export function Dialog({
  title,
  wide,
  footer,
  children,
  onClose,
  onSubmit,
}: {
  readonly title: string
  readonly wide?: boolean
  readonly footer?: ReactNode
  readonly children: ReactNode
  readonly onClose: () => void
  readonly onSubmit?: () => void
}) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Taken before the fields inside are there: one of them may have the focus already when the effect runs.
  const [before] = useState(() => document.activeElement)
  useEffect(() => {
    const dialog = ref.current!
    const wanted = dialog.contains(document.activeElement) ? document.activeElement : null
    if (!dialog.open) dialog.showModal()
    // The platform would take the first button, which is the one that closes.
    const first = wanted ?? dialog.querySelector('.body :is(input, textarea, select):not(:disabled)')
    if (first instanceof HTMLElement) first.focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [before])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit?.()
  }
  const inner = (
    <>
      <div className="body stack">{children}</div>
      {footer && <footer>{footer}</footer>}
    </>
  )
  return (
    <dialog
      ref={ref}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <Button kind="quiet" icon small aria-label={t('ui.close')} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {onSubmit ? (
        <form onSubmit={submit} className="dialog-form" noValidate>
          {inner}
        </form>
      ) : (
        inner
      )}
    </dialog>
  )
}

/** Asks before something that cannot be taken back. */
export function Confirm({
  title,
  says,
  action,
  busy,
  onClose,
  onConfirm,
}: {
  readonly title: string
  readonly says: string
  readonly action: string
  readonly busy?: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
}) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="danger" busy={busy ?? false} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <p>{says}</p>
    </Dialog>
  )
}
