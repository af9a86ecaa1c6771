// biome-ignore-all lint/a11y/useSemanticElements: rows are laid out by a virtual list, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: what can be used in a row takes the focus itself
import { Link, useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { TaskFilter, TaskRow } from '../../../shared/tasks.ts'
import { useKeys } from '../../app/keys.ts'
import { usePages } from '../../app/pages.tsx'
import { useProject } from '../../app/project-shell.tsx'
import { useTaskFilter } from '../../app/task-filter.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { count } from '../../ui/figures.ts'
import { Empty, Waiting } from '../../ui/pieces.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { BulkActions } from './bulk-actions.tsx'
import { Filters } from './filters.tsx'
import { Row } from './task-row.tsx'
import { isTicked, nothingTicked, type Ticked, tickedCount, toggle } from './ticked.ts'
import './tasks.css'

const rowHeight = 44

/** The tasks of a project: found, ticked and worked on without leaving the keyboard. */
export function TasksPage() {
  const project = useProject()
  const projectId = project.id
  const navigate = useNavigate()
  const [{ filter, sort }, setList] = useTaskFilter(projectId)
  const [q, setQ] = useState(filter.q ?? '')
  const typed = useDeferredValue(q)
  const [ticked, setTicked] = useState<Ticked>(nothingTicked)
  const [active, setActive] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed !== (filter.q ?? '')) setList({ filter: withValue(filter, 'q', typed.trim() || undefined) })
    }, 250)
    return () => clearTimeout(timer)
  }, [typed, filter, setList])

  const query = { ...filter, sort, limit: 100 }
  const pages = usePages('listTasks', { params: { projectId }, query }, { fresh: 5000 })
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.tasks) ?? [], [pages.data])
  const total = pages.data?.pages[0]?.total ?? null
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    useFlushSync: false,
  })
  const items = virtual.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown >= rows.length - 30) void fetchNextPage()
  }, [lastShown, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  const move = (step: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, active + step))
    setActive(next)
    virtual.scrollToIndex(next)
  }
  const open = (row: TaskRow | undefined) => {
    if (row)
      void navigate({
        to: '/projects/$projectId/tasks/$taskId',
        params: { projectId: String(projectId), taskId: String(row.id) },
      })
  }
  const tickAll = () => setTicked({ kind: 'filter', filter, except: [] })
  useKeys({
    rowDown: () => move(1),
    rowUp: () => move(-1),
    rowTick: () => rows[active] && setTicked(toggle(ticked, rows[active].id)),
    rowOpen: () => open(rows[active]),
    tickAll,
  })
  const chosen = tickedCount(ticked, total?.count ?? rows.length)
  const change = (next: TaskFilter) => {
    setList({ filter: next })
    setTicked(nothingTicked)
    setActive(0)
  }
  const deid = project.kind === 'deidentification'
  return (
    <main id="main" className="tasks" tabIndex={-1}>
      <h1 className="visually-hidden">{t('tasks.title', { name: project.name })}</h1>
      <div className="tasks-bar row">
        <SearchField label={t('tasks.searchLabel')} placeholder={t('tasks.search')} value={q} onText={setQ} />
        <span className="num muted" role="status">
          {total &&
            t(total.exact ? 'tasks.count' : 'tasks.countAtLeast', {
              count: total.count,
              shown: count(total.count),
            })}
        </span>
      </div>
      <div className="tasks-bar row wrap">
        <BulkActions
          ticked={ticked}
          chosen={chosen}
          filter={filter}
          total={total?.count ?? 0}
          onDone={() => setTicked(nothingTicked)}
        />
        {chosen > 0 && (
          <TickedLine
            chosen={chosen}
            more={ticked.kind === 'ids' && total && chosen < total.count ? total.count : null}
            onAll={tickAll}
            onNone={() => setTicked(nothingTicked)}
          />
        )}
      </div>
      <div className="tasks-bar">
        <Filters filter={filter} sort={sort} onFilter={change} onSort={(next) => setList({ sort: next })} />
      </div>
      <Problem error={pages.error} />
      {!pages.data && !pages.error && <Waiting />}
      {pages.data && rows.length === 0 && (
        <NoTasks project={String(projectId)} narrowed={Object.keys(filter).length > 0} />
      )}
      {rows.length > 0 && (
        <div
          className="task-table"
          role="table"
          aria-label={t('tasks.title', { name: project.name })}
          aria-rowcount={total?.exact ? total.count + 1 : -1}
        >
          <TableHead
            showDot={deid}
            ticked={rows.every((row) => isTicked(ticked, row.id))}
            onTick={(on) => setTicked(on ? { kind: 'ids', ids: rows.map((row) => row.id) } : nothingTicked)}
          />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <div className="task-scroll" ref={scroller} role="rowgroup" tabIndex={0}>
            <div style={{ height: virtual.getTotalSize() }} className="task-space" role="presentation">
              {items.map(({ index, start }) => (
                <Row
                  key={rows[index]!.id}
                  row={rows[index]!}
                  index={index}
                  top={start}
                  active={index === active}
                  ticked={isTicked(ticked, rows[index]!.id)}
                  onTick={() => setTicked(toggle(ticked, rows[index]!.id))}
                  onActive={() => setActive(index)}
                  showDot={deid}
                />
              ))}
            </div>
          </div>
        </div>
      )}
    </main>
  )
}

