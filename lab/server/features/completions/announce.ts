import type { Lab } from '../../lab.ts'

/** Tells those who look on that a completion changed, and the row of its task with it. */
export function announce(lab: Lab, projectId: number, taskId: number, completionId: number): void {
  lab.hub.emit({ kind: 'completion', projectId, taskId, completionId })
  lab.hub.emit({ kind: 'tasks', projectId, taskIds: [taskId] })
}
