import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Lab } from '../../lab.ts'
import { record } from '../audit/record.ts'
import { exportFolder } from '../exports/job.ts'

/** Removes projects whose waiting period is over, with their exports on disk. Returns how many. */
export async function purgeProjects(lab: Lab): Promise<number> {
  const rows = await lab.db.selectFrom('projects').select('id').where('delete_at', '<=', lab.now()).execute()
  for (const { id } of rows) {
    const files = await lab.db
      .selectFrom('exports')
      .select('file_name')
      .where('project_id', '=', id)
      .execute()
    await lab.db.transaction().execute(async (tx) => {
      await tx.deleteFrom('projects').where('id', '=', id).execute()
      await record(tx, { action: 'project.purge', who: null, projectId: id }, lab.now())
    })
    for (const { file_name } of files)
      if (file_name) await rm(join(exportFolder(lab), file_name), { force: true })
  }
  return rows.length
}

/** Looks now and every hour; returns the function that stops it. */
export function schedulePurge(lab: Lab): () => void {
  const look = () =>
    purgeProjects(lab).then(
      (count) => {
        if (count > 0) lab.log.info({ count }, 'deleted projects removed')
      },
      (error: unknown) => lab.log.error({ error }, 'purge failed'),
    )
  void look()
  const timer = setInterval(() => void look(), 3600_000)
  timer.unref()
  return () => clearInterval(timer)
}