function withValue<K extends keyof TaskFilter>(filter: TaskFilter, key: K, value: TaskFilter[K]): TaskFilter {
  const { [key]: _, ...rest } = filter
  return value === undefined ? (rest as TaskFilter) : { ...filter, [key]: value }
}

/** How many are ticked; `more`: how many match in all, where that is more. */
function TickedLine({
  chosen,
  more,
  onAll,
  onNone,
}: {
  readonly chosen: number
  readonly more: number | null
  readonly onAll: () => void
  readonly onNone: () => void
}) {
  return (
    <div className="ticked row" role="status">
      <span>{t('tasks.ticked', { count: chosen, shown: count(chosen) })}</span>
      {more !== null && (
        <button type="button" className="link" onClick={onAll}>
          {t('tasks.tickAllMatching', { shown: count(more) })}
        </button>
      )}
      <button type="button" className="link" onClick={onNone}>
        {t('tasks.untick')}
      </button>
    </div>
  )
}

/** The names of the columns; its box ticks all that is shown. */
function TableHead({
  showDot,
  ticked,
  onTick,
}: {
  readonly showDot: boolean
  readonly ticked: boolean
  readonly onTick: (ticked: boolean) => void
}) {
  return (
    <div role="rowgroup">
      <div className="task-row head" role="row">
        <span role="columnheader">
          <input
            type="checkbox"
            aria-label={t('tasks.tickShown')}
            checked={ticked}
            onChange={(event) => onTick(event.target.checked)}
          />
        </span>
        <span role="columnheader">
          {showDot ? <span className="visually-hidden">{t('tasks.columns.dot')}</span> : ''}
        </span>
        <span role="columnheader">{t('tasks.columns.task')}</span>
        <span role="columnheader">{t('tasks.columns.tags')}</span>
        <span role="columnheader">{t('tasks.columns.people')}</span>
        <span role="columnheader">{t('tasks.columns.state')}</span>
        <span role="columnheader" className="right">
          {t('tasks.columns.spans')}
        </span>
      </div>
    </div>
  )
}

function NoTasks({ project, narrowed }: { readonly project: string; readonly narrowed: boolean }) {
  const { may } = useProject()
  if (narrowed)
    return (
      <Empty icon="search" title={t('tasks.noneMatch')}>
        {t('tasks.noneMatchSays')}
      </Empty>
    )
  if (!may.includes('task.import'))
    return (
      <Empty icon="people" title={t('tasks.noneYours')}>
        {t('tasks.noneYoursSays')}
      </Empty>
    )
  return (
    <Empty
      icon="upload"
      title={t('tasks.none')}
      actions={
        <Link className="button primary" to="/projects/$projectId/import" params={{ projectId: project }}>
          {t('tasks.import')}
        </Link>
      }
    >
      {t('tasks.noneSays')}
    </Empty>
  )
}
