import type { ComponentProps } from 'react'
import { t } from '../texts/t.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Problem } from './trouble.tsx'

/** A dialog that asks for something and does it: cancel, the action, and what went wrong under the fields. */
export function FormDialog({
  action,
  danger = false,
  busy = false,
  disabled = false,
  error,
  children,
  ...dialog
}: Omit<ComponentProps<typeof Dialog>, 'footer' | 'onSubmit'> & {
  /** What the button that does it says. */
  readonly action: string
  readonly danger?: boolean
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly error?: Error | null | undefined
  readonly onSubmit: () => void
}) {
  return (
    <Dialog
      {...dialog}
      footer={
        <>
          <Button onClick={dialog.onClose}>{t('ui.cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} type="submit" busy={busy} disabled={disabled}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      <Problem error={error} />
    </Dialog>
  )
}
