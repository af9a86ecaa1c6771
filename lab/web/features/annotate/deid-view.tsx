import { useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { type ApiFailure, call, keyOf, useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem, Trouble } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Icon } from '../../ui/icon.tsx'
import { Chip, Empty, Waiting } from '../../ui/pieces.tsx'
import { type Block, cutBlocks } from './blocks.ts'
import { Nominations } from './nominations.tsx'
import { type NominationRow, type Recomputed, recompute } from './recompute.ts'
import { usePart } from './store.ts'
import type { Opened } from './task-page.tsx'
import { useTextLook } from './text-look.ts'
import { type ColumnsHandle, type Place, painted, TwoColumns } from './two-columns.tsx'
import { docOf } from './use-nominations.ts'
import './deid-view.css'

/** Original and output side by side, with the table of what goes where; worked out here, by the export's engine. */
export function DeidView({ opened }: { readonly opened: Opened }) {
  const { task, completion, store, labels } = opened
  const project = useProject()
  const given = {
    params: { projectId: project.id, taskId: task.id },
    query: completion ? { completionId: completion.id } : {},
  }
  const settings = useRoute('engineSettings', given, { fresh: 60_000 })
  const client = useQueryClient()
  const [error, setError] = useState<ApiFailure | null>(null)
  const [focus, setFocus] = useState<string | null>(null)
  const [onlyFlagged, setOnlyFlagged] = useState(false)
  const spans = useDeferredValue(usePart(store, (s) => s.spans))
  const data = settings.data
  const replacements = useMemo(
    () =>
      new Map(
        data?.replacements.flatMap((r) =>
          r.replacement === null ? [] : [[r.spanId, r.replacement] as const],
        ) ?? [],
      ),
    [data],
  )
  const made = useMemo((): Recomputed | Error | null => {
    if (!data) return null
    try {
      return recompute(docOf(task), spans, data, replacements)
    } catch (failure) {
      return failure as Error
    }
  }, [data, spans, replacements, task])
  const columns = useRef<ColumnsHandle>(null)
  const look = useTextLook(project.settings)
  const colours = useMemo(() => new Map(labels.labels.map((l) => [l.name, l.colour])), [labels])
  const blocks = useMemo(() => cutBlocks(task.text, { maxLines: 6, maxChars: 900 }), [task.text])
  if (settings.error) return <Trouble error={settings.error} />
  if (!made || !data) return <Waiting />
  if (made instanceof Error)
    return (
      <Empty icon="warn" title={t('deid.cannot')}>
        {made.message}
      </Empty>
    )
  const mayEdit = completion?.may.includes('edit') ?? false
  const edit = async (spanId: string, replacement: string | null) => {
    if (!completion) return
    const next = new Map<string, string | null>(replacements)
    next.set(spanId, replacement)
    const list = [...next].map(([id, text]) => ({ spanId: id, replacement: text }))
    client.setQueryData(keyOf('engineSettings', given), {
      ...data,
      replacements: list.filter((r) => r.replacement !== null),
    })
    try {
      setError(null)
      await opened.outbox?.flush()
      await call('setReplacements', {
        params: { projectId: project.id, completionId: completion.id },
        body: { replacements: list },
      })
    } catch (failure) {
      setError(failure as ApiFailure)
      await client.invalidateQueries({ queryKey: keyOf('engineSettings', given) })
    }
  }
  const focused = made.rows.find((row) => row.spanId === focus)
  const hover = { focus, onFocus: setFocus }
  const inBlock = ({ start, end }: Block) =>
    made.rows.filter(({ nomination: n }) => n.start < end && start < n.end)
  const paint = (row: NominationRow, side: 'left' | 'right') => ({
    id: row.spanId,
    start: side === 'left' ? row.nomination.start : row.outStart,
    end: side === 'left' ? row.nomination.end : row.outEnd,
    colour: colours.get(row.nomination.label),
    className: row.nomination.flag ? 'person flagged' : 'person',
  })
  return (
    <div className="deid">
      <div className="deid-head row wrap">
        <span className="badge">
          <Icon name="shield" /> {t('deid.by', { settings: data.settingsVersion })}
        </span>
        <span className="badge" title={t('deid.keySays')}>
          <Icon name="lock" size={14} /> {t('deid.key', { fingerprint: data.keyFingerprint })}
        </span>
        <Verdict
          made={made}
          onFlagged={() => setOnlyFlagged(true)}
          onLeak={(place) => columns.current?.reveal(made.edits.mapBack(place, -1))}
        />
        <Problem error={error} />
      </div>
      <TwoColumns
        handle={columns}
        blocks={blocks}
        font={look.font}
        size={look.size}
        titles={[t('deid.original'), t('deid.output')]}
        left={(block) =>
          painted(
            task.text,
            block.start,
            block.end,
            inBlock(block).map((row) => paint(row, 'left')),
            hover,
          )
        }
        right={(block) =>
          painted(
            made.output,
            made.edits.map(block.start, 1),
            made.edits.map(block.end, 1),
            withLeaks(
              inBlock(block).map((row) => paint(row, 'right')),
              made.leaks,
            ),
            hover,
          )
        }
      />
      <Nominations
        made={made}
        text={task.text}
        colours={colours}
        focus={focus}
        onHover={setFocus}
        onFocus={(row) => {
          setFocus(row.spanId)
          columns.current?.reveal(row.nomination.start)
        }}
        onEdit={mayEdit ? edit : null}
        onlyFlagged={onlyFlagged}
        onOnlyFlagged={setOnlyFlagged}
      />
      <footer className="status" role="status" aria-live="polite">
        {focused ? (
          <>
            <q className="cut">{task.text.slice(focused.nomination.start, focused.nomination.end)}</q>
            <Chip name={focused.nomination.label} colour={colours.get(focused.nomination.label)} />
            <span className={focused.nomination.flag ? 'cut flagged' : 'cut'}>
              → {focused.nomination.action}: <q>{focused.nomination.replacement}</q>
              {focused.nomination.flag && ` · ${focused.nomination.flag.detail}`}
            </span>
          </>
        ) : (
          <span className="muted">{t('deid.hover')}</span>
        )}
      </footer>
    </div>
  )
}

/** Leaks among the replaced places, in order; a leak inside a replacement is shown by the replacement. */
function withLeaks(places: readonly Place[], leaks: Recomputed['leaks']): readonly Place[] {
  const free = leaks.filter((leak) => !places.some((p) => leak.start < p.end && p.start < leak.end))
  const marked = free.map(({ start, end, label, kind }) => ({
    id: `leak-${start}`,
    start,
    end,
    colour: undefined,
    className: 'person flagged',
    title: t('deid.leak', { label, kind }),
  }))
  return [...places, ...marked].sort((a, b) => a.start - b.start)
}

/** Whether an export would take it, and a press away what stands against it. */
function Verdict({
  made,
  onFlagged,
  onLeak,
}: {
  readonly made: Recomputed
  readonly onFlagged: () => void
  readonly onLeak: (place: number) => void
}) {
  if (made.flagged > 0)
    return (
      <button type="button" className="badge problem" onClick={onFlagged}>
        <Icon name="warn" size={14} /> {t('deid.flagged', { count: made.flagged })}
      </button>
    )
  const leak = made.leaks[0]
  if (leak)
    return (
      <button type="button" className="badge problem" onClick={() => onLeak(leak.start)}>
        <Icon name="warn" size={14} /> {t('deid.leaks', { count: made.leaks.length })}
      </button>
    )
  return (
    <span className="badge good">
      <Icon name="check" size={14} /> {t('deid.clean')}
    </span>
  )
}
