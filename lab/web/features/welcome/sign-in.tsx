import { useEffect, useState } from 'react'
import type { Session } from '../../../shared/auth.ts'
import type { SignOnTrouble } from '../../../shared/sign-on.ts'
import { useCall } from '../../app/api.ts'
import { useEnter } from '../../app/session.ts'
import { Problem } from '../../app/trouble.tsx'
import { welcomeTexts } from '../../texts/en/welcome.ts'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/pieces.tsx'
import { Welcome } from './welcome.tsx'

/** The sign-in page; it also tells how a visit to the provider of single sign-on ended. */
export function SignIn({ session }: { readonly session: Session }) {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [trouble] = useState(troubleInAddress)
  // Told once: neither a reload nor signing out later tells it again.
  useEffect(() => {
    const address = new URL(location.href)
    if (!address.searchParams.has('sign-in')) return
    address.searchParams.delete('sign-in')
    history.replaceState(history.state, '', address)
  }, [])
  const { singleSignOn, signOutThere } = session
  const signIn = useCall('signIn')
  const enter = useEnter()
  const submit = async () =>
    enter(await signIn.mutateAsync({ body: { username: username.trim(), password } }))
  return (
    <Welcome title={t('welcome.signIn')} onSubmit={submit}>
      {trouble && <Notice kind="warn">{t(`welcome.trouble.${trouble}`)}</Notice>}
      {signOutThere && singleSignOn && (
        <Notice>
          {t('welcome.signedOutHere')}{' '}
          <a href={signOutThere}>{t('welcome.signOutThere', { name: singleSignOn.name })}</a>
        </Notice>
      )}
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
      {singleSignOn && (
        <a className="button" href={singleSignOn.url}>
          {t('welcome.singleSignOn', { name: singleSignOn.name })}
        </a>
      )}
    </Welcome>
  )
}

/** How a visit to the provider ended, where the address says so. */
function troubleInAddress(): SignOnTrouble | null {
  const code = new URL(location.href).searchParams.get('sign-in')
  return code !== null && Object.hasOwn(welcomeTexts.welcome.trouble, code) ? (code as SignOnTrouble) : null
}
