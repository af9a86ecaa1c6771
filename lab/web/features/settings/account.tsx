import { PasswordFields, usePasswordChange } from '../../app/password-fields.tsx'
import { useSession } from '../../app/session.ts'
import { setTheme, useTheme } from '../../app/theme.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'

/** One's name, looks and password. */
export function Account() {
  const { user } = useSession()
  const theme = useTheme()
  return (
    <div className="stack loose settings-form">
      <p>
        <b>{user.name}</b> <span className="muted">{user.username}</span> · {t(`roles.${user.role}`)}
      </p>
      <SelectField
        label={t('settings.theme')}
        value={theme}
        choices={(['system', 'light', 'dark'] as const).map((value) => ({
          value,
          text: t(`app.theme.${value}`),
        }))}
        onPick={setTheme}
      />
      {user.hasPassword ? <ChangePassword /> : <p className="muted">{t('settings.noPassword')}</p>}
    </div>
  )
}

function ChangePassword() {
  const change = usePasswordChange()
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        change.save().catch(() => undefined)
      }}
    >
      <h3>{t('settings.changePassword')}</h3>
      <PasswordFields change={change} />
      <Problem error={change.error} />
      <div className="row">
        <Button type="submit" kind="primary" busy={change.isPending} disabled={!change.isComplete}>
          {t('settings.changePassword')}
        </Button>
        {change.isSuccess && <span role="status">{t('ui.saved')}</span>}
      </div>
      <p className="muted small">{t('settings.endsOthers')}</p>
    </form>
  )
}

export function About() {
  const { version } = useSession()
  return (
    <dl className="about stack">
      <div>
        <dt>{t('settings.version')}</dt>
        <dd>{version}</dd>
      </div>
      <div>
        <dt>{t('settings.api')}</dt>
        <dd>
          <a href="/api/openapi.json">/api/openapi.json</a>
        </dd>
      </div>
      <div>
        <dt>{t('settings.licence')}</dt>
        <dd>Apache-2.0</dd>
      </div>
      <div>
        <dt>{t('settings.network')}</dt>
        <dd>{t('settings.networkSays')}</dd>
      </div>
    </dl>
  )
}
