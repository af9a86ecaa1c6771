import { type FindTask, type FormatTask, findAll, type ReleaseTask, releaseAll } from './engine/work.ts'

/** What a thread of the pool does with a task. Writing exports is loaded when it is first asked for. */
export default async function run(task: FindTask | ReleaseTask | FormatTask): Promise<unknown> {
  if (task.kind === 'find') return findAll(task, false)
  if (task.kind === 'release') return releaseAll(task, false)
  const { writeFormat } = await import('./features/exports/write.ts')
  return writeFormat(task)
}
