import { useState } from 'react'
import type { User } from '../../../shared/users.ts'
import { useCall, useRoute } from '../../app/api.ts'
import { FormDialog } from '../../app/form-dialog.tsx'
import { useSession } from '../../app/session.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { ago } from '../../ui/figures.ts'
import { Menu } from '../../ui/menu.tsx'
import { Avatar, Waiting } from '../../ui/pieces.tsx'

/** Everybody who may sign in. */
export function People() {
  const users = useRoute('listUsers', {})
  const { user: me } = useSession()
  const change = useCall('changeUser', { refresh: ['listUsers', 'listPeople'] })
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<User | null>(null)
  const [resetting, setResetting] = useState<User | null>(null)
  const set = (user: User, body: Parameters<typeof change.mutate>[0]['body']) =>
    change.mutate({ params: { userId: user.id }, body })
  return (
    <div className="stack">
      <div className="row">
        <p className="muted grow">{t('people.says')}</p>
        <Button kind="primary" onClick={() => setAdding(true)}>
          {t('people.add')}
        </Button>
      </div>
      <Problem error={users.error ?? change.error} />
      {!users.data && !users.error && <Waiting />}
      {users.data && (
        <table className="table">
          <thead>
            <tr>
              <th>{t('team.person')}</th>
              <th>{t('people.role')}</th>
              <th>{t('people.last')}</th>
              <th>{t('people.state')}</th>
              <th>
                <span className="visually-hidden">{t('people.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {users.data.users.map((user) => (
              <tr key={user.id}>
                <td>
                  <span className="row">
                    <Avatar name={user.name} /> {user.name}{' '}
                    <span className="muted small">
                      {user.username}
                      {user.linked && ` · ${t('people.linked')}`}
                    </span>
                  </span>
                </td>
                <td>{t(`roles.${user.role}`)}</td>
                <td>{user.lastSignInAt ? ago(user.lastSignInAt) : t('people.never')}</td>
                <td>
                  {user.disabled
                    ? t('people.disabled')
                    : user.lockedUntil && new Date(user.lockedUntil) > new Date()
                      ? t('people.locked')
                      : user.mustChangePassword
                        ? t('people.mustChange')
                        : t('people.active')}
                </td>
                <td className="right">
                  <Menu
                    label={t('people.actionsOn', { name: user.name })}
                    right
                    button={{ kind: 'quiet', small: true }}
                  >
                    <button type="button" onClick={() => setEditing(user)}>
                      {t('people.edit')}
                    </button>
                    <button type="button" onClick={() => setResetting(user)}>
                      {t('people.reset')}
                    </button>
                    {user.linked && (
                      <button type="button" onClick={() => set(user, { unlink: true })}>
                        {t('people.unlink')}
                      </button>
                    )}
                    {user.lockedUntil && (
                      <button type="button" onClick={() => set(user, { unlock: true })}>
                        {t('people.unlock')}
                      </button>
                    )}
                    {user.id !== me.id && (
                      <>
                        <button
                          type="button"
                          onClick={() => set(user, { role: user.role === 'admin' ? 'member' : 'admin' })}
                        >
                          {t(user.role === 'admin' ? 'people.makeMember' : 'people.makeAdmin')}
                        </button>
                        <button
                          type="button"
                          className={user.disabled ? undefined : 'danger'}
                          onClick={() => set(user, { disabled: !user.disabled })}
                        >
                          {t(user.disabled ? 'people.enable' : 'people.disable')}
                        </button>
                      </>
                    )}
                  </Menu>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {adding && <AddPerson onClose={() => setAdding(false)} />}
      {editing && <EditPerson user={editing} onClose={() => setEditing(null)} />}
      {resetting && <ResetPassword user={resetting} onClose={() => setResetting(null)} />}
    </div>
  )
}

function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const [values, setValues] = useState({ name: '', username: '', email: '', password: '' })
  const [role, setRole] = useState<'member' | 'admin'>('member')
  const create = useCall('createUser', { refresh: ['listUsers', 'listPeople'] })
  const set = (key: keyof typeof values) => (text: string) => setValues({ ...values, [key]: text })
  const submit = () =>
    create.mutate(
      {
        body: {
          name: values.name,
          username: values.username,
          password: values.password,
          role,
          email: values.email || null,
        },
      },
      { onSuccess: onClose },
    )
  return (
    <FormDialog
      title={t('people.add')}
      onClose={onClose}
      onSubmit={submit}
      action={t('ui.add')}
      busy={create.isPending}
      disabled={!values.name.trim() || !values.username || values.password.length < 10}
      error={create.error}
    >
      <TextField label={t('people.name')} value={values.name} onText={set('name')} autoFocus />
      <TextField
        label={t('welcome.username')}
        value={values.username}
        onText={set('username')}
        spellCheck={false}
      />
      <TextField label={t('people.email')} type="email" value={values.email} onText={set('email')} />
      <SelectField
        label={t('people.role')}
        value={role}
        choices={(['member', 'admin'] as const).map((value) => ({ value, text: t(`roles.${value}`) }))}
        onPick={setRole}
      />
      <TextField
        label={t('people.firstPassword')}
        hint={t('people.firstPasswordHint')}
        value={values.password}
        onText={set('password')}
        autoComplete="new-password"
      />
    </FormDialog>
  )
}

function EditPerson({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const [name, setName] = useState(user.name)
  const [email, setEmail] = useState(user.email ?? '')
  const change = useCall('changeUser', { refresh: ['listUsers', 'listPeople'] })
  const body = { name: name.trim(), email: email.trim() || null }
  return (
    <FormDialog
      title={t('people.editOf', { name: user.name })}
      onClose={onClose}
      onSubmit={() => change.mutate({ params: { userId: user.id }, body }, { onSuccess: onClose })}
      action={t('ui.save')}
      busy={change.isPending}
      disabled={!body.name}
      error={change.error}
    >
      <TextField label={t('people.name')} value={name} onText={setName} autoFocus />
      <TextField
        label={t('people.email')}
        hint={t('people.emailHint')}
        type="email"
        value={email}
        onText={setEmail}
      />
    </FormDialog>
  )
}

function ResetPassword({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const [password, setPassword] = useState('')
  const change = useCall('changeUser', { refresh: ['listUsers'] })
  return (
    <FormDialog
      title={t('people.resetOf', { name: user.name })}
      onClose={onClose}
      onSubmit={() =>
        change.mutate({ params: { userId: user.id }, body: { password } }, { onSuccess: onClose })
      }
      action={t('ui.save')}
      busy={change.isPending}
      disabled={password.length < 10}
      error={change.error}
    >
      <TextField
        label={t('people.firstPassword')}
        hint={t('people.firstPasswordHint')}
        value={password}
        onText={setPassword}
        autoComplete="new-password"
        autoFocus
      />
    </FormDialog>
  )
}
