import { useCall, useRoute } from '../../app/api.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { bytes, time } from '../../ui/figures.ts'
import { Waiting } from '../../ui/pieces.tsx'

/** Copies of the database, made by time or now. */
export function Backups() {
  const backups = useRoute('listBackups', {})
  const create = useCall('createBackup', { refresh: ['listBackups'] })
  const list = backups.data
  return (
    <div className="stack">
      {list && (
        <p className="muted">
          {list.everyHours === null ? t('backups.noTimer') : t('backups.timer', { hours: list.everyHours })}{' '}
          {t('backups.folder')} <code>{list.folder}</code>
        </p>
      )}
      <div className="row">
        <Button kind="primary" busy={create.isPending} onClick={() => create.mutate({})}>
          {t('backups.now')}
        </Button>
      </div>
      <Problem error={backups.error ?? create.error} />
      {!list && !backups.error && <Waiting />}
      {list && list.backups.length === 0 && <p className="muted">{t('backups.none')}</p>}
      {list && list.backups.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>{t('backups.name')}</th>
              <th>{t('audit.when')}</th>
              <th className="right">{t('backups.size')}</th>
            </tr>
          </thead>
          <tbody>
            {list.backups.map((backup) => (
              <tr key={backup.name}>
                <td>
                  <code>{backup.name}</code>
                </td>
                <td>{time(backup.createdAt)}</td>
                <td className="right">{bytes(backup.bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="muted small">{t('backups.restore')}</p>
    </div>
  )
}
