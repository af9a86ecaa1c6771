import type { FastifyInstance } from 'fastify'
import type { Member } from '../../../shared/members.ts'
import { routes } from '../../../shared/routes.ts'
import { notAllowed } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { writeMembers } from './queries.ts'

/** The team of a project, in priority order. */
export function memberRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.listPeople, async () => ({
    people: await lab.db
      .selectFrom('users')
      .select(['id', 'username', 'name'])
      .where('disabled', '=', false)
      .orderBy('name')
      .execute(),
  }))

  mount(app, lab, routes.listMembers, async ({ project }) => ({ members: await membersOf(lab, project.id) }))

  mount(app, lab, routes.setMembers, async ({ project, caller, body }) => {
    await lab.db.transaction().execute(async (tx) => {
      const owners = async () =>
        (
          await tx
            .selectFrom('members')
            .select(['user_id', 'roles'])
            .where('project_id', '=', project.id)
            .execute()
        )
          .filter(({ roles }) => roles.includes('owner'))
          .map(({ user_id }) => user_id)
          .sort()
          .join()
      const before = await owners()
      await writeMembers(tx, project.id, body.members)
      // A manager runs the team, but does not make or unmake owners.
      const isOwner = project.roles.includes('owner') || caller.role === 'admin'
      if (!isOwner && (await owners()) !== before) throw notAllowed()
      await tx
        .deleteFrom('assignees')
        .where('task_id', 'in', tx.selectFrom('tasks').select('id').where('project_id', '=', project.id))
        .where(
          'user_id',
          'not in',
          body.members.map(({ userId }) => userId),
        )
        .execute()
      const detail = { team: body.members.map(({ userId, roles }) => ({ user: userId, roles })) }
      await record(tx, { action: 'project.team', who: caller, projectId: project.id, detail }, lab.now())
    })
    lab.hub.emit({ kind: 'project', projectId: project.id })
    return { members: await membersOf(lab, project.id) }
  })
}

async function membersOf({ db }: Lab, projectId: number): Promise<Member[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.user_id')
    .select(['users.id', 'username', 'name', 'roles'])
    .where('project_id', '=', projectId)
    .orderBy('priority')
    .execute()
  return rows.map(({ id, username, name, roles }) => ({
    person: { id, username, name },
    roles: roles as Member['roles'],
  }))
}
