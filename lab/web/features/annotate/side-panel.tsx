import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useDeferredValue, useMemo, useRef } from 'react'
import { useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import type { TaskSearch } from '../../app/router.tsx'
import { t } from '../../texts/t.ts'
import { score } from '../../ui/figures.ts'
import { Icon } from '../../ui/icon.tsx'
import { Chip } from '../../ui/pieces.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Comments } from './comments.tsx'
import { groupSpans, type SpanGroup } from './group-spans.ts'
import { Guidelines } from './guidelines.tsx'
import { Leftovers } from './leftovers.tsx'
import { changeSpans } from './session.ts'
import { isBelow, type Shown } from './shown.ts'
import type { EditSpan } from './span-list.ts'
import { type Store, usePart, useSpans } from './store.ts'
import { Sureness } from './sureness.tsx'
import type { Opened } from './task-page.tsx'
import { Versions } from './versions.tsx'

export type SideTab = 'spans' | 'versions' | 'comments' | 'guidelines'

interface Props {
  readonly opened: Opened
  readonly tab: SideTab
  readonly onTab: (tab: SideTab) => void
  readonly onShow: (search: TaskSearch) => void
  readonly onGo: (spanId: string) => void
  readonly onReveal: (offset: number) => void
  readonly shown: Shown
  readonly onLeast: (least: number) => void
  readonly colours: ReadonlyMap<string, string>
}

/** Beside the text: the spans as a list, the versions, what was said, how to label. */
export function SidePanel(props: Props) {
  const { opened, tab, onTab, onShow, onGo, onReveal, colours } = props
  const { task, store } = opened
  const count = usePart(store, (s) => s.spans.length)
  const project = useProject()
  const comments = useRoute('listComments', { params: { projectId: project.id, taskId: task.id } })
  const open = comments.data?.comments.filter((c) => !c.resolved).length
  return (
    <aside className="side-panel" aria-label={t('task.beside')}>
      <Tabs
        label={t('task.beside')}
        value={tab}
        onPick={onTab}
        panel="side"
        tabs={[
          { value: 'spans', text: t('task.spans'), count },
          {
            value: 'versions',
            text: t('task.versions'),
            count: task.completions.length + task.predictions.length,
          },
          { value: 'comments', text: t('task.comments'), count: open || undefined },
          { value: 'guidelines', text: t('task.guidelines') },
        ]}
      />
      <div id="side" role="tabpanel" className="side-body">
        {tab === 'spans' && (
          <>
            <Leftovers opened={opened} colours={colours} onReveal={onReveal} />
            <Spans {...props} />
          </>
        )}
        {tab === 'versions' && <Versions opened={opened} onShow={onShow} />}
        {tab === 'comments' && (
          <Comments
            opened={opened}
            comments={comments.data?.comments ?? []}
            onGo={onGo}
            onReveal={onReveal}
          />
        )}
        {tab === 'guidelines' && <Guidelines opened={opened} />}
      </div>
    </aside>
  )
}

const none: readonly EditSpan[] = []

type Line =
  | { readonly kind: 'label'; readonly label: string; readonly count: number }
  | { readonly kind: 'group'; readonly group: SpanGroup }

function Spans({ opened, onGo, shown, onLeast, colours }: Props) {
  const { store, editable } = opened
  const project = useProject()
  // The list may follow a moment later; the text itself never waits for it.
  const spans = useDeferredValue(useSpans(store), none)
  const focus = usePart(store, (s) => s.focus)
  const { text } = store.get()
  const grouped = useMemo(
    () =>
      groupSpans(
        text,
        spans.filter((span) => !isBelow(span, shown.least)),
        project.settings.uncertainBelow,
      ),
    [text, spans, project, shown.least],
  )
  const lines = useMemo(
    () =>
      grouped.labels.flatMap(({ label, count, groups }): Line[] => [
        { kind: 'label', label, count },
        ...(shown.hidden.has(label) ? [] : groups.map((group): Line => ({ kind: 'group', group }))),
      ]),
    [grouped, shown.hidden],
  )
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 30,
    overscan: 10,
    useFlushSync: false,
  })
  const goTo = useRef(onGo)
  goTo.current = onGo
  const next = useCallback(
    (group: SpanGroup) => {
      const at = group.ids.indexOf(store.get().focus ?? '')
      goTo.current(group.ids[(at + 1) % group.ids.length]!)
    },
    [store],
  )
  const sureness = <Sureness opened={opened} spans={spans} least={shown.least} onLeast={onLeast} />
  if (lines.length === 0)
    return (
      <>
        {sureness}
        <p className="muted side-says">{t(editable ? 'task.noSpansYet' : 'task.noSpans')}</p>
      </>
    )
  return (
    <>
      {sureness}
      <div className="span-list" ref={scroller}>
        {grouped.uncertain > 0 && (
          <p className="uncertain-count">
            <Icon name="info" size={13} /> {t('task.uncertainLeft', { count: grouped.uncertain })}
          </p>
        )}
        <ul style={{ height: virtual.getTotalSize(), position: 'relative' }} aria-label={t('task.spans')}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const line = lines[index]!
            const style = { transform: `translateY(${start}px)` }
            if (line.kind === 'label')
              return (
                <li key={line.label} className="span-line head" style={style}>
                  <Chip name={line.label} colour={colours.get(line.label)} />
                  <span className="muted num">{line.count}</span>
                </li>
              )
            const { group } = line
            return (
              <li
                key={`${group.label} ${group.text}`}
                className={focus !== null && group.ids.includes(focus) ? 'span-line active' : 'span-line'}
                style={style}
              >
                <GroupLine group={group} editable={editable} store={store} onNext={next} />
              </li>
            )
          })}
        </ul>
      </div>
    </>
  )
}

