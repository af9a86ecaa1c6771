import { useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useRoute } from '../../app/api.ts'
import { useKeyMap, useKeys } from '../../app/keys.ts'
import { useProject } from '../../app/project-shell.tsx'
import type { TaskSearch } from '../../app/router.tsx'
import { useSession } from '../../app/session.ts'
import { Trouble } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { finePercent } from '../../ui/figures.ts'
import { Chip, Empty, Waiting } from '../../ui/pieces.tsx'
import { type Block, cutBlocks } from './blocks.ts'
import { compareSpanLists, type SpanDifference, startOf, summarise } from './compare-spans.ts'
import type { TextLook } from './doc-view.tsx'
import { addSpan, changeSpans, moveSpan, type Session } from './session.ts'
import type { EditSpan } from './span-list.ts'
import { usePart } from './store.ts'
import type { Opened } from './task-page.tsx'
import { topmost } from './topmost.ts'
import { type ColumnsHandle, type Place, painted, TwoColumns } from './two-columns.tsx'
import './compare-view.css'

/** The version on the page against another one: where they agree, where not, and whose is to stand. */
export function CompareView({
  opened,
  colours,
  look,
}: {
  readonly opened: Opened
  readonly colours: ReadonlyMap<string, string>
  readonly look: TextLook
}) {
  const { task, completion, prediction } = opened
  const others = [
    ...task.completions
      .filter((c) => c.id !== completion?.id)
      .map((c) => ({
        value: `c${c.id}`,
        text: `#${c.id} ${c.author.name} · ${t(c.starred ? 'completion.starred' : `completion.${c.state}`)}`,
      })),
    ...task.predictions
      .filter((p) => p.id !== prediction?.id)
      .map((p) => ({ value: `p${p.id}`, text: `${t('task.predictionWord')} ${p.name}` })),
  ]
  const search = useSearch({ strict: false }) as TaskSearch
  const asked = others.find((o) => o.value === `c${search.with}`)
  const [other, setOther] = useState((asked ?? others.at(0))?.value ?? '')
  if (others.length === 0) return <Empty title={t('compare.nothing')}>{t('compare.nothingSays')}</Empty>
  return (
    <Against
      key={other}
      opened={opened}
      colours={colours}
      look={look}
      other={other}
      picker={
        <SelectField bare slim label={t('compare.with')} value={other} choices={others} onPick={setOther} />
      }
    />
  )
}

function Against({
  opened,
  colours,
  look,
  other,
  picker,
}: {
  readonly opened: Opened
  readonly colours: ReadonlyMap<string, string>
  readonly look: TextLook
  readonly other: string
  readonly picker: React.ReactNode
}) {
  const { task, completion, prediction, store, editable } = opened
  const { user } = useSession()
  const { spans: rights, kappa, error } = useOther(opened, other)
  const lefts = usePart(store, (s) => s.spans)
  const all = useMemo(() => (rights ? compareSpanLists(lefts, rights) : []), [lefts, rights])
  const differences = useMemo(() => all.filter((d) => d.kind !== 'agreed'), [all])
  const [at, setAt] = useState(0)
  const columns = useRef<ColumnsHandle>(null)
  const blocks = useMemo(() => cutBlocks(task.text, { maxLines: 6, maxChars: 900 }), [task.text])
  const { at: place } = useSearch({ strict: false }) as TaskSearch
  const found = place === undefined ? -1 : differences.findIndex((d) => startOf(d) >= place)
  // Whoever came from a list of disagreements wants to see that very place.
  useEffect(() => {
    if (found < 0) return
    setAt(found)
    columns.current?.reveal(place ?? 0)
  }, [found, place])
  const current = differences[Math.min(at, differences.length - 1)]
  const go = (index: number) => {
    if (differences.length === 0) return
    const next = (index + differences.length) % differences.length
    setAt(next)
    columns.current?.reveal(startOf(differences[next]!))
  }
  const takeRight = () => {
    if (!current || !editable) return
    store.update((s) => withRight(s, current, `person:${user.username}`))
    columns.current?.reveal(startOf(current))
  }
  useKeys({
    nextDifference: () => go(at + 1),
    previousDifference: () => go(at - 1),
    takeLeft: () => go(at + 1),
    takeRight: () => (editable ? takeRight() : false),
  })
  if (error) return <Trouble error={error} />
  if (!rights) return <Waiting />
  const leftName = completion
    ? `#${completion.id} ${completion.author.name}`
    : (prediction?.name ?? t('task.nothing'))
  const paint = (block: Block, side: 'left' | 'right') =>
    painted(task.text, block.start, block.end, placesIn(block, side, { all, current, colours }), {
      focus: null,
      onFocus: () => undefined,
    })
  return (
    <div className="compare">
      <div className="deid-head row wrap">
        <Summary all={all} kappa={kappa} />
        <span className="grow" />
        <Steps at={at} of={differences.length} onGo={go} onTakeRight={editable ? takeRight : undefined} />
      </div>
      <TwoColumns
        handle={columns}
        blocks={blocks}
        font={look.font}
        size={look.size}
        titles={[leftName, picker]}
        left={(block) => paint(block, 'left')}
        right={(block) => paint(block, 'right')}
      />
      <ol className="differences" aria-label={t('compare.differences')}>
        {differences.map((d, i) => (
          <li key={`${d.left?.id}/${d.right?.id}`}>
            <button type="button" aria-current={d === current || undefined} onClick={() => go(i)}>
              <span className={`diff-kind ${d.kind}`}>{t(`compare.kinds.${d.kind}`)}</span>
              <Side span={d.left} text={task.text} colours={colours} />
              <Side span={d.right} text={task.text} colours={colours} />
            </button>
          </li>
        ))}
        {differences.length === 0 && <li className="muted side-says">{t('compare.same')}</li>}
      </ol>
    </div>
  )
}

