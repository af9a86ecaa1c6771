import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { askAhead } from './ask-ahead.ts'
import { ProjectShell } from './project-shell.tsx'
import { Shell } from './shell.tsx'
import { Lost, Trouble } from './trouble.tsx'

/** What the labelling page shows, in its address; ids only. */
export interface TaskSearch {
  readonly completion?: number
  readonly prediction?: number
  readonly view?: 'deidentified' | 'compare'
  readonly with?: number
  readonly at?: number
}

const number = (value: unknown) =>
  Number.isInteger(Number(value)) && value != null ? Number(value) : undefined

const root = createRootRoute({ component: Shell, notFoundComponent: Lost, errorComponent: Trouble })
const projects = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../features/projects/projects-page.tsx'), 'ProjectsPage'),
})
const newProject = createRoute({
  getParentRoute: () => root,
  path: '/new',
  component: lazyRouteComponent(() => import('../features/setup/wizard-page.tsx'), 'WizardPage'),
})
const project = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId',
  // What every page of it shows is asked for while the code of the page comes, not after.
  beforeLoad: ({ params }) => askAhead('getProject', { params: { projectId: Number(params.projectId) } }),
  component: ProjectShell,
})
const tasks = createRoute({
  getParentRoute: () => project,
  path: '/',
  component: lazyRouteComponent(() => import('../features/tasks/tasks-page.tsx'), 'TasksPage'),
})
const task = createRoute({
  getParentRoute: () => project,
  path: '/tasks/$taskId',
  validateSearch: (search: Record<string, unknown>): TaskSearch => {
    const { view } = search
    const [completion, prediction, other, at] = ['completion', 'prediction', 'with', 'at'].map((k) =>
      number(search[k]),
    )
    return {
      ...(completion === undefined ? {} : { completion }),
      ...(prediction === undefined ? {} : { prediction }),
      ...(other === undefined ? {} : { with: other }),
      ...(at === undefined ? {} : { at }),
      ...(view === 'deidentified' || view === 'compare' ? { view } : {}),
    }
  },
  beforeLoad({ params, preload }) {
    // Pointing at a link is no look at a text, and looks are recorded.
    if (preload) return
    const projectId = Number(params.projectId)
    askAhead('getTask', { params: { projectId, taskId: Number(params.taskId) } })
    askAhead('getLabels', { params: { projectId } })
  },
  component: lazyRouteComponent(() => import('../features/annotate/task-page.tsx'), 'TaskPage'),
})
const importing = createRoute({
  getParentRoute: () => project,
  path: '/import',
  component: lazyRouteComponent(() => import('../features/tasks/import-page.tsx'), 'ImportPage'),
})
const review = createRoute({
  getParentRoute: () => project,
  path: '/review',
  component: lazyRouteComponent(() => import('../features/review/review-page.tsx'), 'ReviewPage'),
})
const dashboard = createRoute({
  getParentRoute: () => project,
  path: '/dashboard',
  component: lazyRouteComponent(() => import('../features/dashboard/dashboard-page.tsx'), 'DashboardPage'),
})
const setup = createRoute({
  getParentRoute: () => project,
  path: '/setup/$section',
  component: lazyRouteComponent(() => import('../features/setup/setup-page.tsx'), 'SetupPage'),
})
const exporting = createRoute({
  getParentRoute: () => project,
  path: '/export',
  component: lazyRouteComponent(() => import('../features/export/export-page.tsx'), 'ExportPage'),
})
const projectAudit = createRoute({
  getParentRoute: () => project,
  path: '/audit',
  component: lazyRouteComponent(() => import('../features/audit/audit-page.tsx'), 'ProjectAuditPage'),
})
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  component: lazyRouteComponent(() => import('../features/audit/audit-page.tsx'), 'AuditPage'),
})
const resources = createRoute({
  getParentRoute: () => root,
  path: '/resources/$tab',
  component: lazyRouteComponent(() => import('../features/resources/resources-page.tsx'), 'ResourcesPage'),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings/$section',
  component: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  beforeLoad: () => {
    throw redirect({ to: '/' })
  },
})

export const router = createRouter({
  routeTree: root.addChildren([
    projects,
    newProject,
    project.addChildren([tasks, task, importing, review, dashboard, setup, exporting, projectAudit]),
    audit,
    resources,
    settings,
    signIn,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: Trouble,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
