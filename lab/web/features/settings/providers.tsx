import { useState } from 'react'
import type { Provider } from '../../../shared/resources.ts'
import { useCall, useRoute } from '../../app/api.ts'
import { FormDialog } from '../../app/form-dialog.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { Check, SelectField, TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/pieces.tsx'

/** Endpoints that prompts may ask; none is on unless an admin turns it on. */
export function Providers() {
  const providers = useRoute('listProviders', {})
  const remove = useCall('removeProvider', { refresh: ['listProviders'] })
  const test = useCall('testProvider')
  const [editing, setEditing] = useState<Provider | 'new' | null>(null)
  return (
    <div className="stack">
      <Notice kind="warn">{t('providers.says')}</Notice>
      <div className="row">
        <Button kind="primary" onClick={() => setEditing('new')}>
          {t('providers.add')}
        </Button>
      </div>
      <Problem error={providers.error ?? remove.error ?? test.error} />
      {providers.data?.providers.length === 0 && <p className="muted">{t('providers.none')}</p>}
      <ul className="stack">
        {providers.data?.providers.map((provider) => (
          <li key={provider.id} className="panel">
            <header>
              <h3>{provider.name}</h3>
              <span className={provider.enabled ? 'badge problem' : 'badge'}>
                {t(
                  provider.enabled
                    ? provider.leavesMachine
                      ? 'providers.onLeaves'
                      : 'providers.on'
                    : 'providers.off',
                )}
              </span>
            </header>
            <div className="body stack tight">
              <p>
                <code>{provider.baseUrl}</code> · {provider.model} ·{' '}
                {t(provider.hasKey ? 'providers.hasKey' : 'providers.noKey')}
              </p>
              {test.data && test.variables?.params.providerId === provider.id && (
                <p className={test.data.works ? undefined : 'problem'} role="status">
                  {test.data.detail} ({Math.round(test.data.milliseconds)} ms)
                </p>
              )}
              <div className="row">
                <Button small onClick={() => setEditing(provider)}>
                  {t('ui.edit')}
                </Button>
                <Button
                  small
                  busy={test.isPending}
                  onClick={() => test.mutate({ params: { providerId: provider.id } })}
                >
                  {t('providers.test')}
                </Button>
                <Button
                  small
                  kind="danger"
                  onClick={() => remove.mutate({ params: { providerId: provider.id } })}
                >
                  {t('ui.remove')}
                </Button>
              </div>
            </div>
          </li>
        ))}
      </ul>
      {editing && <Edit provider={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </div>
  )
}

function Edit({ provider, onClose }: { readonly provider: Provider | null; readonly onClose: () => void }) {
  const [values, setValues] = useState({
    name: provider?.name ?? '',
    baseUrl: provider?.baseUrl ?? 'http://127.0.0.1:8080/v1',
    model: provider?.model ?? '',
    apiKey: '',
    enabled: provider?.enabled ?? false,
    timeoutSeconds: provider?.timeoutSeconds ?? 60,
    structured: provider?.structured ?? ('json_schema' as const),
    consent: false,
  })
  const refresh = ['listProviders'] as const
  const create = useCall('createProvider', { refresh })
  const change = useCall('changeProvider', { refresh })
  const set = (to: Partial<typeof values>) => setValues({ ...values, ...to })
  const needsConsent = values.enabled && !isHere(values.baseUrl)
  const submit = () => {
    const body = { ...values, apiKey: values.apiKey || null }
    if (provider) change.mutate({ params: { providerId: provider.id }, body }, { onSuccess: onClose })
    else create.mutate({ body }, { onSuccess: onClose })
  }
  return (
    <FormDialog
      title={t(provider ? 'providers.edit' : 'providers.add')}
      onClose={onClose}
      onSubmit={submit}
      action={t('ui.save')}
      busy={create.isPending || change.isPending}
      disabled={!values.name || !values.baseUrl || !values.model || (needsConsent && !values.consent)}
      error={create.error ?? change.error}
    >
      <TextField label={t('providers.name')} value={values.name} onText={(name) => set({ name })} autoFocus />
      <TextField
        label={t('providers.url')}
        value={values.baseUrl}
        onText={(baseUrl) => set({ baseUrl })}
        spellCheck={false}
      />
      <TextField
        label={t('providers.model')}
        value={values.model}
        onText={(model) => set({ model })}
        spellCheck={false}
      />
      <SelectField
        label={t('providers.structured')}
        hint={t('providers.structuredHint')}
        value={values.structured}
        choices={(['json_schema', 'json_object', 'none'] as const).map((value) => ({
          value,
          text: t(`providers.structureds.${value}`),
        }))}
        onPick={(structured) => set({ structured })}
      />
      <TextField
        label={t('providers.timeout')}
        inputMode="numeric"
        value={String(values.timeoutSeconds)}
        onText={(text) => set({ timeoutSeconds: Math.min(600, Number(text.replace(/\D/g, '')) || 1) })}
      />
      <TextField
        label={t('providers.key')}
        type="password"
        value={values.apiKey}
        hint={provider?.hasKey ? t('providers.keepKey') : undefined}
        onText={(apiKey) => set({ apiKey })}
        autoComplete="new-password"
      />
      <Check label={t('providers.enable')} checked={values.enabled} onCheck={(enabled) => set({ enabled })} />
      {needsConsent && (
        <Notice kind="warn">
          <p>{t('providers.leaves', { host: hostOf(values.baseUrl) })}</p>
          <Check
            label={t('providers.consent')}
            checked={values.consent}
            onCheck={(consent) => set({ consent })}
          />
        </Notice>
      )}
    </FormDialog>
  )
}

/** Nothing for an address that is not one yet. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : ''
}

/** As the server judges: only then does no text leave the machine. */
function isHere(address: string): boolean {
  return URL.canParse(address) && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(address).hostname)
}
