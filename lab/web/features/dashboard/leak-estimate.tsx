import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { LeakEstimate } from '../../../shared/dashboard.ts'
import { address, useCall, useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { FigureHead } from '../../ui/chart.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { count, finePercent, percent, time } from '../../ui/figures.ts'
import { Icon } from '../../ui/icon.tsx'

/** How much is left in finished work, at most, by a random sample that a second person reads. */
export function LeakFigure() {
  const project = useProject()
  const params = { projectId: project.id }
  const estimate = useRoute('leakEstimate', { params })
  const draw = useCall('drawLeakSample', { refresh: ['leakEstimate'] })
  const [size, setSize] = useState('50')
  const [confidence, setConfidence] = useState<'0.9' | '0.95' | '0.99'>('0.95')
  const now = estimate.data?.estimate
  return (
    <section className="figure stack">
      <FigureHead
        title={t('leaks.title')}
        csv={address('chartCsv', { params: { ...params, chart: 'leaks' } })}
      />
      <p className="muted">{t('leaks.says')}</p>
      {now && <Estimate estimate={now} />}
      {project.may.includes('project.edit') && (
        <form
          className="row wrap leak-form"
          onSubmit={(event) => {
            event.preventDefault()
            draw.mutate({ params, body: { size: Number(size), confidence: Number(confidence) } })
          }}
        >
          <TextField
            slim
            label={t('leaks.size')}
            inputMode="numeric"
            value={size}
            onText={(text) => setSize(text.replace(/\D/g, ''))}
          />
          <SelectField
            slim
            label={t('leaks.confidence')}
            value={confidence}
            choices={(['0.9', '0.95', '0.99'] as const).map((value) => ({
              value,
              text: percent(Number(value)),
            }))}
            onPick={setConfidence}
          />
          <Button type="submit" busy={draw.isPending} disabled={!Number(size)}>
            {t(now ? 'leaks.drawAgain' : 'leaks.draw')}
          </Button>
        </form>
      )}
      <Problem error={estimate.error ?? draw.error} />
    </section>
  )
}

function Estimate({ estimate: e }: { readonly estimate: LeakEstimate }) {
  const project = useProject()
  return (
    <div className="stack">
      <dl className="six three">
        <div>
          <dt>{t('leaks.spans', { confidence: percent(e.confidence) })}</dt>
          <dd>
            <b className="num">
              {e.spans.upperBound === null ? '–' : `≤ ${finePercent(e.spans.upperBound)}`}
            </b>
            <span className="muted small">
              {' '}
              {t('leaks.found', { found: count(e.spans.found), of: count(e.spans.of) })}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('leaks.documents', { confidence: percent(e.confidence) })}</dt>
          <dd>
            <b className="num">
              {e.documents.upperBound === null ? '–' : `≤ ${finePercent(e.documents.upperBound)}`}
            </b>
            <span className="muted small">
              {' '}
              {t('leaks.found', { found: count(e.documents.found), of: count(e.documents.of) })}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('leaks.sample')}</dt>
          <dd>
            <b className="num">
              {e.checked} / {e.size}
            </b>
            <span className="muted small">
              {' '}
              {t('leaks.drawn', { when: time(e.createdAt), population: count(e.population) })}
            </span>
          </dd>
        </div>
      </dl>
      <details>
        <summary>{t('leaks.tasks')}</summary>
        <ul className="leak-tasks">
          {e.tasks.map((task) => (
            <li key={task.taskId} className="row">
              <Icon name={task.checked ? 'check' : 'clock'} size={14} />
              <Link
                to="/projects/$projectId/tasks/$taskId"
                params={{ projectId: String(project.id), taskId: String(task.taskId) }}
                className="cut"
              >
                #{task.number} {task.title}
              </Link>
              <span className="muted num">
                {task.checked
                  ? t('leaks.found', { found: task.leaks ?? 0, of: task.identifiers ?? 0 })
                  : t('leaks.unchecked')}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
