import { Link, useParams } from '@tanstack/react-router'
import type { SystemPermission } from '../../../shared/access.ts'
import { KeyList } from '../../app/key-sheet.tsx'
import { useSession } from '../../app/session.ts'
import { Lost } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { About, Account } from './account.tsx'
import { Backups } from './backups.tsx'
import { People } from './people.tsx'
import { Providers } from './providers.tsx'
import { SignOnSettings } from './sign-on.tsx'
import { Tokens } from './tokens.tsx'
import './settings.css'

const sections: readonly { readonly name: Section; readonly needs?: SystemPermission }[] = [
  { name: 'account' },
  { name: 'keys' },
  { name: 'tokens', needs: 'token.own' },
  { name: 'people', needs: 'user.manage' },
  { name: 'sign-on', needs: 'sign-on.manage' },
  { name: 'providers', needs: 'provider.manage' },
  { name: 'backups', needs: 'backup.manage' },
  { name: 'about' },
]
type Section = 'account' | 'keys' | 'tokens' | 'people' | 'sign-on' | 'providers' | 'backups' | 'about'

/** One's own things, and, for admins, the lab's. */
export function SettingsPage() {
  const { may } = useSession()
  const { section: asked } = useParams({ strict: false }) as { section?: string }
  const shown = sections.filter(({ needs }) => !needs || may.includes(needs))
  const section = shown.find(({ name }) => name === asked)?.name
  if (!section) return <Lost />
  return (
    <main id="main" className="main" tabIndex={-1}>
      <div className="page">
        <h1 className="visually-hidden">{t('app.settings')}</h1>
        <div className="side">
          <nav aria-label={t('app.settings')}>
            {shown.map(({ name }) => (
              <Link key={name} to="/settings/$section" params={{ section: name }}>
                {t(`settings.sections.${name}`)}
              </Link>
            ))}
          </nav>
          <div className="grow stack loose">
            <h2 className="section-title">{t(`settings.sections.${section}`)}</h2>
            {section === 'account' && <Account />}
            {section === 'keys' && <KeyList />}
            {section === 'tokens' && <Tokens />}
            {section === 'people' && <People />}
            {section === 'sign-on' && <SignOnSettings />}
            {section === 'providers' && <Providers />}
            {section === 'backups' && <Backups />}
            {section === 'about' && <About />}
          </div>
        </div>
      </div>
    </main>
  )
}
