import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { routes } from '../../../shared/routes.ts'
import { findersOf } from '../../engine/finders.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { readUploads } from '../imports/routes.ts'
import { presentProject } from './present.ts'
import { createProject, freeName } from './queries.ts'
import { readArchive } from './read-archive.ts'
import { projectFile, taskLines, writeArchive } from './write-archive.ts'
import { writeTasks } from './write-tasks.ts'

/** Whole projects: copy, take away, bring back. */
export function archiveRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.downloadProject, async ({ project, caller, reply }) => {
    await record(lab.db, { action: 'project.download', who: caller, projectId: project.id }, lab.now())
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="project-${project.id}.zip"`)
      .send(Readable.from(writeArchive(lab.db, project.id)))
  })

  mount(app, lab, routes.cloneProject, async ({ project, caller, body }) => {
    const file = await projectFile(lab.db, project.id)
    const members = await lab.db
      .selectFrom('members')
      .select(['user_id', 'roles'])
      .where('project_id', '=', project.id)
      .orderBy('priority')
      .execute()
    const name = body.name ?? (await freeName(lab.db, `${project.name} cloned`.slice(0, 110)))
    const id = await createProject(lab, caller, {
      ...file.project,
      name,
      resources: [...file.project.resources],
      members: members.map(({ user_id, roles }) => ({
        userId: user_id,
        roles: roles as ('owner' | 'manager' | 'reviewer' | 'annotator')[],
      })),
    })
    await lab.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('projects')
        .set({ obfuscation: file.project.obfuscation, secret: file.project.secret })
        .where('id', '=', id)
        .execute()
      const { tasks } = body.withTasks
        ? await writeTasks(tx, id, taskLines(tx, project.id), { importerId: caller.id, now: lab.now() })
        : { tasks: 0 }
      await record(
        tx,
        { action: 'project.clone', who: caller, projectId: id, detail: { from: project.id, tasks } },
        lab.now(),
      )
    })
    return presentProject(lab, caller, id)
  })

  mount(
    app,
    lab,
    routes.importProject,
    async ({ caller, req }) => {
      const [upload] = await readUploads(req, lab.settings.uploadLimit)
      const { file, lines } = readArchive(upload!.bytes)
      const notes: string[] = []
      const name = await freeName(lab.db, file.project.name)
      if (name !== file.project.name)
        notes.push(`There is a project of this name already: this one is called ${name}.`)
      const resources = []
      for (const resource of file.project.resources)
        try {
          // Rules and prompts have numbers of their own in every lab: only what ships can be trusted to be the same.
          if (!/^(rule|prompt):/.test(resource.id)) {
            await findersOf(lab.db, [resource])
            resources.push(resource)
          } else notes.push(`${resource.id} was left out: import the rule or prompt, and choose it again.`)
        } catch {
          notes.push(`${resource.id} was left out: it is not available here.`)
        }
      const id = await createProject(lab, caller, { ...file.project, name, resources })
      const { tasks, strangers } = await lab.db
        .transaction()
        .execute(async (tx) => {
          await tx
            .updateTable('projects')
            .set({ obfuscation: file.project.obfuscation, secret: file.project.secret })
            .where('id', '=', id)
            .execute()
          const written = await writeTasks(tx, id, lines(), { importerId: caller.id, now: lab.now() })
          await record(
            tx,
            { action: 'project.import', who: caller, projectId: id, detail: { tasks: written.tasks } },
            lab.now(),
          )
          return written
        })
        .catch(async (error: unknown) => {
          // Half a project is none.
          await lab.db.deleteFrom('projects').where('id', '=', id).execute()
          throw error
        })
      notes.push(`${tasks} tasks were brought in.`)
      if (strangers.size > 0)
        notes.push(`The work of ${strangers.size} people who are not known here now counts as yours.`)
      return { project: await presentProject(lab, caller, id), notes }
    },
    { bodyLimit: lab.settings.uploadLimit + 1024 * 1024 },
  )
}
