import type { Engine } from './engine.ts'
import { newTally } from './tally.ts'
import type { RowsTask, TaskResult } from './task.ts'

export async function workRows(_task: RowsTask, _engine: Engine): Promise<TaskResult> {
  return { tally: newTally() }
}
