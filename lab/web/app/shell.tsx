import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { Session } from '../../shared/auth.ts'
import { t } from '../texts/t.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { Avatar, Waiting } from '../ui/pieces.tsx'
import { ApiFailure, useCall, useRoute, whenSignedOut } from './api.ts'
import { KeySheet } from './key-sheet.tsx'
import { useKeys } from './keys.ts'
import { SessionContext, sessionQuery, useEnter, useSession } from './session.ts'
import { setTheme, useTheme } from './theme.ts'
import { Toasts } from './toasts.tsx'
import { Trouble } from './trouble.tsx'

const FirstRun = lazy(async () => ({ default: (await import('../features/welcome/first-run.tsx')).FirstRun }))
const SignIn = lazy(async () => ({ default: (await import('../features/welcome/sign-in.tsx')).SignIn }))
const NewPassword = lazy(async () => ({
  default: (await import('../features/welcome/new-password.tsx')).NewPassword,
}))

/** Everything around every page: who is there, where one is, the keys. */
export function Shell() {
  const session = useQuery(sessionQuery)
  whenSignedOut(() => {
    if (session.data?.user) void session.refetch()
  })
  if (session.error && !session.data) return <Trouble error={session.error} />
  if (!session.data) return <Waiting />
  return (
    <SessionContext value={session.data}>
      <Suspense fallback={<Waiting />}>
        <Door session={session.data} />
      </Suspense>
    </SessionContext>
  )
}

function Door({ session }: { readonly session: Session }) {
  if (session.needsSetup) return <FirstRun />
  if (!session.user) return <SignIn session={session} />
  if (session.user.mustChangePassword) return <NewPassword />
  return <House />
}

function House() {
  const [sheet, setSheet] = useState(false)
  const navigate = useNavigate()
  const theme = useTheme()
  const { projectId } = useParams({ strict: false }) as { projectId?: string }
  const inProject = (to: string) => () => {
    if (projectId) void navigate({ to: to as '/', params: { projectId } as never })
  }
  useKeys({
    help: () => setSheet(true),
    search: () => document.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
    goProjects: () => void navigate({ to: '/' }),
    goTasks: inProject('/projects/$projectId'),
    goDashboard: inProject('/projects/$projectId/dashboard'),
    goReview: inProject('/projects/$projectId/review'),
    goExport: inProject('/projects/$projectId/export'),
    toggleTheme: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
  })
  return (
    <div className="app">
      <header className="top">
        <a className="skip" href="#main">
          {t('app.skip')}
        </a>
        <Link to="/" className="brand">
          <img src="/icon.svg" width={22} height={22} alt="" />
          Palimpsest
        </Link>
        <Crumbs />
        <span className="grow" />
        <TopMenu onKeys={() => setSheet(true)} />
      </header>
      <Outlet />
      {sheet && <KeySheet onClose={() => setSheet(false)} />}
      <Toasts />
    </div>
  )
}

function TopMenu({ onKeys }: { readonly onKeys: () => void }) {
  const { user, may } = useSession()
  const theme = useTheme()
  const enter = useEnter()
  const signOut = useCall('signOut')
  return (
    <>
      {may.includes('resource.read') && (
        <Link to="/resources/$tab" params={{ tab: 'rules' }} className="button quiet small">
          {t('app.resources')}
        </Link>
      )}
      {may.includes('audit.read') && (
        <Link to="/audit" className="button quiet small">
          {t('app.audit')}
        </Link>
      )}
      <Button
        kind="quiet"
        icon
        small
        aria-label={t('app.keys')}
        title={`${t('app.keys')} (?)`}
        onClick={onKeys}
      >
        <Icon name="keyboard" />
      </Button>
      <Menu text={<Avatar name={user.name} />} right button={{ kind: 'quiet', small: true }}>
        <div className="says">
          {user.name} · {t(`roles.${user.role}`)}
        </div>
        <Link to="/settings/$section" params={{ section: 'account' }}>
          {t('app.settings')}
        </Link>
        {(['light', 'dark', 'system'] as const).map((choice) => (
          <button key={choice} type="button" onClick={() => setTheme(choice)}>
            {t(`app.theme.${choice}`)}
            {theme === choice && <Icon name="check" size={14} />}
          </button>
        ))}
        <button
          type="button"
          onClick={async () => {
            enter(await signOut.mutateAsync({}))
          }}
        >
          {t('app.signOut')}
        </button>
      </Menu>
    </>
  )
}

const sections = ['import', 'review', 'dashboard', 'setup', 'export', 'audit'] as const

/** Where one is: project / section or task. Names come from what the page has asked for anyway. */
function Crumbs() {
  const path = useRouterState({ select: (s) => s.location.pathname })
  const params = useParams({ strict: false }) as { projectId?: string; taskId?: string }
  const projectId = Number(params.projectId)
  const taskId = Number(params.taskId)
  const project = useRoute(
    'getProject',
    { params: { projectId } },
    { enabled: params.projectId !== undefined },
  )
  const task = useRoute(
    'getTask',
    { params: { projectId, taskId } },
    { enabled: params.taskId !== undefined, fresh: 60_000 },
  )
  const section = sections.find((name) => path.endsWith(`/${name}`) || path.includes(`/${name}/`))
  const top = !params.projectId && path !== '/' ? path.split('/')[1] : undefined
  return (
    <nav aria-label={t('app.where')}>
      <ol className="crumbs">
        {top && (
          <li>
            <span aria-current="page">
              {top === 'new'
                ? t('projects.new')
                : top === 'resources'
                  ? t('app.resources')
                  : top === 'audit'
                    ? t('app.audit')
                    : t('app.settings')}
            </span>
          </li>
        )}
        {params.projectId && (
          <li>
            <Link to="/projects/$projectId" params={{ projectId: params.projectId }}>
              {project.data?.name ?? (project.error instanceof ApiFailure ? '–' : '…')}
            </Link>
          </li>
        )}
        {params.taskId ? (
          <li>
            <span aria-current="page">
              {task.data ? `#${task.data.number} ${task.data.title}` : task.error ? '–' : '…'}
            </span>
          </li>
        ) : (
          params.projectId &&
          section && (
            <li>
              <span aria-current="page">{t(`app.sections.${section}`)}</span>
            </li>
          )
        )}
      </ol>
    </nav>
  )
}
