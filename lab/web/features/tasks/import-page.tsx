import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type DragEvent, useRef, useState } from 'react'
import type { ImportReport } from '../../../shared/imports.ts'
import { type ApiFailure, randomId, upload, useRoute } from '../../app/api.ts'
import { useEvents } from '../../app/live.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { ago, count } from '../../ui/figures.ts'
import { Icon } from '../../ui/icon.tsx'
import { Bar, Notice } from '../../ui/pieces.tsx'
import { droppedFiles } from './dropped-files.ts'
import './tasks.css'

const formats = [
  'auto',
  'txt',
  'json',
  'jsonl',
  'csv',
  'tsv',
  'jsl',
  'labelstudio',
  'brat',
  'conll',
  'mat-json',
] as const
/** So many files of an import are listed; beyond, only those with problems. */
const mostShown = 50
const example = '[{"id": "note-1", "title": "Clinic letter", "text": "Dear Dr. Halloran, …"}]'

interface Sending {
  readonly id: string
  readonly share: number
  readonly added: number
  readonly stop: AbortController
}

/** Brings files in, and says of each what became of it. */
export function ImportPage() {
  const project = useProject()
  const params = { projectId: project.id }
  const [format, setFormat] = useState<(typeof formats)[number]>('auto')
  const [spans, setSpans] = useState<'completion' | 'prediction' | 'ignore'>('completion')
  const [textColumn, setTextColumn] = useState('')
  const [idColumn, setIdColumn] = useState('')
  const [over, setOver] = useState(false)
  const [sending, setSending] = useState<Sending | null>(null)
  const [error, setError] = useState<ApiFailure | null>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const client = useQueryClient()
  const past = useRoute('listImports', { params })
  useEvents((event) => {
    if (event.kind === 'import')
      setSending((now) => (now && now.id === event.importId ? { ...now, added: event.added } : now))
  })
  const send = async (files: readonly File[]) => {
    if (files.length === 0) return
    const id = randomId()
    const stop = new AbortController()
    setSending({ id, share: 0, added: 0, stop })
    setError(null)
    setReport(null)
    try {
      const query = {
        importId: id,
        format,
        spans,
        ...(textColumn ? { textColumn } : {}),
        ...(idColumn ? { idColumn } : {}),
      }
      const reply = await upload('importTasks', { params, query }, files, {
        onProgress: (share) => setSending((now) => now && { ...now, share }),
        signal: stop.signal,
      })
      setReport(reply)
      for (const route of ['listTasks', 'getProject', 'listImports', 'getLabels'])
        await client.invalidateQueries({ queryKey: [route] })
    } catch (failure) {
      if (!stop.signal.aborted) setError(failure as ApiFailure)
    } finally {
      setSending(null)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void droppedFiles(event.dataTransfer).then(send)
  }
  return (
    <main id="main" className="main" tabIndex={-1}>
      <div className="page narrow stack loose">
        <h1>{t('import.title')}</h1>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first */}
        <div
          className={over ? 'drop over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <Icon name="upload" size={28} />
          {sending ? (
            <>
              <p role="status">
                {sending.share < 1 ? t('import.sending') : t('import.reading', { count: sending.added })}
              </p>
              <div className="drop-bar">
                <Bar value={sending.share} label={t('import.sending')} />
              </div>
              <Button small onClick={() => sending.stop.abort()}>
                {t('ui.cancel')}
              </Button>
            </>
          ) : (
            <>
              <p>
                <b>{t('import.drop')}</b>
              </p>
              <p className="muted small">{t('import.takes')}</p>
              <Button kind="primary" onClick={() => picker.current?.click()}>
                {t('import.choose')}
              </Button>
              <input
                ref={picker}
                type="file"
                multiple
                hidden
                data-testid="import-files"
                onChange={(event) => {
                  void send([...(event.target.files ?? [])])
                  event.target.value = ''
                }}
              />
            </>
          )}
        </div>
        <Problem error={error} />
        {report && <Report report={report} projectId={project.id} />}
        <section className="two">
          <SelectField
            label={t('import.format')}
            value={format}
            onPick={setFormat}
            choices={formats.map((value) => ({ value, text: t(`import.formats.${value}`) }))}
          />
          <SelectField
            label={t('import.spans')}
            value={spans}
            onPick={setSpans}
            choices={(['completion', 'prediction', 'ignore'] as const).map((value) => ({
              value,
              text: t(`import.spansAs.${value}`),
            }))}
          />
          <TextField
            label={t('import.textColumn')}
            hint={t('import.textColumnHint')}
            value={textColumn}
            onText={setTextColumn}
          />
          <TextField
            label={t('import.idColumn')}
            hint={t('import.idColumnHint')}
            value={idColumn}
            onText={setIdColumn}
          />
        </section>
        <section className="stack tight">
          <h2>{t('import.example')}</h2>
          <p className="muted">{t('import.exampleSays')}</p>
          <pre className="sample">{example}</pre>
        </section>
        {past.data && past.data.imports.length > 0 && (
          <section className="stack tight">
            <h2>{t('import.past')}</h2>
            <table className="table">
              <thead>
                <tr>
                  <th>{t('import.when')}</th>
                  <th>{t('import.files')}</th>
                  <th className="right">{t('import.added')}</th>
                  <th className="right">{t('import.duplicates')}</th>
                  <th className="right">{t('import.failed')}</th>
                </tr>
              </thead>
              <tbody>
                {past.data.imports.map((one) => (
                  <tr key={one.id}>
                    <td>{ago(one.startedAt)}</td>
                    <td>{fewNames(one.files.map((file) => file.name))}</td>
                    <td className="right">{count(one.added)}</td>
                    <td className="right">{count(one.duplicates)}</td>
                    <td className="right">{count(one.failed)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
    </main>
  )
}

/** The first three names, and how many more there are. */
function fewNames(names: readonly string[]): string {
  const first = names.slice(0, 3).join(', ')
  return names.length > 3 ? t('import.andMore', { names: first, count: names.length - 3 }) : first
}

/** What became of each file; those with problems first, as they are what there is to do. */
function Report({ report, projectId }: { readonly report: ImportReport; readonly projectId: number }) {
  const files = [...report.files].sort((a, b) => Number(b.failed > 0) - Number(a.failed > 0))
  const shown = files.filter((file, i) => i < mostShown || file.failed > 0)
  const cell = (number: number) => (number > 0 ? count(number) : <span className="muted">–</span>)
  return (
    <section className="stack tight">
      <Notice kind={report.failed > 0 ? 'warn' : 'good'}>
        <div className="row wrap" role="status">
          <b className="grow">
            {t('import.result', {
              count: report.added,
              added: count(report.added),
              duplicates: count(report.duplicates),
              failed: count(report.failed),
            })}
          </b>
          <Link to="/projects/$projectId" params={{ projectId: String(projectId) }}>
            {t('import.toTasks')}
          </Link>
        </div>
      </Notice>
      <table className="table import-report">
        <thead>
          <tr>
            <th>{t('import.file')}</th>
            <th className="right">{t('import.added')}</th>
            <th className="right">{t('import.duplicates')}</th>
            <th className="right">{t('import.failed')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((file) => (
            <tr key={file.name}>
              <td>
                {file.name} {file.format && <span className="tag">{file.format}</span>}
                {file.problems.map((problem) => (
                  <p
                    key={`${problem.where}${problem.message}`}
                    className={file.failed > 0 ? 'problem small' : 'muted small'}
                  >
                    {problem.where}: {problem.message}
                  </p>
                ))}
              </td>
              <td className="right">{cell(file.added)}</td>
              <td className="right">{cell(file.duplicates)}</td>
              <td className="right">{cell(file.failed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < files.length && (
        <p className="muted small">{t('import.moreFiles', { count: files.length - shown.length })}</p>
      )}
    </section>
  )
}
