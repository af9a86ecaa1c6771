import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Agreement } from '../../../shared/dashboard.ts'
import { address, useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { FigureHead } from '../../ui/chart.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { coefficient, finePercent } from '../../ui/figures.ts'
import { Waiting } from '../../ui/pieces.tsx'

type Pair = Agreement['pairs'][number]

/** How far people agree, pair by pair; a press on a figure lists where they do not. */
export function AgreementFigure() {
  const project = useProject()
  const params = { projectId: project.id }
  const agreement = useRoute('agreement', { params })
  const [open, setOpen] = useState<Pair | null>(null)
  const pairs = agreement.data?.pairs ?? []
  const people = [...new Map(pairs.flatMap((p) => [p.left, p.right]).map((p) => [p.id, p])).values()]
  const between = (a: number, b: number) =>
    pairs.find((p) => (p.left.id === a && p.right.id === b) || (p.left.id === b && p.right.id === a))
  return (
    <section className="figure">
      <FigureHead
        title={t('agreement.title')}
        csv={address('chartCsv', { params: { ...params, chart: 'agreement' } })}
      />
      <p className="muted small">{t('agreement.says')}</p>
      <Problem error={agreement.error} />
      {agreement.data && pairs.length === 0 && <p className="muted">{t('agreement.none')}</p>}
      {pairs.length > 0 && (
        <>
          <div className="matrix-frame">
            <table className="matrix">
              <thead>
                <tr>
                  <th aria-label={t('team.person')} />
                  {people.map((p) => (
                    <th key={p.id} scope="col">
                      {p.name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {people.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">{row.name}</th>
                    {people.map((column) => {
                      const pair = row.id === column.id ? undefined : between(row.id, column.id)
                      return (
                        <td key={column.id}>
                          {pair ? (
                            <button
                              type="button"
                              style={
                                { '--share': `${Math.round((pair.f1 ?? 0) * 70)}%` } as React.CSSProperties
                              }
                              title={t('agreement.open', { left: row.name, right: column.name })}
                              onClick={() => setOpen(pair)}
                            >
                              {finePercent(pair.f1)}
                            </button>
                          ) : (
                            <span className="muted">–</span>
                          )}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <table className="table">
            <thead>
              <tr>
                <th>{t('agreement.pair')}</th>
                <th className="right">{t('agreement.tasks')}</th>
                <Figures />
                <th>{t('agreement.lowest')}</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair) => (
                <tr key={`${pair.left.id}/${pair.right.id}`}>
                  <td>
                    {pair.left.name} / {pair.right.name}
                  </td>
                  <td className="right">{pair.tasks}</td>
                  <td className="right">
                    <button type="button" className="link num" onClick={() => setOpen(pair)}>
                      {finePercent(pair.f1)}
                    </button>
                  </td>
                  <Rest of={pair} />
                  <td className="muted small">
                    {[...pair.labels]
                      .filter((l) => l.f1 !== null && l.f1 < 1)
                      .sort((a, b) => a.f1! - b.f1!)
                      .slice(0, 3)
                      .map((l) => `${l.label} ${finePercent(l.f1)}`)
                      .join(', ') || '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {open && <Disagreements pair={open} onClose={() => setOpen(null)} />}
    </section>
  )
}

function between95(interval: Pair['f1Interval']): string {
  return interval ? `${finePercent(interval.low)} – ${finePercent(interval.high)}` : '–'
}

function Figures() {
  return (
    <>
      <th className="right">F1</th>
      <th className="right">{t('agreement.interval')}</th>
      <th className="right">kappa</th>
      <th className="right">{t('agreement.interval')}</th>
    </>
  )
}

/** The cells behind F1: its interval, kappa, and that one's. */
function Rest({
  of: { f1Interval, kappa, kappaInterval },
}: {
  readonly of: Pick<Pair, 'f1Interval' | 'kappa' | 'kappaInterval'>
}) {
  return (
    <>
      <td className="right muted">{between95(f1Interval)}</td>
      <td className="right">{coefficient(kappa)}</td>
      <td className="right muted">
        {kappaInterval ? `${coefficient(kappaInterval.low)} – ${coefficient(kappaInterval.high)}` : '–'}
      </td>
    </>
  )
}

function Disagreements({ pair, onClose }: { readonly pair: Pair; readonly onClose: () => void }) {
  const project = useProject()
  const params = { projectId: project.id }
  const [label, setLabel] = useState('')
  const labels = useRoute('labelAgreement', { params, query: { left: pair.left.id, right: pair.right.id } })
  const list = useRoute('disagreements', {
    params,
    query: { left: pair.left.id, right: pair.right.id, limit: 500, ...(label ? { label } : {}) },
  })
  return (
    <Dialog
      title={t('agreement.disagreements', { left: pair.left.name, right: pair.right.name })}
      wide
      onClose={onClose}
    >
      <Problem error={list.error ?? labels.error} />
      <details open>
        <summary>{t('agreement.byLabel')}</summary>
        <table className="table">
          <thead>
            <tr>
              <th>{t('dashboard.label')}</th>
              <th className="right">{t('agreement.tasks')}</th>
              <th className="right">{t('task.spans')}</th>
              <Figures />
            </tr>
          </thead>
          <tbody>
            {labels.data?.labels.map((it) => (
              <tr key={it.label}>
                <td>
                  <Button
                    small
                    aria-pressed={label === it.label}
                    onClick={() => setLabel(label === it.label ? '' : it.label)}
                  >
                    {it.label}
                  </Button>
                </td>
                <td className="right">{it.tasks}</td>
                <td className="right">{it.spans}</td>
                <td className="right">{finePercent(it.f1)}</td>
                <Rest of={it} />
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <h3>{label ? t('agreement.placesOf', { label }) : t('agreement.places')}</h3>
      {!list.data && !list.error && <Waiting />}
      {list.data?.disagreements.length === 0 && <p className="muted">{t('agreement.noDisagreements')}</p>}
      {list.data && list.data.disagreements.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>{t('review.columns.task')}</th>
              <th>{t('agreement.place')}</th>
              <th>{t('agreement.kind')}</th>
              <th>{pair.left.name}</th>
              <th>{pair.right.name}</th>
            </tr>
          </thead>
          <tbody>
            {list.data.disagreements.map((d) => (
              <tr key={`${d.taskId}/${d.start}/${d.end}/${d.leftLabel}/${d.rightLabel}`}>
                <td>
                  <Link
                    to="/projects/$projectId/tasks/$taskId"
                    params={{ projectId: String(project.id), taskId: String(d.taskId) }}
                    search={{
                      completion: d.leftCompletionId,
                      with: d.rightCompletionId,
                      view: 'compare',
                      at: d.start,
                    }}
                  >
                    #{d.number} {d.title}
                  </Link>
                </td>
                <td className="num">
                  {d.start}–{d.end}
                </td>
                <td>{t(`compare.kinds.${d.kind}`)}</td>
                <td>{d.leftLabel ?? '–'}</td>
                <td>{d.rightLabel ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  )
}
