import { useState } from 'react'
import { useCall } from '../../app/api.ts'
import { useEnter } from '../../app/session.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Welcome } from './welcome.tsx'

/** Nobody is there yet: the first person becomes admin. */
export function FirstRun() {
  const [values, setValues] = useState({ name: '', username: '', password: '', again: '', setupCode: '' })
  const [tried, setTried] = useState(false)
  const setUp = useCall('setUp')
  const enter = useEnter()
  const set = (key: keyof typeof values) => (text: string) => setValues({ ...values, [key]: text })
  const wrong = {
    name: values.name.trim() ? undefined : t('welcome.needName'),
    username: /^[a-zA-Z0-9][a-zA-Z0-9._@-]+$/.test(values.username) ? undefined : t('welcome.needUsername'),
    password: values.password.length >= 10 ? undefined : t('welcome.needPassword'),
    again: values.again === values.password ? undefined : t('welcome.needSame'),
  }
  const error = (key: keyof typeof wrong) => (tried ? wrong[key] : undefined)
  const needsCode = setUp.error?.code.includes('setup-code') ?? false
  const submit = async () => {
    setTried(true)
    if (Object.values(wrong).some(Boolean)) return
    const { again: _, setupCode, ...body } = values
    enter(await setUp.mutateAsync({ body: { ...body, ...(setupCode ? { setupCode } : {}) } }))
  }
  return (
    <Welcome title={t('welcome.firstTitle')} says={t('welcome.firstSays')} onSubmit={submit}>
      <TextField
        label={t('welcome.name')}
        value={values.name}
        onText={set('name')}
        error={error('name')}
        autoComplete="name"
        autoFocus
      />
      <TextField
        label={t('welcome.username')}
        value={values.username}
        onText={set('username')}
        error={error('username')}
        autoComplete="username"
        spellCheck={false}
      />
      <TextField
        label={t('welcome.password')}
        type="password"
        value={values.password}
        onText={set('password')}
        error={error('password')}
        hint={t('welcome.passwordHint')}
        autoComplete="new-password"
      />
      <TextField
        label={t('welcome.again')}
        type="password"
        value={values.again}
        onText={set('again')}
        error={error('again')}
        autoComplete="new-password"
      />
      {(needsCode || values.setupCode) && (
        <TextField
          label={t('welcome.setupCode')}
          value={values.setupCode}
          onText={set('setupCode')}
          hint={t('welcome.setupCodeHint')}
        />
      )}
      <Problem error={setUp.error} />
      <Button kind="primary" type="submit" busy={setUp.isPending}>
        {t('welcome.create')}
      </Button>
    </Welcome>
  )
}
