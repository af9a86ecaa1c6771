import { useState } from 'react'
import { t } from '../texts/t.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { comboOf } from './combo.ts'
import { isRemapped, type KeyAction, type KeyGroup, keyGroups, remap, useKeyMap } from './keys.ts'

/** Every key there is, and a way to change each. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={t('keys.title')} wide onClose={onClose}>
      <KeyList />
    </Dialog>
  )
}

/** The list itself; the settings page shows it too. */
export function KeyList() {
  const map = useKeyMap()
  const [catching, setCatching] = useState<KeyAction | null>(null)
  const takers = (keys: string, group: KeyGroup) =>
    (Object.keys(map) as KeyAction[]).filter(
      (a) => map[a] === keys && (a in keyGroups[group] || a in keyGroups.anywhere),
    )
  return (
    <>
      <p className="muted">{t('keys.says')}</p>
      <div className="key-groups">
        {(Object.keys(keyGroups) as KeyGroup[]).map((group) => (
          <section key={group}>
            <h3>{t(`keys.groups.${group}`)}</h3>
            <dl>
              {(Object.keys(keyGroups[group]) as KeyAction[]).map((action) => (
                <div key={action} className="row">
                  <dt className="grow">{t(`keys.${action}`)}</dt>
                  <dd className="row">
                    {isRemapped(action) && (
                      <Button kind="quiet" small onClick={() => remap(action, undefined)}>
                        {t('keys.reset')}
                      </Button>
                    )}
                    <button
                      type="button"
                      className="key-button"
                      aria-label={t('keys.change', { action: t(`keys.${action}`), keys: map[action] })}
                      onClick={() => setCatching(action)}
                      onBlur={() => setCatching(null)}
                      onKeyDown={(event) => {
                        if (catching !== action) return
                        event.preventDefault()
                        event.stopPropagation()
                        const combo = comboOf(event.nativeEvent)
                        if (!combo) return
                        if (combo !== 'escape') remap(action, combo)
                        setCatching(null)
                      }}
                    >
                      {catching === action ? <i>{t('keys.press')}</i> : <Kbd keys={map[action]} />}
                    </button>
                    {takers(map[action], group).length > 1 && (
                      <span className="problem">{t('keys.twice')}</span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('keys.groups.text')}</h3>
          <dl>
            {(['labels', 'caret', 'word', 'line', 'extend', 'all', 'leave'] as const).map((name) => (
              <div key={name} className="row">
                <dt className="grow">{t(`keys.text.${name}.does`)}</dt>
                <dd className="muted small">{t(`keys.text.${name}.keys`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </>
  )
}
