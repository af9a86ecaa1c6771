import type { Format } from './pool.ts'
import { type FindTask, findAll, type ReleaseTask, releaseAll } from './work.ts'

/** What a thread of the pool does with a task. */
export default async function run(task: FindTask | ReleaseTask | Format): Promise<unknown> {
  if (task.kind === 'find') return findAll(task, false)
  if (task.kind === 'release') return releaseAll(task, false)
  const { writeFormat } = await import('../features/exports/write.ts')
  return writeFormat(task)
}
