import { PasswordFields, usePasswordChange } from '../../app/password-fields.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { Welcome } from './welcome.tsx'

/** The first sign-in with a password that somebody else chose. */
export function NewPassword() {
  const change = usePasswordChange()
  return (
    <Welcome title={t('welcome.newPassword')} says={t('welcome.newPasswordSays')} onSubmit={change.save}>
      <PasswordFields change={change} autoFocus />
      <Problem error={change.error} />
      <Button kind="primary" type="submit" busy={change.isPending} disabled={!change.isComplete}>
        {t('welcome.save')}
      </Button>
    </Welcome>
  )
}
