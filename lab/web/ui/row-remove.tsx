import { t } from '../texts/t.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

/** The head of the column of remove buttons, for those who cannot see that it needs none. */
export function RemoveHead() {
  return (
    <th>
      <span className="visually-hidden">{t('ui.remove')}</span>
    </th>
  )
}

/** Takes the row away that `label` names. */
export function RemoveButton({
  label,
  icon = 'close',
  onRemove,
}: {
  readonly label: string
  readonly icon?: IconName
  readonly onRemove: () => void
}) {
  return (
    <Button kind="quiet" icon small aria-label={label} title={label} onClick={onRemove}>
      <Icon name={icon} size={13} />
    </Button>
  )
}
