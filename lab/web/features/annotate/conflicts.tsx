import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/pieces.tsx'
import { spanIdOf } from './op.ts'
import { settle } from './session.ts'
import type { EditSpan } from './span-list.ts'
import { type Store, usePart } from './store.ts'

/** Where somebody else was first: both versions, and which is to stay. */
export function Conflicts({ store, text }: { readonly store: Store; readonly text: string }) {
  const conflicts = usePart(store, (s) => s.conflicts)
  if (conflicts.length === 0) return null
  const words = (span: EditSpan | null) =>
    span ? `${span.label} “${text.slice(span.start, span.end).slice(0, 40)}”` : t('task.conflictGone')
  return (
    <div className="conflicts stack tight">
      {conflicts.map((conflict) => (
        <Notice kind="warn" key={spanIdOf(conflict.op)}>
          <div className="row wrap">
            <span className="grow">
              {conflict.reason ??
                t('task.conflict', { mine: words(conflict.mine), theirs: words(conflict.theirs) })}
            </span>
            <Button small onClick={() => store.update((s) => settle(s, conflict, 'theirs'))}>
              {t('task.keepTheirs')}
            </Button>
            {conflict.reason === null && (
              <Button small onClick={() => store.update((s) => settle(s, conflict, 'mine'))}>
                {t('task.keepMine')}
              </Button>
            )}
          </div>
        </Notice>
      ))}
    </div>
  )
}