/** The spans of the version at the right, null until they are here; kappa where people made both and neither is being changed. */
function useOther({ completion, editable }: Opened, other: string) {
  const project = useProject()
  const id = Number(other.slice(1))
  const isCompletion = other.startsWith('c')
  const params = { projectId: project.id }
  const byPerson = useRoute(
    'getCompletion',
    { params: { ...params, completionId: id } },
    { enabled: isCompletion },
  )
  const byMachine = useRoute(
    'getPrediction',
    { params: { ...params, predictionId: id } },
    { enabled: !isCompletion },
  )
  const scores = useRoute(
    'compareCompletions',
    { params: { ...params, completionId: completion?.id ?? 0 }, query: { with: id } },
    { enabled: isCompletion && completion !== null && !editable },
  )
  const spans = useMemo(
    (): readonly EditSpan[] | null =>
      byPerson.data?.spanList.map(({ removed: _, ...s }) => s) ??
      byMachine.data?.spans.map((s) => ({ ...s, origin: 'machine' as const, version: 1 })) ??
      null,
    [byPerson.data, byMachine.data],
  )
  return { spans, kappa: scores.data?.summary.kappa, error: byPerson.error ?? byMachine.error }
}

/** The left version with what the right one has at the place of a difference. */
function withRight(s: Session, { left, right }: SpanDifference, source: string): Session {
  if (!right) return left ? changeSpans(s, [left.id], 'remove') : s
  if (!left) return addSpan(s, right, right.label, source)
  const moved = left.start === right.start && left.end === right.end ? s : moveSpan(s, left.id, right)
  return left.label === right.label ? moved : changeSpans(moved, [left.id], { label: right.label })
}

/** What is tinted in a block of one side, the current difference above all others. */
function placesIn(
  block: Block,
  side: 'left' | 'right',
  {
    all,
    current,
    colours,
  }: {
    readonly all: readonly SpanDifference[]
    readonly current: SpanDifference | undefined
    readonly colours: ReadonlyMap<string, string>
  },
): readonly Place[] {
  return topmost(
    all.flatMap((d) => {
      const span = d[side]
      if (!span || span.end <= block.start || span.start >= block.end) return []
      const mark = d === current ? 'now' : ''
      return [
        {
          id: span.id,
          // A difference inside what both agree on must not be covered by it.
          rank: d === current ? 2 : d.kind === 'agreed' ? 0 : 1,
          start: span.start,
          end: span.end,
          colour: colours.get(span.label),
          className: `diff ${d.kind} ${mark}`,
          title: `${span.label}: ${t(`compare.kinds.${d.kind}`)}`,
        },
      ]
    }),
  )
}

/** How many spans agree and how many differ in what, and what that comes to. */
function Summary({
  all,
  kappa,
}: {
  readonly all: readonly SpanDifference[]
  readonly kappa: number | null | undefined
}) {
  const { f1, ...counts } = summarise(all)
  return (
    <>
      <span role="status">{t('compare.summary', counts)}</span>
      <span className="muted">
        {t('compare.f1', { f1: finePercent(f1) })}
        {kappa != null && ` · ${t('compare.kappa', { kappa: kappa.toFixed(2) })}`}
      </span>
    </>
  )
}

/** From difference to difference; `onTakeRight` where the left version may be changed. */
function Steps({
  at,
  of,
  onGo,
  onTakeRight,
}: {
  readonly at: number
  readonly of: number
  readonly onGo: (index: number) => void
  readonly onTakeRight: (() => void) | undefined
}) {
  const keys = useKeyMap()
  return (
    <>
      <Button small keys={keys.previousDifference} onClick={() => onGo(at - 1)} disabled={of === 0}>
        {t('compare.previous')}
      </Button>
      <span className="num">
        {Math.min(at + 1, of)} / {of}
      </span>
      <Button small keys={keys.nextDifference} onClick={() => onGo(at + 1)} disabled={of === 0}>
        {t('compare.next')}
      </Button>
      {onTakeRight && (
        <Button small kind="primary" keys={keys.takeRight} onClick={onTakeRight} disabled={of === 0}>
          {t('compare.takeRight')}
        </Button>
      )}
    </>
  )
}

function Side({
  span,
  text,
  colours,
}: {
  readonly span: SpanDifference['left']
  readonly text: string
  readonly colours: ReadonlyMap<string, string>
}) {
  if (!span) return <span className="muted">–</span>
  return (
    <span className="row cut">
      <Chip name={span.label} colour={colours.get(span.label)} />
      <span className="cut">{text.slice(span.start, span.end)}</span>
    </span>
  )
}
