import { useKeyMap } from '../../app/keys.ts'
import { t } from '../../texts/t.ts'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { changeFont, changeLook, changeSize, type useTextLook } from './text-look.ts'
import type { TaskActions } from './use-task.ts'

/** How the text looks; `onRemove` where the version may be thrown away. */
export function LookMenu({
  look,
  onRemove,
}: {
  readonly look: ReturnType<typeof useTextLook>
  readonly onRemove: TaskActions['remove'] | undefined
}) {
  const keys = useKeyMap()
  return (
    <Menu label={t('task.look')} right button={{ kind: 'quiet', small: true }}>
      <button type="button" data-stay onClick={() => changeSize(look, 1)}>
        {t('task.bigger')} <kbd>{keys.zoomIn}</kbd>
      </button>
      <button type="button" data-stay onClick={() => changeSize(look, -1)}>
        {t('task.smaller')} <kbd>{keys.zoomOut}</kbd>
      </button>
      <button type="button" onClick={() => changeFont(look)}>
        {t(look.font === 'monospace' ? 'task.proportional' : 'task.monospace')} <kbd>{keys.font}</kbd>
      </button>
      <button type="button" onClick={() => changeLook({ names: !look.names })}>
        {t(look.names ? 'task.withoutNames' : 'task.withNames')}
      </button>
      {(['auto', 'ltr', 'rtl'] as const).map((direction) => (
        <button key={direction} type="button" onClick={() => changeLook({ direction })}>
          {t(`task.directions.${direction}`)}
          {look.direction === direction && <Icon name="check" size={14} />}
        </button>
      ))}
      {onRemove && (
        <button type="button" className="danger" onClick={onRemove}>
          {t('task.removeDraft')}
        </button>
      )}
    </Menu>
  )
}
