import type { FastifyInstance } from 'fastify'
import { routes } from '../../../shared/routes.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { csvRow } from '../exports/csv.ts'
import { agreementOf, disagreementsOf, labelAgreementOf } from './agreement.ts'
import { figuresOf } from './figures.ts'
import { drawSample, estimateOf } from './leak-sample.ts'

type Cell = string | number | null

/** Figures of a project, and each as CSV. */
export function dashboardRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.dashboard, ({ project }) => figuresOf(lab.db, project.id))

  mount(app, lab, routes.agreement, ({ project }) => agreementOf(lab.db, project.id))

  mount(app, lab, routes.labelAgreement, ({ project, query }) => labelAgreementOf(lab.db, project.id, query))

  mount(app, lab, routes.disagreements, async ({ project, query }) => ({
    disagreements: await disagreementsOf(lab.db, project.id, query),
  }))

  mount(app, lab, routes.drawLeakSample, async ({ project, caller, body }) => {
    await lab.db.transaction().execute(async (tx) => {
      const id = await drawSample(tx, project.id, body, lab.now())
      await record(
        tx,
        {
          action: 'leak-sample.draw',
          who: caller,
          projectId: project.id,
          subject: `leak-sample:${id}`,
          detail: body,
        },
        lab.now(),
      )
    })
    lab.hub.emit({ kind: 'tasks', projectId: project.id, taskIds: null })
    return { estimate: await estimateOf(lab.db, project.id) }
  })

  mount(app, lab, routes.leakEstimate, async ({ project }) => ({
    estimate: await estimateOf(lab.db, project.id),
  }))

  mount(app, lab, routes.chartCsv, async ({ project, params, reply }) => {
    const rows = await tables[params.chart](lab, project.id)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${params.chart}.csv"`)
      .send(rows.map((row) => csvRow(row)).join(''))
  })
}

type Chart = 'progress' | 'labels' | 'resources' | 'people' | 'agreement' | 'disagreements' | 'leaks'

const tables: Readonly<Record<Chart, (lab: Lab, projectId: number) => Promise<Cell[][]>>> = {
  async progress({ db }, id) {
    const { daily } = await figuresOf(db, id)
    return [
      ['day', 'submitted', 'reviewed'],
      ...daily.map(({ day, submitted, reviewed }) => [day, submitted, reviewed]),
    ]
  },
  async labels({ db }, id) {
    const { labels } = await figuresOf(db, id)
    return [
      ['label', 'people', 'machine'],
      ...labels.map(({ label, people, machine }) => [label, people, machine]),
    ]
  },
  async resources({ db }, id) {
    const { resources } = await figuresOf(db, id)
    return [
      ['source', 'label', 'accepted', 'corrected', 'rejected', 'missed', 'precision', 'recall'],
      ...resources.map((it) => [
        it.source,
        it.label,
        it.accepted,
        it.corrected,
        it.rejected,
        it.missed,
        it.precision,
        it.recall,
      ]),
    ]
  },
  async people({ db }, id) {
    const { people } = await figuresOf(db, id)
    return [
      ['username', 'drafts', 'submitted', 'starred', 'rejected', 'median seconds'],
      ...people.map((it) => [
        it.person.username,
        it.drafts,
        it.submitted,
        it.starred,
        it.rejected,
        it.medianSeconds,
      ]),
    ]
  },
  async agreement({ db }, id) {
    const rows: Cell[][] = [
      ['left', 'right', 'label', 'tasks', 'F1', 'F1 low', 'F1 high', 'kappa', 'kappa low', 'kappa high'],
    ]
    for (const pair of (await agreementOf(db, id)).pairs) {
      const { left, right } = pair
      const { labels } = await labelAgreementOf(db, id, { left: left.id, right: right.id })
      for (const it of [{ label: 'all', ...pair }, ...labels])
        rows.push([
          left.username,
          right.username,
          it.label,
          it.tasks,
          it.f1,
          it.f1Interval?.low ?? null,
          it.f1Interval?.high ?? null,
          it.kappa,
          it.kappaInterval?.low ?? null,
          it.kappaInterval?.high ?? null,
        ])
    }
    return rows
  },
  async disagreements({ db }, id) {
    const { pairs } = await agreementOf(db, id)
    const rows: Cell[][] = [['left', 'right', 'task', 'kind', 'start', 'end', 'left label', 'right label']]
    for (const { left, right } of pairs)
      for (const it of await disagreementsOf(db, id, { left: left.id, right: right.id, limit: 1000 }))
        rows.push([
          left.username,
          right.username,
          it.number,
          it.kind,
          it.start,
          it.end,
          it.leftLabel,
          it.rightLabel,
        ])
    return rows
  },
  async leaks({ db }, id) {
    const estimate = await estimateOf(db, id)
    return [
      ['task', 'checked', 'leaks', 'identifiers'],
      ...(estimate?.tasks ?? []).map((it): Cell[] => [
        it.number,
        it.checked ? 'yes' : 'no',
        it.leaks,
        it.identifiers,
      ]),
    ]
  },
}
