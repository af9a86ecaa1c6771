import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Export, ExportFormat, ExportRequest } from '../../../shared/export.ts'
import type { TaskState } from '../../../shared/tasks.ts'
import { type ApiFailure, address, call, type Got, useCall, useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { Check, SelectField } from '../../ui/field.tsx'
import { ago, bytes, count } from '../../ui/figures.ts'
import { Icon } from '../../ui/icon.tsx'
import { Bar, Empty, Notice } from '../../ui/pieces.tsx'
import { Skipped } from './skipped.tsx'
import './export.css'

const formats: readonly ExportFormat[] = ['jsonl', 'json', 'csv', 'tsv', 'conll', 'brat', 'mat-json', 'txt']
const states: readonly TaskState[] = ['incomplete', 'in-progress', 'submitted', 'reviewed', 'to-correct']

/** What goes out, in words before it does; then the file, and what was left out with its reason. */
export function ExportPage() {
  const project = useProject()
  const params = { projectId: project.id }
  const deid = project.kind === 'deidentification'
  const [format, setFormat] = useState<ExportFormat>('jsonl')
  const [deidentified, setDeidentified] = useState(deid)
  const [includeUnreviewed, setIncludeUnreviewed] = useState(false)
  const [onlyStarred, setOnlyStarred] = useState(true)
  const [tag, setTag] = useState('')
  const [state, setState] = useState('')
  const [labels, setLabels] = useState<readonly string[] | null>(null)
  const settings = useRoute('getLabels', { params })
  const body: ExportRequest = {
    format,
    deidentified,
    includeUnreviewed,
    onlyStarred,
    labels: deidentified || labels === null ? null : [...labels],
    filter: { ...(tag ? { tag } : {}), ...(state ? { state: state as TaskState } : {}) },
  }
  const planned = usePlan(body)
  const create = useCall('createExport', { refresh: ['listExports', 'listJobs'] })
  const past = useRoute('listExports', { params })
  const mayRaw = project.may.includes('project.archive')
  const figures = planned.data
  return (
    <main id="main" className="main" tabIndex={-1}>
      <div className="page stack loose">
        <h1>{t('export.title')}</h1>
        <div className="export">
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault()
              create.mutate({ params, body })
            }}
          >
            <fieldset className="choices stack tight">
              <legend>{t('export.format')}</legend>
              <div className="formats">
                {formats.map((value) => (
                  <label key={value} className={value === format ? 'format on' : 'format'}>
                    <input
                      type="radio"
                      name="format"
                      value={value}
                      checked={value === format}
                      onChange={() => setFormat(value)}
                    />
                    <b>{t(`export.formats.${value}`)}</b>
                    <span className="muted small">{t(`export.formatSays.${value}`)}</span>
                  </label>
                ))}
              </div>
            </fieldset>
            <div className="stack tight">
              <Check
                label={t('export.deidentified')}
                hint={deid && !mayRaw ? t('export.rawRefused') : undefined}
                checked={deidentified}
                disabled={deid && !mayRaw}
                onCheck={setDeidentified}
              />
              <Check label={t('export.onlyStarred')} checked={onlyStarred} onCheck={setOnlyStarred} />
              <Check
                label={t('export.includeUnreviewed')}
                checked={includeUnreviewed}
                onCheck={setIncludeUnreviewed}
              />
              {includeUnreviewed && <Notice kind="warn">{t('export.includeUnreviewedSays')}</Notice>}
              {deid && !deidentified && <Notice kind="bad">{t('export.rawSays')}</Notice>}
            </div>
            <div className="two">
              <SelectField
                label={t('export.tag')}
                value={tag}
                onPick={setTag}
                choices={[
                  { value: '', text: t('tasks.filters.anyTag') },
                  ...project.tags.map(({ name }) => ({ value: name, text: name })),
                ]}
              />
              <SelectField
                label={t('export.state')}
                value={state}
                onPick={setState}
                choices={[
                  { value: '', text: t('tasks.filters.anyState') },
                  ...states.map((value) => ({ value, text: t(`states.${value}`) })),
                ]}
              />
            </div>
            {!deidentified && (
              <details>
                <summary>
                  {t('export.labels', { count: labels?.length ?? settings.data?.labels.length ?? 0 })}
                </summary>
                <div className="label-checks">
                  {settings.data?.labels.map(({ name }) => (
                    <Check
                      key={name}
                      label={name}
                      checked={labels === null || labels.includes(name)}
                      onCheck={(on) => {
                        const now = labels ?? settings.data.labels.map((l) => l.name)
                        setLabels(on ? [...now, name] : now.filter((l) => l !== name))
                      }}
                    />
                  ))}
                </div>
              </details>
            )}
            <div className="row">
              <Button
                kind="primary"
                type="submit"
                busy={create.isPending}
                disabled={figures?.willExport === 0}
              >
                <Icon name="download" />
                {t('export.do')}
              </Button>
              <Problem error={create.error ?? planned.error} />
            </div>
          </form>
          <section className="plan stack" aria-live="polite">
            <h2>{t('export.plan')}</h2>
            {figures && (
              <>
                <p className="plan-count">
                  <b className="num">{count(figures.willExport)}</b>{' '}
                  {t('export.of', { count: figures.matching, shown: count(figures.matching) })}
                </p>
                <Bar
                  value={figures.matching > 0 ? figures.willExport / figures.matching : 0}
                  label={t('export.plan')}
                />
                <p>{figures.words}</p>
                {figures.skipped.length > 0 && (
                  <ul className="stack tight">
                    {figures.skipped.map(({ reason, count: n }) => (
                      <li key={reason} className="row">
                        <span className="grow">{t(`export.reasons.${reason}`)}</span>
                        <span className="num">{count(n)}</span>
                      </li>
                    ))}
                  </ul>
                )}
              </>
            )}
          </section>
        </div>
        <section className="stack">
          <h2>{t('export.history')}</h2>
          {past.data?.exports.length === 0 && <Empty title={t('export.none')}>{t('export.noneSays')}</Empty>}
          {past.data && past.data.exports.length > 0 && <History exports={past.data.exports} />}
        </section>
      </div>
    </main>
  )
}

