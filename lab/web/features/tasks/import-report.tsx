import { Link } from '@tanstack/react-router'
import type { ImportReport } from '../../../shared/imports.ts'
import { t } from '../../texts/t.ts'
import { count } from '../../ui/figures.ts'
import { Notice } from '../../ui/pieces.tsx'

/** So many files of an import are listed; beyond, only those with problems. */
const mostShown = 50

/** What became of each file; those with problems first, as they are what there is to do. */
export function Report({ report, projectId }: { readonly report: ImportReport; readonly projectId: number }) {
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
