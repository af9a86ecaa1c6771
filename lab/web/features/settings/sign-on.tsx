import { useState } from 'react'
import type { SignOn, SignOnBody } from '../../../shared/sign-on.ts'
import { useCall, useRoute } from '../../app/api.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { Check, SelectField, TextField } from '../../ui/field.tsx'
import { Notice, Waiting } from '../../ui/pieces.tsx'

/** Where people sign in who have an account elsewhere. */
export function SignOnSettings() {
  const setup = useRoute('getSignOn', {})
  if (setup.error) return <Problem error={setup.error} />
  if (!setup.data) return <Waiting />
  const { settings, redirectUri } = setup.data
  return (
    <div className="stack settings-form">
      <p className="muted">{t('signOn.says')}</p>
      {setup.data.fixed && <Notice>{t('signOn.fixed')}</Notice>}
      <p>
        {t('signOn.register')} <code>{redirectUri}</code>
      </p>
      <Form key={settings ? 'set' : 'new'} setup={setup.data} />
    </div>
  )
}

function Form({ setup }: { readonly setup: SignOn }) {
  const [values, setValues] = useState<SignOnBody>(
    setup.settings ?? {
      name: '',
      issuer: '',
      clientId: '',
      enabled: true,
      domains: [],
      createUsers: false,
      role: 'member',
    },
  )
  const [domains, setDomains] = useState(values.domains.join(', '))
  const [secret, setSecret] = useState('')
  const save = useCall('setSignOn', { refresh: ['getSignOn', 'session'] })
  const remove = useCall('removeSignOn', { refresh: ['getSignOn', 'session'] })
  const test = useCall('testSignOn')
  const set = (to: Partial<SignOnBody>) => setValues({ ...values, ...to })
  const submit = () => {
    const list = domains.split(/[\s,;]+/).filter((it) => it !== '')
    save.mutate(
      { body: { ...values, domains: list, clientSecret: secret || null } },
      { onSuccess: () => setSecret('') },
    )
  }
  const problem = (path: string) => save.error?.fields.find((it) => it.path.startsWith(path))?.message
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <fieldset className="stack plain" disabled={setup.fixed}>
        <TextField
          label={t('signOn.name')}
          value={values.name}
          onText={(name) => set({ name })}
          error={problem('name')}
        />
        <TextField
          label={t('signOn.issuer')}
          hint={t('signOn.issuerHint')}
          value={values.issuer}
          onText={(issuer) => set({ issuer })}
          error={problem('issuer')}
          spellCheck={false}
        />
        <TextField
          label={t('signOn.clientId')}
          value={values.clientId}
          onText={(clientId) => set({ clientId })}
          error={problem('clientId')}
          spellCheck={false}
        />
        <TextField
          label={t('signOn.clientSecret')}
          type="password"
          hint={t(setup.hasSecret ? 'signOn.keepSecret' : 'signOn.noSecret')}
          value={secret}
          onText={setSecret}
          autoComplete="new-password"
        />
        <TextField
          label={t('signOn.domains')}
          hint={t('signOn.domainsHint')}
          value={domains}
          onText={setDomains}
          error={problem('domains')}
          spellCheck={false}
        />
        <Check
          label={t('signOn.createUsers')}
          hint={t('signOn.createUsersHint')}
          checked={values.createUsers}
          onCheck={(createUsers) => set({ createUsers })}
        />
        {values.createUsers && (
          <SelectField
            label={t('signOn.role')}
            value={values.role}
            choices={(['member', 'admin'] as const).map((value) => ({ value, text: t(`roles.${value}`) }))}
            onPick={(role) => set({ role })}
          />
        )}
        <Check label={t('signOn.enabled')} checked={values.enabled} onCheck={(enabled) => set({ enabled })} />
      </fieldset>
      <Problem error={save.error ?? remove.error ?? test.error} />
      <div className="row">
        {!setup.fixed && (
          <Button
            kind="primary"
            type="submit"
            busy={save.isPending}
            disabled={!values.name.trim() || !values.issuer.trim() || !values.clientId.trim()}
          >
            {t('ui.save')}
          </Button>
        )}
        {setup.settings && (
          <Button busy={test.isPending} onClick={() => test.mutate({})}>
            {t('signOn.test')}
          </Button>
        )}
        {setup.settings && !setup.fixed && (
          <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({})}>
            {t('signOn.remove')}
          </Button>
        )}
        {save.isSuccess && !save.isPending && <span role="status">{t('ui.saved')}</span>}
        {test.data && (
          <span className={test.data.works ? undefined : 'problem'} role="status">
            {test.data.detail}
          </span>
        )}
      </div>
    </form>
  )
}
