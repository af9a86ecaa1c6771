/** Live updates: one event stream for the page that is open, which makes old answers fresh. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { LabEvent } from '../../shared/events.ts'
import type { RouteName } from '../../shared/routes.ts'
import { address, tabId } from './api.ts'

const kinds: readonly LabEvent['kind'][] = [
  'hello',
  'reload',
  'job',
  'import',
  'tasks',
  'project',
  'operations',
  'completion',
  'comment',
]
const listeners = new Set<(event: LabEvent) => void>()

/** Which answers an event makes old. */
const stale: Readonly<Partial<Record<LabEvent['kind'], readonly RouteName[]>>> = {
  job: ['listJobs', 'listExports', 'getProject'],
  tasks: ['listTasks', 'getProject', 'dashboard', 'reviewQueue', 'neighbours'],
  project: ['getProject', 'listProjects', 'getLabels', 'listMembers', 'getProjectResources'],
  completion: ['getTask', 'reviewQueue', 'listTasks', 'listRemoved'],
  comment: ['listComments'],
}

/** Listens to a project (and one task of it) as long as the component is there. Reconnects by itself. */
export function useLive(projectId: number, taskId?: number): void {
  const client = useQueryClient()
  useEffect(() => {
    const query = { projectId, ...(taskId === undefined ? {} : { taskId }) }
    const stream = new EventSource(address('events', { query }))
    const waiting = new Map<string, ReturnType<typeof setTimeout>>()
    const refresh = (route: RouteName) => {
      // Bursts of events (a job over 10,000 tasks) ask at most twice a second.
      if (waiting.has(route)) return
      const timer = setTimeout(() => {
        waiting.delete(route)
        void client.invalidateQueries({ queryKey: [route] })
      }, 500)
      waiting.set(route, timer)
    }
    const hear = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as LabEvent
      if (event.kind === 'reload') void client.invalidateQueries()
      if (event.kind === 'operations' && event.client === tabId) return
      for (const route of stale[event.kind] ?? []) refresh(route)
      for (const listener of listeners) listener(event)
    }
    for (const kind of kinds) stream.addEventListener(kind, hear)
    return () => {
      stream.close()
      for (const timer of waiting.values()) clearTimeout(timer)
    }
  }, [client, projectId, taskId])
}

/** Hears every event of the open stream. */
export function useEvents(hear: (event: LabEvent) => void): void {
  const latest = useRef(hear)
  latest.current = hear
  useEffect(() => {
    const listener = (event: LabEvent) => latest.current(event)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
}
