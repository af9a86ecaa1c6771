import { useKeyMap } from '../../app/keys.ts'
import { t } from '../../texts/t.ts'
import { score } from '../../ui/figures.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { Chip } from '../../ui/pieces.tsx'
import type { EditSpan } from './span-list.ts'
import { usePart } from './store.ts'
import type { Opened } from './task-page.tsx'
import type { Mode } from './text-keys.ts'
import { useNominations } from './use-nominations.ts'

/** The one line under the text: what the focused span is, who made it, how sure, why, and what it will become. */
export function StatusLine({
  opened,
  mode,
  colours,
}: {
  readonly opened: Opened
  readonly mode: Mode
  readonly colours: ReadonlyMap<string, string>
}) {
  const { store, editable } = opened
  const nominations = useNominations(opened)
  const keys = useKeyMap()
  const focus = usePart(store, (s) => s.focus)
  const span = usePart(store, (s) => s.spans.find((x) => x.id === s.focus))
  const selection = usePart(store, (s) => s.selection)
  const count = usePart(store, (s) => s.spans.length)
  const text = store.get().text
  const row = focus === null ? undefined : nominations.get(focus)
  const hint = (action: keyof typeof keys, word: string) => (
    <span className="hint-key">
      <Kbd keys={keys[action]} /> {word}
    </span>
  )
  return (
    <footer className="status" role="status" aria-live="polite">
      {mode === 'edges' && span ? (
        <span>{t('task.edgesMode')}</span>
      ) : span ? (
        <>
          <q className="cut">{text.slice(span.start, span.end).replace(/\s+/g, ' ').slice(0, 60)}</q>
          <Chip name={span.label} colour={colours.get(span.label)} />
          <span className="cut">
            {span.origin === 'person'
              ? t('task.byPerson', { name: span.source.replace(/^person:/, '') })
              : t('task.byMachine', { score: score(span.score), source: span.source })}
            {span.why && reason(span.why, span.source)}
          </span>
          {row && (
            <span className={row.nomination.flag ? 'cut flagged' : 'cut'}>
              → {row.nomination.action}: <q>{row.nomination.replacement.slice(0, 60)}</q>
              {row.nomination.flag && ` (${row.nomination.flag.detail})`}
            </span>
          )}
        </>
      ) : selection.anchor !== selection.head ? (
        <span>
          {t('task.selected', { count: Math.abs(selection.anchor - selection.head) })}
          {editable && ` · ${t('task.selectedDo')}`}
        </span>
      ) : (
        <span className="muted">{t('task.idle', { count })}</span>
      )}
      <span className="grow" />
      <span className="hints">
        {hint('nextUncertain', t('task.hints.nextUncertain'))}
        {editable && span && (
          <>
            {span.origin === 'machine' && hint('accept', t('task.hints.accept'))}
            {hint('remove', t('task.hints.remove'))}
            {hint('relabel', t('task.hints.relabel'))}
            {hint('edges', t('task.hints.edges'))}
            {hint('allEqual', t('task.hints.allEqual'))}
          </>
        )}
      </span>
    </footer>
  )
}

/** What the detector says for itself beyond its name. */
function reason(why: NonNullable<EditSpan['why']>, source: string): string {
  return [
    why.rule !== source && why.rule,
    why.contextWord && t('task.context', { word: why.contextWord }),
    why.validated === true && t('task.validated'),
  ]
    .flatMap((part) => (part ? [` · ${part}`] : []))
    .join('')
}
