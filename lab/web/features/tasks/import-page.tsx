import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ImportReport } from '../../../shared/imports.ts'
import { type ApiFailure, type Got, randomId, upload, useRoute } from '../../app/api.ts'
import { useEvents } from '../../app/live.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { ago, count } from '../../ui/figures.ts'
import { Icon } from '../../ui/icon.tsx'
import { Bar } from '../../ui/pieces.tsx'
import { droppedFiles } from './dropped-files.ts'
import { Report } from './import-report.tsx'
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
const example = '[{"id": "note-1", "title": "Clinic letter", "text": "Dear Dr. Halloran, …"}]'

interface Sending {
  readonly id: string
  readonly share: number
  readonly added: number
  readonly stop: AbortController
}

/** How the files are to be read; an empty column stands for the one named text, or id. */
interface HowToRead {
  readonly format: (typeof formats)[number]
  readonly spans: 'completion' | 'prediction' | 'ignore'
  readonly textColumn: string
  readonly idColumn: string
}

/** Brings files in, and says of each what became of it. */
export function ImportPage() {
  const project = useProject()
  const params = { projectId: project.id }
  const [reading, setReading] = useState<HowToRead>({
    format: 'auto',
    spans: 'completion',
    textColumn: '',
    idColumn: '',
  })
  const [sending, setSending] = useState<Sending | null>(null)
  const [error, setError] = useState<ApiFailure | null>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
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
        format: reading.format,
        spans: reading.spans,
        ...(reading.textColumn ? { textColumn: reading.textColumn } : {}),
        ...(reading.idColumn ? { idColumn: reading.idColumn } : {}),
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
  return (
    <main id="main" className="main" tabIndex={-1}>
      <div className="page narrow stack loose">
        <h1>{t('import.title')}</h1>
        <Drop sending={sending} onFiles={(files) => void send(files)} />
        <Problem error={error} />
        {report && <Report report={report} projectId={project.id} />}
        <ReadingFields value={reading} onChange={setReading} />
        <section className="stack tight">
          <h2>{t('import.example')}</h2>
          <p className="muted">{t('import.exampleSays')}</p>
          <pre className="sample">{example}</pre>
        </section>
        {past.data && past.data.imports.length > 0 && <Past imports={past.data.imports} />}
      </div>
    </main>
  )
}

/** Where files are dropped or chosen; while they are sent, how far that is and the way to stop it. */
function Drop({
  sending,
  onFiles,
}: {
  readonly sending: Sending | null
  readonly onFiles: (files: readonly File[]) => void
}) {
  const [over, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void droppedFiles(event.dataTransfer).then(onFiles)
      }}
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
              onFiles([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </>
      )}
    </div>
  )
}

function ReadingFields({
  value,
  onChange,
}: {
  readonly value: HowToRead
  readonly onChange: (value: HowToRead) => void
}) {
  return (
    <section className="two">
      <SelectField
        label={t('import.format')}
        value={value.format}
        onPick={(format) => onChange({ ...value, format })}
        choices={formats.map((format) => ({ value: format, text: t(`import.formats.${format}`) }))}
      />
      <SelectField
        label={t('import.spans')}
        value={value.spans}
        onPick={(spans) => onChange({ ...value, spans })}
        choices={(['completion', 'prediction', 'ignore'] as const).map((spans) => ({
          value: spans,
          text: t(`import.spansAs.${spans}`),
        }))}
      />
      <TextField
        label={t('import.textColumn')}
        hint={t('import.textColumnHint')}
        value={value.textColumn}
        onText={(textColumn) => onChange({ ...value, textColumn })}
      />
      <TextField
        label={t('import.idColumn')}
        hint={t('import.idColumnHint')}
        value={value.idColumn}
        onText={(idColumn) => onChange({ ...value, idColumn })}
      />
    </section>
  )
}

/** What was brought in before. */
function Past({ imports }: { readonly imports: Got<'listImports'>['imports'] }) {
  return (
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
          {imports.map((one) => (
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
  )
}

/** The first three names, and how many more there are. */
function fewNames(names: readonly string[]): string {
  const first = names.slice(0, 3).join(', ')
  return names.length > 3 ? t('import.andMore', { names: first, count: names.length - 3 }) : first
}
