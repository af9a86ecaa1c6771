import type { FastifyInstance } from 'fastify'
import { routes } from '../../../shared/routes.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { backupFolder, listBackups, makeBackup } from './backup.ts'

/** Backups of the embedded database. Restoring is a command: it replaces everything, so nobody may be at work. */
export function backupRoutes(app: FastifyInstance, lab: Lab): void {
  const list = () => ({
    backups: listBackups(lab.settings),
    folder: backupFolder(lab.settings),
    everyHours:
      lab.database.kind === 'embedded' && lab.settings.backupHours > 0 ? lab.settings.backupHours : null,
  })

  mount(app, lab, routes.listBackups, async () => list())

  mount(app, lab, routes.createBackup, async ({ caller }) => {
    const name = await makeBackup(lab)
    await record(lab.db, { action: 'backup.create', who: caller, detail: { name } }, lab.now())
    return list()
  })
}
