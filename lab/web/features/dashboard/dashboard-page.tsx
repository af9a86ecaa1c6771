import { Link } from '@tanstack/react-router'
import type { Dashboard } from '../../../shared/dashboard.ts'
import { address, useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { BarRows, Figure, FigureHead, LineChart, type Series } from '../../ui/chart.tsx'
import { count, duration, finePercent, percent } from '../../ui/figures.ts'
import { Avatar, Empty, Waiting } from '../../ui/pieces.tsx'
import { AgreementFigure } from './agreement.tsx'
import { LeakFigure } from './leak-estimate.tsx'
import './dashboard.css'

/** Where a project stands. */
export function DashboardPage() {
  const project = useProject()
  const params = { projectId: project.id }
  const dashboard = useRoute('dashboard', { params })
  const csv = (chart: 'progress' | 'labels' | 'resources' | 'people') =>
    address('chartCsv', { params: { ...params, chart } })
  const data = dashboard.data
  return (
    <main id="main" className="main" tabIndex={-1}>
      <div className="page stack loose">
        <h1 className="visually-hidden">{t('app.sections.dashboard')}</h1>
        <Problem error={dashboard.error} />
        {!data && !dashboard.error && <Waiting />}
        {data && data.progress.tasks === 0 && (
          <Empty
            icon="file"
            title={t('dashboard.none')}
            actions={
              <Link
                className="button primary"
                to="/projects/$projectId/import"
                params={{ projectId: String(project.id) }}
              >
                {t('tasks.import')}
              </Link>
            }
          >
            {t('dashboard.noneSays')}
          </Empty>
        )}
        {data && data.progress.tasks > 0 && (
          <>
            <Figures data={data} />
            <div className="two">
              <Progress data={data} csv={csv('progress')} />
              <Labels data={data} csv={csv('labels')} />
            </div>
            <Resources data={data} csv={csv('resources')} />
            <People data={data} csv={csv('people')} />
            <AgreementFigure />
            {project.kind === 'deidentification' && <LeakFigure />}
          </>
        )}
      </div>
    </main>
  )
}

function Figures({ data: { progress, completions, people } }: { readonly data: Dashboard }) {
  const finished = progress.submitted + progress.reviewed
  const times = people
    .flatMap((p) => (p.medianSeconds === null ? [] : [p.medianSeconds]))
    .sort((a, b) => a - b)
  const middle = times[Math.floor(times.length / 2)]
  const figures: readonly (readonly [string, string, string?])[] = [
    [count(progress.tasks), t('dashboard.tasks')],
    [
      percent(finished / progress.tasks),
      t('dashboard.finished'),
      t('dashboard.of', { done: count(finished), all: count(progress.tasks) }),
    ],
    [count(progress.submitted), t('dashboard.toReview')],
    [count(progress.toCorrect), t('dashboard.toCorrect')],
    [
      count(completions.starred),
      t('dashboard.starred'),
      t('dashboard.drafts', { count: completions.drafts }),
    ],
    [middle === undefined ? '–' : duration(middle), t('dashboard.median')],
  ]
  return (
    <dl className="six">
      {figures.map(([value, name, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b className="num">{value}</b>
            {more && <span className="muted small"> {more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Progress({ data, csv }: { readonly data: Dashboard; readonly csv: string }) {
  const days = data.daily
  const series: readonly Series[] = [
    { name: t('states.submitted'), colour: 'var(--accent)', values: days.map((d) => d.submitted) },
    { name: t('states.reviewed'), colour: 'var(--good)', dashed: true, values: days.map((d) => d.reviewed) },
  ]
  return (
    <Figure
      title={t('dashboard.progress')}
      csv={csv}
      legend={series}
      chart={
        days.length > 0 ? (
          <LineChart
            labels={days.map((d) => d.day.slice(5))}
            series={series}
            describe={t('dashboard.progress')}
          />
        ) : (
          <p className="muted">{t('dashboard.noDays')}</p>
        )
      }
      table={
        <table className="table">
          <thead>
            <tr>
              <th>{t('dashboard.day')}</th>
              <th className="right">{t('states.submitted')}</th>
              <th className="right">{t('states.reviewed')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((d) => (
              <tr key={d.day}>
                <td>{d.day}</td>
                <td className="right">{d.submitted}</td>
                <td className="right">{d.reviewed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

function Labels({ data, csv }: { readonly data: Dashboard; readonly csv: string }) {
  const rows = [...data.labels].sort((a, b) => b.people + b.machine - a.people - a.machine)
  const legend: readonly Series[] = [
    { name: t('dashboard.byPeople'), colour: 'var(--accent)', values: [] },
    { name: t('dashboard.byMachine'), colour: 'var(--line-strong)', dashed: true, values: [] },
  ]
  return (
    <Figure
      title={t('dashboard.labels')}
      csv={csv}
      legend={legend}
      chart={
        <BarRows
          describe={t('dashboard.labels')}
          rows={rows.slice(0, 12).map((row) => ({
            key: row.label,
            name: row.label,
            parts: [
              { value: row.people, colour: 'var(--accent)', name: t('dashboard.byPeople') },
              {
                value: row.machine,
                colour: 'var(--line-strong)',
                name: t('dashboard.byMachine'),
                hatched: true,
              },
            ],
          }))}
        />
      }
      table={
        <table className="table">
          <thead>
            <tr>
              <th>{t('dashboard.label')}</th>
              <th className="right">{t('dashboard.byPeople')}</th>
              <th className="right">{t('dashboard.byMachine')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <td>{row.label}</td>
                <td className="right">{count(row.people)}</td>
                <td className="right">{count(row.machine)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

function Resources({ data, csv }: { readonly data: Dashboard; readonly csv: string }) {
  const rows = data.resources
  const parts = (row: (typeof rows)[number]) => [
    { value: row.accepted, colour: 'var(--good)', name: t('dashboard.accepted') },
    { value: row.corrected, colour: 'var(--hue-4)', name: t('dashboard.corrected'), hatched: true },
    { value: row.rejected, colour: 'var(--bad)', name: t('dashboard.rejected') },
    { value: row.missed, colour: 'var(--hue-9)', name: t('dashboard.missed'), hatched: true },
  ]
  return (
    <Figure
      title={t('dashboard.resources')}
      says={t('dashboard.resourcesSay')}
      csv={csv}
      legend={[
        { name: t('dashboard.accepted'), colour: 'var(--good)', values: [] },
        { name: t('dashboard.corrected'), colour: 'var(--hue-4)', dashed: true, values: [] },
        { name: t('dashboard.rejected'), colour: 'var(--bad)', values: [] },
        { name: t('dashboard.missed'), colour: 'var(--hue-9)', dashed: true, values: [] },
      ]}
      chart={
        rows.length > 0 ? (
          <BarRows
            describe={t('dashboard.resources')}
            rows={rows.slice(0, 20).map((row) => ({
              key: `${row.source} ${row.label}`,
              name: `${row.label} · ${row.source}`,
              parts: parts(row),
            }))}
          />
        ) : (
          <p className="muted">{t('dashboard.noResources')}</p>
        )
      }
      table={
        <table className="table">
          <thead>
            <tr>
              <th>{t('dashboard.source')}</th>
              <th>{t('dashboard.label')}</th>
              <th className="right">{t('dashboard.accepted')}</th>
              <th className="right">{t('dashboard.corrected')}</th>
              <th className="right">{t('dashboard.rejected')}</th>
              <th className="right">{t('dashboard.missed')}</th>
              <th className="right">{t('dashboard.precision')}</th>
              <th className="right">{t('dashboard.recall')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.source} ${row.label}`}>
                <td>{row.source}</td>
                <td>{row.label}</td>
                <td className="right">{count(row.accepted)}</td>
                <td className="right">{count(row.corrected)}</td>
                <td className="right">{count(row.rejected)}</td>
                <td className="right">{count(row.missed)}</td>
                <td className="right">{finePercent(row.precision)}</td>
                <td className="right">{finePercent(row.recall)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

function People({ data, csv }: { readonly data: Dashboard; readonly csv: string }) {
  return (
    <section className="figure">
      <FigureHead title={t('dashboard.people')} csv={csv} />
      <table className="table">
        <thead>
          <tr>
            <th>{t('team.person')}</th>
            <th className="right">{t('dashboard.draftsWord')}</th>
            <th className="right">{t('states.submitted')}</th>
            <th className="right">{t('dashboard.starred')}</th>
            <th className="right">{t('dashboard.sentBack')}</th>
            <th className="right">{t('dashboard.median')}</th>
          </tr>
        </thead>
        <tbody>
          {data.people.map((row) => (
            <tr key={row.person.id}>
              <td>
                <span className="row">
                  <Avatar name={row.person.name} /> {row.person.name}
                </span>
              </td>
              <td className="right">{count(row.drafts)}</td>
              <td className="right">{count(row.submitted)}</td>
              <td className="right">{count(row.starred)}</td>
              <td className="right">{count(row.rejected)}</td>
              <td className="right">{row.medianSeconds === null ? '–' : duration(row.medianSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
