import type { Tx } from '../../db/connect.ts'
import type { Lab } from '../../lab.ts'
import type { ProjectView } from '../../middleware/project.ts'
import type { Caller } from '../../middleware/sign-in.ts'
import { record } from '../audit/record.ts'
import { refreshTask } from './insert.ts'
import type { CompletionRow } from './present.ts'

type Changed = Pick<CompletionRow, 'id' | 'task_id'>

/**
 * Changes a completion in a transaction, then tells those who look on that it changed, and the row of its task with it.
 * `act` says which one it was.
 */
export async function changeCompletion<C extends Changed>(
  lab: Lab,
  projectId: number,
  act: (tx: Tx) => Promise<C>,
): Promise<C> {
  const changed = await lab.db.transaction().execute(act)
  const { id, task_id: taskId } = changed
  lab.hub.emit({ kind: 'completion', projectId, taskId, completionId: id })
  lab.hub.emit({ kind: 'tasks', projectId, taskIds: [taskId] })
  return changed
}

/** Ends a change of a completion: brings its task's row up to date, and puts the change on record. */
export async function settleChange(
  tx: Tx,
  project: Pick<ProjectView, 'id'>,
  caller: Caller,
  { id, task_id }: Changed,
  { now, ...what }: { now: Date; action: string; detail?: Readonly<Record<string, unknown>> },
): Promise<void> {
  await refreshTask(tx, task_id, now)
  await record(tx, { ...what, who: caller, projectId: project.id, subject: `completion:${id}` }, now)
}