/** The plan is asked for by POST (a filter may hold words), yet it changes nothing: it is a question. */
function usePlan(body: ExportRequest) {
  const params = { projectId: useProject().id }
  return useQuery<Got<'planExport'>, ApiFailure>({
    queryKey: ['planExport', params, body],
    queryFn: () => call('planExport', { params, body }),
    placeholderData: keepPreviousData,
  })
}

function History({ exports }: { readonly exports: readonly Export[] }) {
  const project = useProject()
  const [open, setOpen] = useState<Export | null>(null)
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th>{t('export.columns.when')}</th>
            <th>{t('export.columns.by')}</th>
            <th>{t('export.columns.what')}</th>
            <th className="right">{t('export.columns.out')}</th>
            <th className="right">{t('export.columns.skipped')}</th>
            <th>{t('export.columns.file')}</th>
          </tr>
        </thead>
        <tbody>
          {exports.map((one) => {
            const skipped = one.skipped.reduce((sum, s) => sum + s.count, 0)
            return (
              <tr key={one.id}>
                <td>{ago(one.createdAt)}</td>
                <td>{one.by?.name ?? '–'}</td>
                <td>
                  {t(`export.formats.${one.request.format}`)}{' '}
                  {one.request.deidentified && <span className="tag">{t('export.deidentifiedTag')}</span>}{' '}
                  {one.request.includeUnreviewed && <span className="tag">{t('export.unreviewedTag')}</span>}
                </td>
                <td className="right">{count(one.exported)}</td>
                <td className="right">
                  {skipped > 0 ? (
                    <button type="button" className="link num" onClick={() => setOpen(one)}>
                      {t('export.skippedOf', { shown: count(skipped) })}
                    </button>
                  ) : (
                    '0'
                  )}
                </td>
                <td>
                  {one.job.state === 'done' && one.fileName ? (
                    <a
                      href={address('downloadExport', {
                        params: { projectId: project.id, exportId: one.id },
                      })}
                      download={one.fileName}
                      data-testid="download"
                    >
                      {one.fileName}{' '}
                      {one.bytes !== null && <span className="muted">({bytes(one.bytes)})</span>}
                    </a>
                  ) : (
                    <span className={one.job.state === 'failed' ? 'problem' : 'muted'}>
                      {t(`jobs.states.${one.job.state}`)} {one.job.message}
                    </span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {open && <Skipped one={open} onClose={() => setOpen(null)} />}
    </>
  )
}
