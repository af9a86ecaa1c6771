import type { FastifyInstance } from 'fastify'
import type { LabEvent } from '../../../shared/events.ts'
import { routes } from '../../../shared/routes.ts'
import { notFound } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { openProject } from '../../middleware/project.ts'
import { mount } from '../../mount.ts'

const BEAT_MS = 20_000

/** Live updates. Whoever listens to a project hears of it only what they may read. */
export function eventRoutes(app: FastifyInstance, lab: Lab): { closeAll: () => void } {
  const open = new Set<() => void>()

  mount(app, lab, routes.events, async ({ caller, query, req, reply }) => {
    const project = query.projectId === undefined ? null : await openProject(lab, caller, query)
    if (project && !project.may.has('project.read')) throw notFound('project')
    const seesAll = project?.may.has('task.readAll') ?? false
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    })
    let id = Date.now()
    const send = (event: LabEvent) => {
      // A browser that does not read is dropped rather than filling our memory; it reconnects and reloads.
      if (raw.writableLength > 1_000_000) return close()
      raw.write(`id: ${++id}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`)
    }
    const concerns = (event: LabEvent): boolean => {
      if (event.kind === 'reload') return true
      if (event.kind === 'job') return event.job.projectId === project?.id || event.job.by?.id === caller.id
      if (!('projectId' in event) || event.projectId !== project?.id) return false
      // Spans are document work: only for those who have the task open, and may.
      if (event.kind === 'operations') return event.taskId === query.taskId && (seesAll || mayRead)
      return true
    }
    const mayRead =
      query.taskId !== undefined && project !== null && (await isAssigned(lab, query.taskId, caller.id))
    const stopListening = lab.hub.listen((event) => {
      if (concerns(event)) send(event)
    })
    const beat = setInterval(() => raw.write(': beat\n\n'), BEAT_MS)
    const close = () => {
      clearInterval(beat)
      stopListening()
      open.delete(close)
      raw.end()
    }
    open.add(close)
    req.raw.on('close', close)
    send({ kind: req.headers['last-event-id'] === undefined ? 'hello' : 'reload' })
    return reply
  })

  return {
    closeAll() {
      for (const close of [...open]) close()
    },
  }
}

async function isAssigned(lab: Lab, taskId: number, userId: number): Promise<boolean> {
  const row = await lab.db
    .selectFrom('assignees')
    .select('task_id')
    .where('task_id', '=', taskId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row !== undefined
}
