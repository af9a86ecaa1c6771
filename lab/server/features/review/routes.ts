import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { routes } from '../../../shared/routes.ts'
import { conflict, invalid, notAllowed } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { changeCompletion, settleChange } from '../completions/change.ts'
import { completionRows, presentCompletion } from '../completions/present.ts'
import { findCompletion } from '../completions/queries.ts'
import { leftoversOf, noteLeftovers } from './leftovers.ts'

/** A second pair of eyes: the queue, the decision, and a second look by the machine. */
export function reviewRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.reviewQueue, async ({ project, caller, query }) => {
    const from = query.cursor === undefined ? null : readCursor(query.cursor)
    const waiting = sql`completions.project_id = ${project.id} and completions.state = 'submitted'
      and completions.review_approved is null and completions.removed_at is null
      and ${query.mine === 'true' ? sql`tasks.reviewer_id = ${caller.id}` : sql`true`}`
    const { rows } = await sql<{ id: number; number: number; title: string; key: string }>`
      select completions.id, tasks.number, tasks.title, completions.submitted_at::text as key
      from completions join tasks on tasks.id = completions.task_id
      where ${waiting} and ${from ? sql`(completions.submitted_at, completions.id) > (${from.at}::timestamptz, ${from.id}::int)` : sql`true`}
      order by completions.submitted_at, completions.id limit ${query.limit + 1}`.execute(lab.db)
    const { rows: counted } = await sql<{ count: number }>`
      select count(*)::int as count from completions join tasks on tasks.id = completions.task_id where ${waiting}`.execute(
      lab.db,
    )
    const page = rows.slice(0, query.limit)
    const last = page.at(-1)
    const completions = await completionRows(lab.db, project.id, { ids: page.map(({ id }) => id) })
    return {
      items: page.flatMap(({ id, number, title }) => {
        const row = completions.find((it) => it.id === id)
        if (!row) return []
        return { taskId: row.task_id, number, title, completion: presentCompletion(row, project, caller) }
      }),
      next: rows.length > query.limit && last ? `${last.id}@${last.key}` : null,
      total: counted[0]?.count ?? 0,
    }
  })

  mount(app, lab, routes.decideReview, async ({ project, caller, params, body }) => {
    const row = await changeCompletion(lab, project.id, async (tx) => {
      await sql`select 1 from completions where id = ${params.completionId} for update`.execute(tx)
      const found = await findCompletion(tx, project, caller, params.completionId)
      if (found.state !== 'submitted') throw conflict('draft', 'Only submitted work can be reviewed.')
      // Nobody approves their own work, unless nobody else could: a team of one.
      if (
        body.approved &&
        found.author_id === caller.id &&
        (await hasOtherReviewer(tx, project.id, caller.id))
      )
        throw notAllowed()
      const now = lab.now()
      await tx
        .updateTable('completions')
        .set({
          review_approved: body.approved,
          review_comment: body.comment,
          reviewer_id: caller.id,
          reviewed_at: now,
          updated_at: now,
          // A rejection takes the star away.
          ...(body.approved ? {} : { starred: false }),
        })
        .where('id', '=', found.id)
        .execute()
      const action = body.approved ? 'review.approve' : 'review.reject'
      const detail = { task: found.task_id }
      await settleChange(tx, project, caller, found, { action, detail, now })
      const [after] = await completionRows(tx, project.id, { id: found.id })
      return after!
    })
    return presentCompletion(row, project, caller)
  })

  mount(app, lab, routes.rescan, async ({ project, caller, params }) => {
    const completion = await findCompletion(lab.db, project, caller, params.completionId)
    const leftovers = await leftoversOf(lab, project, completion)
    await noteLeftovers(lab.db, completion.id, leftovers.length)
    return { leftovers }
  })

  mount(app, lab, routes.dismissLeftovers, async ({ project, caller, params, body }) => {
    const completion = await findCompletion(lab.db, project, caller, params.completionId)
    await lab.db.transaction().execute(async (tx) => {
      await tx
        .insertInto('dismissals')
        .values(
          body.places.map((place) => ({
            ...place,
            task_id: completion.task_id,
            user_id: caller.id,
            created_at: lab.now(),
          })),
        )
        .onConflict((it) => it.doNothing())
        .execute()
      const detail = {
        count: body.places.length,
        labels: [...new Set(body.places.map(({ label }) => label))],
      }
      const subject = `completion:${completion.id}`
      await record(
        tx,
        { action: 'leftovers.dismiss', who: caller, projectId: project.id, subject, detail },
        lab.now(),
      )
    })
    const leftovers = await leftoversOf(lab, project, completion)
    await noteLeftovers(lab.db, completion.id, leftovers.length)
    return { leftovers }
  })
}

async function hasOtherReviewer(
  db: Parameters<typeof findCompletion>[0],
  projectId: number,
  callerId: number,
) {
  const row = await db
    .selectFrom('members')
    .select('user_id')
    .where('project_id', '=', projectId)
    .where('user_id', '!=', callerId)
    .where(sql<boolean>`roles && array['reviewer', 'manager', 'owner']`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

function readCursor(cursor: string): { id: number; at: string } {
  const [, id, at] = /^(\d{1,10})@([\d :.+-]{10,40})$/.exec(cursor) ?? []
  if (!id || !at)
    throw invalid('bad-cursor', 'The queue has changed: start again from its first page.', 'cursor')
  return { id: Number(id), at }
}
