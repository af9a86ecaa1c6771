import { useState } from 'react'
import { t } from '../texts/t.ts'
import { TextField } from '../ui/field.tsx'
import { type ApiFailure, useCall } from './api.ts'
import { useEnter } from './session.ts'

/** Changing one's password: what is typed, and the doing of it. */
export interface PasswordChange {
  readonly current: string
  readonly next: string
  readonly set: (values: { current: string; next: string }) => void
  readonly isComplete: boolean
  readonly isPending: boolean
  readonly isSuccess: boolean
  readonly error: ApiFailure | null
  /** Rejects with what the server refuses; `error` says it too. */
  readonly save: () => Promise<void>
}

export function usePasswordChange(): PasswordChange {
  const [values, set] = useState({ current: '', next: '' })
  const { mutateAsync, isPending, isSuccess, error } = useCall('changePassword')
  const enter = useEnter()
  return {
    ...values,
    set,
    isComplete: values.current !== '' && values.next.length >= 10,
    isPending,
    isSuccess,
    error,
    async save() {
      enter(await mutateAsync({ body: values }))
      set({ current: '', next: '' })
    },
  }
}

/** The old password and the new one. */
export function PasswordFields({
  change: { current, next, set },
  autoFocus = false,
}: {
  readonly change: PasswordChange
  readonly autoFocus?: boolean
}) {
  return (
    <>
      <TextField
        label={t('welcome.current')}
        type="password"
        value={current}
        onText={(text) => set({ current: text, next })}
        autoComplete="current-password"
        autoFocus={autoFocus}
      />
      <TextField
        label={t('welcome.next')}
        type="password"
        value={next}
        onText={(text) => set({ current, next: text })}
        hint={t('welcome.passwordHint')}
        autoComplete="new-password"
      />
    </>
  )
}
