import type { FastifyInstance } from 'fastify'
import { routes } from '../../../shared/routes.ts'
import { conflict, invalid } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { importDemo } from './demo.ts'
import { presentCards, presentProject } from './present.ts'
import { createProject, defined, listProjects, refuseTakenName } from './queries.ts'

/** Cards, the wizard's outcome, and the life of a project until it is gone. */
export function projectRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.listGroups, async () => ({
    groups: await lab.db.selectFrom('groups').selectAll().orderBy('name').execute(),
  }))

  mount(app, lab, routes.createGroup, async ({ body }) => {
    const row = await lab.db
      .insertInto('groups')
      .values(body)
      .onConflict((it) => it.column('name').doNothing())
      .returningAll()
      .executeTakeFirst()
    if (!row) throw conflict('name-taken', 'Another group has this name.')
    return row
  })

  mount(app, lab, routes.listProjects, async ({ caller, query }) => ({
    projects: await presentCards(lab, caller, await listProjects(lab, caller, query)),
  }))

  mount(app, lab, routes.createProject, async ({ caller, body }) => {
    await lab.engine.open(body.resources ?? [])
    return presentProject(lab, caller, await createProject(lab, caller, body))
  })

  mount(app, lab, routes.importDemo, async ({ caller }) =>
    presentProject(lab, caller, await importDemo(lab, caller)),
  )

  mount(app, lab, routes.getProject, ({ caller, project }) => presentProject(lab, caller, project.id))

  mount(app, lab, routes.changeProject, async ({ caller, project, body }) => {
    await lab.db.transaction().execute(async (tx) => {
      if (body.name !== undefined) await refuseTakenName(tx, body.name, project.id)
      await tx
        .updateTable('projects')
        .set({
          updated_at: lab.now(),
          ...defined({
            name: body.name,
            description: body.description,
            instructions: body.instructions,
            sampling: body.sampling,
            group_id: body.groupId,
          }),
          ...(body.settings
            ? { settings: JSON.stringify({ ...project.settings, ...defined(body.settings) }) }
            : {}),
        })
        .where('id', '=', project.id)
        .execute()
      const changed = Object.keys(body)
      await record(
        tx,
        { action: 'project.change', who: caller, projectId: project.id, detail: { changed } },
        lab.now(),
      )
    })
    lab.hub.emit({ kind: 'project', projectId: project.id })
    return presentProject(lab, caller, project.id)
  })

  mount(app, lab, routes.archiveProject, async ({ caller, project, body }) => {
    await lab.db.transaction().execute(async (tx) => {
      await tx.updateTable('projects').set({ archived: body.archived }).where('id', '=', project.id).execute()
      const action = body.archived ? 'project.archive' : 'project.unarchive'
      await record(tx, { action, who: caller, projectId: project.id }, lab.now())
    })
    return presentProject(lab, caller, project.id)
  })

  mount(app, lab, routes.deleteProject, async ({ caller, project, body }) => {
    if (body.name !== project.name)
      throw invalid('wrong-name', "Type the project's name to delete it.", 'name')
    const deleteAt = new Date(lab.now().getTime() + lab.settings.deleteDays * 86_400_000)
    await lab.db.transaction().execute(async (tx) => {
      await tx.updateTable('projects').set({ delete_at: deleteAt }).where('id', '=', project.id).execute()
      await record(tx, { action: 'project.delete', who: caller, projectId: project.id }, lab.now())
    })
    return presentProject(lab, caller, project.id)
  })

  mount(app, lab, routes.restoreProject, async ({ caller, project }) => {
    await lab.db.transaction().execute(async (tx) => {
      await tx.updateTable('projects').set({ delete_at: null }).where('id', '=', project.id).execute()
      await record(tx, { action: 'project.restore', who: caller, projectId: project.id }, lab.now())
    })
    return presentProject(lab, caller, project.id)
  })
}
