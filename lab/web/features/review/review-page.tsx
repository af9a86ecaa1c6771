import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Pages, usePages } from '../../app/pages.tsx'
import { useProject } from '../../app/project-shell.tsx'
import { t } from '../../texts/t.ts'
import { Check } from '../../ui/field.tsx'
import { ago, duration } from '../../ui/figures.ts'
import { Icon } from '../../ui/icon.tsx'
import { Avatar, Empty } from '../../ui/pieces.tsx'

/** Submitted work that waits for a reviewer, oldest first. */
export function ReviewPage() {
  const project = useProject()
  const [mine, setMine] = useState(false)
  const query = { mine: mine ? ('true' as const) : ('false' as const), limit: 50 }
  const pages = usePages('reviewQueue', { params: { projectId: project.id }, query })
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  const total = pages.data?.pages[0]?.total ?? 0
  return (
    <main id="main" className="main" tabIndex={-1}>
      <div className="page">
        <div className="page-head">
          <h1>{t('review.title')}</h1>
          <span className="muted num">{t('review.waiting', { count: total })}</span>
          <Check label={t('review.onlyMine')} checked={mine} onCheck={setMine} />
        </div>
        <Pages
          pages={pages}
          rows={items.length}
          none={
            <Empty icon="check" title={t('review.none')}>
              {t('review.noneSays')}
            </Empty>
          }
        >
          <table className="table">
            <thead>
              <tr>
                <th>{t('review.columns.task')}</th>
                <th>{t('review.columns.by')}</th>
                <th>{t('review.columns.submitted')}</th>
                <th className="right">{t('review.columns.spans')}</th>
                <th className="right">{t('review.columns.time')}</th>
                <th>{t('review.columns.before')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ taskId, number, title, completion }) => (
                <tr key={completion.id}>
                  <td>
                    <Link
                      to="/projects/$projectId/tasks/$taskId"
                      params={{ projectId: String(project.id), taskId: String(taskId) }}
                      search={{ completion: completion.id }}
                    >
                      <span className="num">#{number}</span> {title}
                    </Link>
                  </td>
                  <td>
                    <span className="row">
                      <Avatar name={completion.author.name} /> {completion.author.name}
                      {completion.starred && (
                        <span
                          className="star"
                          role="img"
                          aria-label={t('completion.starred')}
                          title={t('completion.starred')}
                        >
                          <Icon name="star" size={13} fill />
                        </span>
                      )}
                    </span>
                  </td>
                  <td>{completion.submittedAt ? ago(completion.submittedAt) : '–'}</td>
                  <td className="right">{completion.spans}</td>
                  <td className="right">{duration(completion.seconds)}</td>
                  <td className="muted">
                    {completion.review && !completion.review.approved ? completion.review.comment : '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Pages>
      </div>
    </main>
  )
}
