import { useState } from 'react'
import type { Session } from '../../../shared/auth.ts'
import { useCall } from '../../app/api.ts'
import { useEnter } from '../../app/session.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Welcome } from './welcome.tsx'

export function SignIn({ session }: { readonly session: Session }) {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useCall('signIn')
  const enter = useEnter()
  const submit = async () =>
    enter(await signIn.mutateAsync({ body: { username: username.trim(), password } }))
  return (
    <Welcome title={t('welcome.signIn')} onSubmit={submit}>
      <TextField
        label={t('welcome.username')}
        value={username}
        onText={setUsername}
        autoComplete="username"
        spellCheck={false}
        autoFocus
      />
      <TextField
        label={t('welcome.password')}
        type="password"
        value={password}
        onText={setPassword}
        autoComplete="current-password"
      />
      <Problem error={signIn.error} />
      <Button kind="primary" type="submit" busy={signIn.isPending} disabled={!username || !password}>
        {t('welcome.signIn')}
      </Button>
      {session.singleSignOn && (
        <a className="button" href={session.singleSignOn.url}>
          {t('welcome.singleSignOn', { name: session.singleSignOn.name })}
        </a>
      )}
    </Welcome>
  )
}
