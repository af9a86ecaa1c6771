import { useState } from 'react'
import type { ObfuscationReport } from '../../../shared/labels.ts'
import { call, useCall } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { count } from '../../ui/figures.ts'
import { Notice } from '../../ui/pieces.tsx'
import { saveFile } from '../../ui/save-file.ts'

/** The project's own replacement values: sent up with a report, taken down, removed. */
export function Obfuscation({ has, readOnly }: { readonly has: boolean; readonly readOnly: boolean }) {
  const project = useProject()
  const params = { projectId: project.id }
  const refresh = ['getLabels', 'engineSettings'] as const
  const set = useCall('setObfuscation', { refresh })
  const remove = useCall('removeObfuscation', { refresh })
  const [content, setContent] = useState<string | null>(null)
  const [report, setReport] = useState<ObfuscationReport | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const check = async (file: File | undefined) => {
    if (!file) return
    try {
      setError(null)
      const text = await file.text()
      setReport(await call('setObfuscation', { params, query: { check: 'true' }, body: { content: text } }))
      setContent(text)
    } catch (failure) {
      setError(failure as Error)
    }
  }
  const download = async () => {
    try {
      const { content: now } = await call('getObfuscation', { params })
      if (now !== null) saveFile('obfuscation.json', now)
    } catch (failure) {
      setError(failure as Error)
    }
  }
  const broken = (report?.problems.length ?? 0) > 0
  return (
    <div className="stack">
      <p className="muted">{t('labels.valuesSay')}</p>
      <pre className="sample">
        {
          '{ "DOCTOR": ["Jo Hale", "Ana Ruiz"], "HOSPITAL": ["Northfield Clinic"] }\n[["Betty Marshall", "PATIENT", "Phyllis Bigelow"]]\nJo Hale#DOCTOR'
        }
      </pre>
      <div className="row">
        {!readOnly && (
          <label className="button">
            {t('labels.uploadValues')}
            <input
              type="file"
              accept=".json,.csv,.txt"
              className="visually-hidden"
              data-testid="obfuscation-file"
              onChange={(event) => {
                void check(event.target.files?.[0])
                event.target.value = ''
              }}
            />
          </label>
        )}
        {has && <Button onClick={() => void download()}>{t('ui.download')}</Button>}
        {has && !readOnly && (
          <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({ params })}>
            {t('ui.remove')}
          </Button>
        )}
        {!has && !report && <span className="muted">{t('labels.noValues')}</span>}
      </div>
      <Problem error={error ?? set.error ?? remove.error} />
      {report && (
        <Notice kind={broken ? 'bad' : report.unknownLabels.length > 0 ? 'warn' : 'good'}>
          <div className="stack tight">
            <b>
              {t('labels.valuesReport', {
                format: report.format,
                labels: report.labels.length,
                values: count(report.labels.reduce((sum, l) => sum + l.values, 0)),
                pairs: count(report.pairs),
              })}
            </b>
            {report.unknownLabels.length > 0 && (
              <p>{t('labels.unknownLabels', { labels: report.unknownLabels.join(', ') })}</p>
            )}
            {report.duplicates > 0 && <p>{t('labels.duplicates', { count: report.duplicates })}</p>}
            {report.problems.map((problem) => (
              <p key={problem} className="problem">
                {problem}
              </p>
            ))}
            <p className="muted small">{report.labels.map((l) => `${l.label} ${l.values}`).join(' · ')}</p>
            {!report.saved && !broken && content !== null && (
              <div className="row">
                <Button
                  kind="primary"
                  busy={set.isPending}
                  onClick={() => set.mutate({ params, body: { content } }, { onSuccess: setReport })}
                >
                  {t('labels.takeValues')}
                </Button>
              </div>
            )}
            {report.saved && <p>{t('ui.saved')}</p>}
          </div>
        </Notice>
      )}
    </div>
  )
}