interface GroupProps {
  readonly group: SpanGroup
  readonly editable: boolean
  readonly store: Store
  readonly onNext: (group: SpanGroup) => void
}

/** Groups are made anew with every edit; what a line says is drawn again only when its own group is another, not when it moves. */
const GroupLine = memo(
  function GroupLine({ group, editable, store, onNext }: GroupProps) {
    const { ids, text, machine, lowest, uncertain } = group
    const accept = t('task.acceptGroup', { count: ids.length, text })
    const remove = t('task.removeGroup', { count: ids.length, text })
    const change = (to: 'accept' | 'remove') => store.update((s) => changeSpans(s, ids, to))
    return (
      <>
        <button type="button" className="grow cut" onClick={() => onNext(group)} title={text}>
          {text}
          {ids.length > 1 && <span className="muted num"> ×{ids.length}</span>}
        </button>
        {lowest < 1 && <span className={uncertain ? 'num uncertain' : 'num muted'}>{score(lowest)}</span>}
        {editable && machine > 0 && (
          <button
            type="button"
            className="mini"
            aria-label={accept}
            title={accept}
            onClick={() => change('accept')}
          >
            <Icon name="check" size={13} />
          </button>
        )}
        {editable && (
          <button
            type="button"
            className="mini"
            aria-label={remove}
            title={remove}
            onClick={() => change('remove')}
          >
            <Icon name="close" size={12} />
          </button>
        )}
      </>
    )
  },
  ({ group, ...before }, { group: now, ...after }) =>
    (Object.keys(after) as (keyof typeof after)[]).every((name) => before[name] === after[name]) &&
    alike(group, now),
)

function alike(a: SpanGroup, b: SpanGroup): boolean {
  return (
    a.text === b.text &&
    a.machine === b.machine &&
    a.lowest === b.lowest &&
    a.uncertain === b.uncertain &&
    a.ids.length === b.ids.length &&
    a.ids.every((id, i) => id === b.ids[i])
  )
}
