import { t } from '../../texts/t.ts'
import { score } from '../../ui/figures.ts'
import { changeSpans } from './session.ts'
import { isBelow } from './shown.ts'
import type { EditSpan } from './span-list.ts'
import type { Opened } from './task-page.tsx'

/** Hides suggestions that are less sure than one wants to see now; what is hidden is said, and can be rejected at once. */
export function Sureness({
  opened: { store, editable, prediction },
  spans,
  least,
  onLeast,
}: {
  readonly opened: Opened
  readonly spans: readonly EditSpan[]
  readonly least: number
  readonly onLeast: (least: number) => void
}) {
  if (!spans.some((span) => isBelow(span, 1))) return null
  const below = spans.filter((span) => isBelow(span, least))
  return (
    <div className="sureness">
      <label className="row">
        <span>{t('task.sureness')}</span>
        <input
          type="range"
          className="grow"
          min={0}
          max={1}
          step={0.05}
          value={least}
          aria-valuetext={score(least)}
          onChange={(event) => onLeast(Number(event.target.value))}
        />
        <span className="num">{score(least)}</span>
      </label>
      {below.length > 0 && (
        <p className="row small" role="status">
          <span className="uncertain grow">{t('task.below', { count: below.length })}</span>
          {editable && (
            <button
              type="button"
              className="link"
              onClick={() =>
                store.update((s) =>
                  changeSpans(
                    s,
                    below.map(({ id }) => id),
                    'remove',
                  ),
                )
              }
            >
              {t('task.rejectBelow')}
            </button>
          )}
          {prediction && <span className="muted">{t('task.belowStay')}</span>}
        </p>
      )}
    </div>
  )
}
