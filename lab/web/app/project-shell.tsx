import { Link, Outlet, useLocation, useParams } from '@tanstack/react-router'
import { createContext, use } from 'react'
import type { ProjectPermission } from '../../shared/access.ts'
import type { Job } from '../../shared/deidentify.ts'
import type { Project } from '../../shared/projects.ts'
import { t } from '../texts/t.ts'
import { Button } from '../ui/button.tsx'
import { count, duration } from '../ui/figures.ts'
import { Bar, Waiting } from '../ui/pieces.tsx'
import { useCall, useRoute } from './api.ts'
import { useEvents, useLive } from './live.ts'
import { tell } from './toasts.tsx'
import { Trouble } from './trouble.tsx'

const ProjectContext = createContext<Project | null>(null)

/** The project of the page that is open. */
export function useProject(): Project {
  const project = use(ProjectContext)
  if (!project) throw new TypeError('This page is not inside a project')
  return project
}

/** Around every page of a project: its sections, its running jobs, its live updates. */
export function ProjectShell() {
  const params = useParams({ strict: false }) as { projectId: string; taskId?: string }
  const projectId = Number(params.projectId)
  const project = useRoute('getProject', { params: { projectId } })
  useLive(projectId, params.taskId === undefined ? undefined : Number(params.taskId))
  useJobNews(projectId)
  if (project.error) return <Trouble error={project.error} />
  if (!project.data) return <Waiting />
  return (
    <ProjectContext value={project.data}>
      <div className="main fixed">
        {params.taskId === undefined && (
          <div className="project-bar">
            <Sections project={project.data} />
            <Jobs projectId={projectId} />
          </div>
        )}
        <Outlet />
      </div>
    </ProjectContext>
  )
}

function Sections({ project }: { readonly project: Project }) {
  const params = { projectId: String(project.id) }
  const may = (permission: ProjectPermission) => project.may.includes(permission)
  // The link leads to one section of the setup and stands for all of them.
  const inSetup = useLocation({
    select: ({ pathname }) => pathname.startsWith(`/projects/${project.id}/setup/`),
  })
  return (
    <nav className="tabs project-tabs" aria-label={project.name}>
      <Link to="/projects/$projectId" params={params} activeOptions={{ exact: true }}>
        {t('app.sections.tasks')}
        <span className="count">{count(project.progress.tasks)}</span>
      </Link>
      {may('review.decide') && (
        <Link to="/projects/$projectId/review" params={params}>
          {t('app.sections.review')}
          {project.progress.submitted > 0 && (
            <span className="count">{count(project.progress.submitted)}</span>
          )}
        </Link>
      )}
      {may('task.import') && (
        <Link to="/projects/$projectId/import" params={params}>
          {t('app.sections.import')}
        </Link>
      )}
      {may('dashboard.read') && (
        <Link to="/projects/$projectId/dashboard" params={params}>
          {t('app.sections.dashboard')}
        </Link>
      )}
      {may('project.read') && (
        <Link
          to="/projects/$projectId/setup/$section"
          params={{ ...params, section: 'labels' }}
          aria-current={inSetup ? 'page' : undefined}
        >
          {t('app.sections.setup')}
        </Link>
      )}
      {may('export.run') && (
        <Link to="/projects/$projectId/export" params={params}>
          {t('app.sections.export')}
        </Link>
      )}
      {may('audit.readProject') && (
        <Link to="/projects/$projectId/audit" params={params}>
          {t('app.sections.audit')}
        </Link>
      )}
    </nav>
  )
}

const running: readonly Job['state'][] = ['queued', 'running', 'paused']

/** A word when a job ends, wherever in the project the person is. */
function useJobNews(projectId: number): void {
  useEvents((event) => {
    if (event.kind !== 'job' || event.job.projectId !== projectId) return
    const { state, kind, done, failed, message } = event.job
    if (state !== 'done' && state !== 'failed') return
    const end = state === 'failed' || failed === 0 ? state : kind === 'export' ? 'exported' : 'doneBut'
    const what = t(`jobs.kinds.${kind}`)
    const ended = t(`jobs.ended.${end}`, { what, done: count(done), failed: count(failed) })
    tell(message === null ? ended : `${ended}. ${message}`)
  })
}

/** The jobs that run, with how far they are, beside the sections: the page below stays where it is. */
function Jobs({ projectId }: { readonly projectId: number }) {
  const jobs = useRoute('listJobs', { params: { projectId } })
  const refresh = ['listJobs', 'listTasks', 'getProject'] as const
  const cancel = useCall('cancelJob', { refresh })
  const resume = useCall('resumeJob', { refresh })
  const shown = jobs.data?.jobs.filter((job) => running.includes(job.state)) ?? []
  if (shown.length === 0) return null
  return (
    <div className="jobs">
      {shown.map((job) => (
        <div className="job" key={job.id} role="status">
          <b>{t(`jobs.kinds.${job.kind}`)}</b>
          <Bar
            value={job.total > 0 ? (job.done + job.failed) / job.total : 0}
            label={t(`jobs.kinds.${job.kind}`)}
          />
          <span className="num">
            {count(job.done + job.failed)} / {count(job.total)}
          </span>
          <span className="muted num cut">
            {job.state === 'running' &&
              job.rate !== null &&
              t('jobs.rate', { rate: job.rate.toFixed(job.rate < 10 ? 1 : 0) })}
            {job.state === 'running' &&
              job.secondsLeft !== null &&
              ` · ${t('jobs.left', { time: duration(job.secondsLeft) })}`}
            {job.state !== 'running' && t(`jobs.states.${job.state}`)}
            {job.failed > 0 && ` · ${t('jobs.failed', { count: job.failed })}`}
          </span>
          {job.state === 'paused' ? (
            <Button small onClick={() => resume.mutate({ params: { projectId, jobId: job.id } })}>
              {t('jobs.resume')}
            </Button>
          ) : (
            <Button small onClick={() => cancel.mutate({ params: { projectId, jobId: job.id } })}>
              {t('ui.cancel')}
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}
