import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Expression, SqlBool } from 'kysely'
import type { ExportPlan, ExportRequest } from '../../../shared/export.ts'
import { routes } from '../../../shared/routes.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { conflict, invalid, notAllowed, notFound } from '../../errors.ts'
import { createJob } from '../../jobs/queue.ts'
import { homeOf } from '../../jobs/runner.ts'
import type { Lab } from '../../lab.ts'
import type { ProjectView } from '../../middleware/project.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { prepareFilter, taskCondition } from '../tasks/filter.ts'
import { exportFolder } from './job.ts'
import { exportRows, presentExports, skippedTasks } from './queries.ts'
import { planFigures } from './selection.ts'

/** Plan, write, and download exports. */
export function exportRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.planExport, async ({ project, caller, body }) => {
    checkRequest(project, body)
    const rows = await planFigures(lab.db, await exportCondition(lab.db, project, caller.id, body), body)
    return planOf(rows, body)
  })

  mount(app, lab, routes.createExport, async ({ project, caller, body }) => {
    checkRequest(project, body)
    const id = await lab.db.transaction().execute(async (tx) => {
      const job = await createJob(tx, {
        kind: 'export',
        projectId: project.id,
        userId: caller.id,
        payload: body,
        tasks: await exportCondition(tx, project, caller.id, body),
        pieceSize: 500,
        // The file grows on this server's disk.
        home: homeOf(lab.settings),
        now: lab.now(),
      })
      const row = await tx
        .insertInto('exports')
        .values({
          project_id: project.id,
          job_id: job,
          user_id: caller.id,
          request: JSON.stringify(body),
          created_at: lab.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const { format, deidentified, includeUnreviewed, onlyStarred } = body
      await record(
        tx,
        {
          action: 'export.start',
          who: caller,
          projectId: project.id,
          subject: `export:${row.id}`,
          detail: { format, deidentified, includeUnreviewed, onlyStarred },
        },
        lab.now(),
      )
      return row.id
    })
    lab.wakeJobs()
    const [presented] = await presentExports(lab.db, await exportRows(lab.db, project.id, id))
    return presented!
  })

  mount(app, lab, routes.listExports, async ({ project }) => ({
    exports: await presentExports(lab.db, await exportRows(lab.db, project.id)),
  }))

  mount(app, lab, routes.getExport, async ({ project, params }) => {
    const [presented] = await presentExports(lab.db, await exportRows(lab.db, project.id, params.exportId))
    if (!presented) throw notFound('export')
    return presented
  })

  mount(app, lab, routes.listSkipped, async ({ project, params, query }) => {
    const [row] = await exportRows(lab.db, project.id, params.exportId)
    if (!row) throw notFound('export')
    return skippedTasks(lab.db, row.id, query)
  })

  mount(app, lab, routes.downloadExport, async ({ project, caller, params, req, reply }) => {
    const [row] = await exportRows(lab.db, project.id, params.exportId)
    if (!row?.file_name) throw notFound('export file')
    if (
      !(row.request as ExportRequest).deidentified &&
      project.kind === 'deidentification' &&
      !project.may.has('project.archive')
    )
      throw notAllowed()
    const path = join(exportFolder(lab), row.file_name)
    const size = await stat(path).then(
      (it) => it.size,
      () => null,
    )
    if (size === null)
      throw conflict(
        'elsewhere',
        'The file is not on this server: another wrote it, or it was removed. Export again.',
      )
    await lab.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('exports')
        .set((eb) => ({ downloads: eb('downloads', '+', 1) }))
        .where('id', '=', row.id)
        .execute()
      await record(
        tx,
        { action: 'export.download', who: caller, projectId: project.id, subject: `export:${row.id}` },
        lab.now(),
      )
    })
    reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename="${row.file_name}"`)
      .header('accept-ranges', 'bytes')
      .header('cache-control', 'no-store')
    const range = rangeOf(req.headers.range, size)
    if (range === 'bad') return reply.code(416).header('content-range', `bytes */${size}`).send()
    if (range)
      return reply
        .code(206)
        .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
        .header('content-length', range.end - range.start + 1)
        .send(createReadStream(path, range))
    return reply.header('content-length', size).send(createReadStream(path))
  })
}

async function exportCondition(
  db: Db | Tx,
  project: ProjectView,
  callerId: number,
  { filter }: ExportRequest,
): Promise<Expression<SqlBool>> {
  return taskCondition(project, callerId, await prepareFilter(db, filter))
}

/** Texts as they are leave a de-identification project only by those who may archive it. */
function checkRequest(project: ProjectView, request: ExportRequest): void {
  if (request.deidentified && project.kind !== 'deidentification')
    throw invalid(
      'not-deidentification',
      'Only de-identification projects write de-identified exports.',
      'deidentified',
    )
  if (request.deidentified && request.labels)
    throw invalid(
      'no-label-filter',
      'A de-identified export writes all labels: leaving some out would let them through.',
      'labels',
    )
  if (!request.deidentified && project.kind === 'deidentification' && !project.may.has('project.archive'))
    throw notAllowed()
}

function planOf(rows: Awaited<ReturnType<typeof planFigures>>, request: ExportRequest): ExportPlan {
  const skipped = rows.flatMap(({ skip, count }) => (skip ? [{ reason: skip, count }] : []))
  const going = rows.filter(({ skip }) => skip === null)
  const willExport = going.reduce((sum, { count }) => sum + count, 0)
  const unreviewed = going.filter((row) => row.unreviewed).reduce((sum, { count }) => sum + count, 0)
  const left = skipped.reduce((sum, { count }) => sum + count, 0)
  const reasons = {
    'not-starred': 'not starred',
    'no-completion': 'without any work',
    'to-correct': 'to correct',
    flagged: 'flagged',
    leak: 'leak',
    leftover: 'with leftovers',
    failed: 'failed',
  }
  const what =
    request.deidentified || request.onlyStarred
      ? 'starred completion of the highest-priority person'
      : 'submitted completion of the highest-priority person'
  const words = [
    `${willExport} task${willExport === 1 ? '' : 's'}: ${what}`,
    unreviewed > 0
      ? `; of these ${unreviewed} prediction${unreviewed === 1 ? '' : 's'} that nobody has reviewed`
      : '',
    left > 0
      ? `; ${left} skipped: ${skipped.map(({ reason, count }) => `${count} ${reasons[reason]}`).join(', ')}`
      : '',
    '.',
  ].join('')
  return { matching: willExport + left, willExport, unreviewed, skipped, words }
}

/** One range of bytes, as a browser asks for when it goes on with a broken download. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'bad' | null {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return null
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start > end || start >= size ? 'bad' : { start, end }
}
