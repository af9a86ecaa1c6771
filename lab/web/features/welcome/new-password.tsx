import { useState } from 'react'
import { useCall } from '../../app/api.ts'
import { useEnter } from '../../app/session.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Welcome } from './welcome.tsx'

/** The first sign-in with a password that somebody else chose. */
export function NewPassword() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useCall('changePassword')
  const enter = useEnter()
  const submit = async () => enter(await change.mutateAsync({ body: { current, next } }))
  return (
    <Welcome title={t('welcome.newPassword')} says={t('welcome.newPasswordSays')} onSubmit={submit}>
      <TextField
        label={t('welcome.current')}
        type="password"
        value={current}
        onText={setCurrent}
        autoComplete="current-password"
        autoFocus
      />
      <TextField
        label={t('welcome.next')}
        type="password"
        value={next}
        onText={setNext}
        hint={t('welcome.passwordHint')}
        autoComplete="new-password"
      />
      <Problem error={change.error} />
      <Button kind="primary" type="submit" busy={change.isPending} disabled={!current || next.length < 10}>
        {t('welcome.save')}
      </Button>
    </Welcome>
  )
}
