import type { Engine } from './engine.ts'
import type { Task, TaskResult } from './task.ts'

/** Does one task. What fails a document is in the result; what throws is a fault of the program. */
export async function work(task: Task, engine: Engine): Promise<TaskResult> {
  switch (task.kind) {
    case 'lines':
      return (await import('./work-lines.ts')).workLines(task, engine)
    case 'rows':
      return (await import('./work-rows.ts')).workRows(task, engine)
    case 'file':
      return (await import('./work-file.ts')).workFile(task, engine)
  }
}
