import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useCall, useRoute } from '../../app/api.ts'
import { useEvents } from '../../app/live.ts'
import { useProject } from '../../app/project-shell.tsx'
import type { TaskSearch } from '../../app/router.tsx'
import { useSession } from '../../app/session.ts'
import { useTaskFilter } from '../../app/task-filter.ts'
import { tell } from '../../app/toasts.tsx'
import { t } from '../../texts/t.ts'
import { Waiting } from '../../ui/pieces.tsx'
import { Conflicts } from './conflicts.tsx'
import { DocView, type DocViewHandle } from './doc-view.tsx'
import { EqualDialog } from './equal-dialog.tsx'
import { LabelBar } from './label-bar.tsx'
import { LabelPicker } from './label-picker.tsx'
import { SidePanel, type SideTab } from './side-panel.tsx'
import { StatusLine } from './status-line.tsx'
import { TaskHeader } from './task-header.tsx'
import type { Opened } from './task-page.tsx'
import type { Mode } from './text-keys.ts'
import { changeFont, changeSize, useTextLook } from './text-look.ts'
import { useEditorKeys } from './use-editor-keys.ts'
import { useRemarked } from './use-remarked.ts'
import { useTask } from './use-task.ts'
import './editor.css'

const DeidView = lazy(async () => ({ default: (await import('./deid-view.tsx')).DeidView }))
const CompareView = lazy(async () => ({ default: (await import('./compare-view.tsx')).CompareView }))

/** Everything on the page of one version of one task. */
export function Editor({
  opened,
  onShow,
}: {
  readonly opened: Opened
  readonly onShow: (search: TaskSearch) => void
}) {
  const { task, labels, completion, prediction, store, outbox, editable } = opened
  const project = useProject()
  const { user } = useSession()
  const search = useSearch({ strict: false }) as TaskSearch
  const look = useTextLook(project.settings)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [least, setLeast] = useState(0)
  const shown = useMemo(() => ({ hidden, least }), [hidden, least])
  const [tab, setTab] = useState<SideTab>('spans')
  const [mode, setMode] = useState<Mode>('label')
  const [picking, setPicking] = useState(false)
  const [equal, setEqual] = useState(false)
  const doc = useRef<DocViewHandle>(null)
  const colours = useMemo(() => new Map(labels.labels.map((l) => [l.name, l.colour])), [labels])
  const { neighbours, goTo, goToServed } = useWayOn(task.id)
  const remarked = useRemarked(opened)
  const actions = useTask(opened, {
    least,
    onShow,
    onSubmitted: async () => {
      if (!project.settings.serveNext || !(await goToServed())) onShow({})
    },
  })
  useEvents((event) => {
    if (event.kind === 'operations' && completion && event.completionId === completion.id)
      outbox?.hear(event.results, event.seq)
    if (
      event.kind === 'completion' &&
      completion &&
      event.completionId === completion.id &&
      !editable &&
      !actions.actedJustNow()
    )
      tell(t('task.changedElsewhere'))
  })
  const version = completion ? { completion: completion.id } : prediction ? { prediction: prediction.id } : {}
  const toggleView = (view: 'deidentified' | 'compare') =>
    onShow(search.view === view ? version : { ...version, view })
  const press = useEditorKeys({
    opened,
    doc,
    username: user.username,
    mode,
    setMode,
    uncertainBelow: project.settings.uncertainBelow,
    trimPunctuation: project.settings.trimSelection,
    shown,
    direction: look.direction,
    labels: labels.labels,
    handlers: {
      relabel: () => setPicking(true),
      allEqual: () => setEqual(true),
      hideLabels: () => setHidden(hidden.size > 0 ? new Set() : new Set(labels.labels.map((l) => l.name))),
      comment: () => {
        setTab('comments')
        setTimeout(() => document.querySelector<HTMLElement>('#new-comment textarea')?.focus())
      },
      guidelines: () => setTab(tab === 'guidelines' ? 'spans' : 'guidelines'),
      zoomIn: () => changeSize(look, 1),
      zoomOut: () => changeSize(look, -1),
      font: () => changeFont(look),
      deidentified: () => toggleView('deidentified'),
      compare: () => toggleView('compare'),
      begin: () => (actions.mayBegin ? actions.begin() : false),
      star: actions.star,
      submit: actions.submit,
      nextTask: () => goTo(neighbours?.next),
      previousTask: () => goTo(neighbours?.previous),
    },
  })
  return (
    <main id="main" className="editor" tabIndex={-1}>
      <TaskHeader
        opened={opened}
        actions={actions}
        view={search.view}
        position={neighbours}
        onView={toggleView}
        onGo={goTo}
        onShow={(taskId, version) => goTo(taskId, { completion: version })}
        look={look}
      />
      <Conflicts store={store} text={task.text} />
      {search.view === 'deidentified' ? (
        <Suspense fallback={<Waiting />}>
          <DeidView opened={opened} />
        </Suspense>
      ) : search.view === 'compare' ? (
        <Suspense fallback={<Waiting />}>
          <CompareView opened={opened} colours={colours} look={look} />
        </Suspense>
      ) : (
        <>
          <LabelBar
            store={store}
            labels={labels.labels}
            hidden={hidden}
            onHidden={setHidden}
            onLabel={press.label}
            editable={editable}
          />
          <div className="editor-body">
            {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the text, which takes the focus */}
            <div className={`text-frame ${look.names ? 'names' : ''}`} onKeyDown={press.onTextKey}>
              <DocView
                store={store}
                colours={colours}
                shown={shown}
                look={look}
                label={t('task.text', { title: task.title })}
                starred={completion?.starred ?? false}
                uncertainBelow={project.settings.uncertainBelow}
                remarked={remarked}
                handle={doc}
              />
            </div>
            <SidePanel
              opened={opened}
              tab={tab}
              onTab={setTab}
              onShow={onShow}
              onGo={press.goTo}
              onReveal={(offset) => doc.current?.reveal(offset)}
              shown={shown}
              onLeast={setLeast}
              colours={colours}
            />
          </div>
          <StatusLine opened={opened} mode={mode} colours={colours} />
        </>
      )}
      {picking && (
        <LabelPicker
          labels={labels.labels}
          onClose={() => setPicking(false)}
          onPick={(label) => {
            setPicking(false)
            press.label(label)
          }}
        />
      )}
      {equal && <EqualDialog opened={opened} username={user.username} onClose={() => setEqual(false)} />}
    </main>
  )
}

/** The tasks beside this one in the list one came from, and the one the project would have one do next. */
function useWayOn(taskId: number) {
  const project = useProject()
  const navigate = useNavigate()
  const [{ filter, sort }] = useTaskFilter(project.id)
  const neighbours = useRoute(
    'neighbours',
    { params: { projectId: project.id, taskId }, query: { ...filter, sort } },
    { keep: true },
  )
  const nextTask = useCall('nextTask')
  const goTo = (to: number | null | undefined, search: TaskSearch = {}) => {
    if (to)
      void navigate({
        to: '/projects/$projectId/tasks/$taskId',
        params: { projectId: String(project.id), taskId: String(to) },
        search,
      })
  }
  /** False where there is no other task to do. */
  const goToServed = async () => {
    const served = await nextTask.mutateAsync({
      params: { projectId: project.id },
      query: { after: taskId },
    })
    if (served.taskId === null || served.taskId === taskId) return false
    goTo(served.taskId)
    return true
  }
  return { neighbours: neighbours.data, goTo, goToServed }
}
