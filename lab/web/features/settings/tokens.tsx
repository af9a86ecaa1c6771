import { useState } from 'react'
import type { TokenScope } from '../../../shared/auth.ts'
import { useCall, useRoute } from '../../app/api.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { Check, SelectField, TextField } from '../../ui/field.tsx'
import { ago, date } from '../../ui/figures.ts'
import { Notice } from '../../ui/pieces.tsx'

const scopes: readonly TokenScope[] = ['read', 'write', 'export', 'admin']

/** Keys for programs that act in one's name. */
export function Tokens() {
  const tokens = useRoute('listTokens', {})
  const create = useCall('createToken', { refresh: ['listTokens'] })
  const remove = useCall('removeToken', { refresh: ['listTokens'] })
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly TokenScope[]>(['read'])
  const [days, setDays] = useState<'30' | '90' | '365' | 'never'>('90')
  const secret = create.data?.secret
  return (
    <div className="stack loose">
      <p className="muted">{t('tokens.says')}</p>
      <form
        className="stack settings-form"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate(
            { body: { name, scopes: [...chosen], expiresInDays: days === 'never' ? null : Number(days) } },
            { onSuccess: () => setName('') },
          )
        }}
      >
        <TextField label={t('tokens.name')} value={name} onText={setName} />
        <fieldset className="choices stack tight">
          <legend>{t('tokens.scopes')}</legend>
          {scopes.map((scope) => (
            <Check
              key={scope}
              label={t(`tokens.scope.${scope}`)}
              checked={chosen.includes(scope)}
              onCheck={(on) => setChosen(on ? [...chosen, scope] : chosen.filter((s) => s !== scope))}
            />
          ))}
        </fieldset>
        <SelectField
          label={t('tokens.expires')}
          value={days}
          choices={(['30', '90', '365', 'never'] as const).map((value) => ({
            value,
            text: value === 'never' ? t('tokens.never') : t('tokens.days', { count: Number(value) }),
          }))}
          onPick={setDays}
        />
        <div className="row">
          <Button
            type="submit"
            kind="primary"
            busy={create.isPending}
            disabled={!name.trim() || chosen.length === 0}
          >
            {t('tokens.create')}
          </Button>
        </div>
        <Problem error={create.error ?? remove.error ?? tokens.error} />
      </form>
      {secret && (
        <Notice kind="good">
          <div className="stack tight">
            <b>{t('tokens.once')}</b>
            <code className="secret">{secret}</code>
            <div className="row">
              <Button small onClick={() => void navigator.clipboard.writeText(secret)}>
                {t('ui.copy')}
              </Button>
            </div>
          </div>
        </Notice>
      )}
      {tokens.data && tokens.data.tokens.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>{t('tokens.name')}</th>
              <th>{t('tokens.scopes')}</th>
              <th>{t('tokens.used')}</th>
              <th>{t('tokens.expires')}</th>
              <th>
                <span className="visually-hidden">{t('tokens.revoke')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {tokens.data.tokens.map((token) => (
              <tr key={token.id}>
                <td>{token.name}</td>
                <td>{token.scopes.join(', ')}</td>
                <td>{token.lastUsedAt ? ago(token.lastUsedAt) : t('people.never')}</td>
                <td>{token.expiresAt ? date(token.expiresAt) : t('tokens.never')}</td>
                <td className="right">
                  <Button
                    small
                    kind="danger"
                    onClick={() => remove.mutate({ params: { tokenId: token.id } })}
                  >
                    {t('tokens.revoke')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
