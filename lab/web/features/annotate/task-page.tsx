import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { Completion } from '../../../shared/completions.ts'
import type { LabelSettingsState } from '../../../shared/labels.ts'
import type { Prediction } from '../../../shared/predictions.ts'
import type { Task } from '../../../shared/tasks.ts'
import { type ApiFailure, call, keyOf, randomId, useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Trouble } from '../../app/trouble.tsx'
import { Waiting } from '../../ui/pieces.tsx'
import { Editor } from './editor.tsx'
import { type Kept, nothingKept, prepareKept, readKept } from './keep.ts'
import { type Outbox, openOutbox } from './outbox.ts'
import { openSession, resume } from './session.ts'
import type { EditSpan } from './span-list.ts'
import { createStore, type Store } from './store.ts'

/** What is on the page: one version of one task, and the session that holds it. */
export interface Opened {
  readonly task: Task
  readonly labels: LabelSettingsState
  readonly completion: Completion | null
  readonly prediction: Prediction | null
  readonly store: Store
  /** Absent where nothing may be changed. */
  readonly outbox: Outbox | null
  readonly editable: boolean
}

/** Labelling, review and the views of one task. */
export function TaskPage() {
  const params = useParams({ strict: false }) as { taskId: string }
  // Another task is another page: nothing of the one before may linger.
  return <OneTask key={params.taskId} taskId={Number(params.taskId)} />
}

function OneTask({ taskId }: { readonly taskId: number }) {
  const project = useProject()
  const projectId = project.id
  useEffect(prepareKept, [])
  const search = useSearch({ strict: false }) as { completion?: number; prediction?: number }
  const task = useRoute('getTask', { params: { projectId, taskId } }, { fresh: 60_000 })
  const labels = useRoute('getLabels', { params: { projectId } }, { fresh: 60_000 })
  const shown = task.data ? pick(task.data, search, project.may.includes('review.decide')) : null
  const completionId = shown?.completion ?? 0
  const predictionId = shown?.prediction ?? 0
  // Each look at a version asks anew: a session must begin with what the server has, not with an earlier look.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another look
  const look = useMemo(randomId, [completionId])
  const asked = { params: { projectId, completionId } }
  const completion = useQuery<readonly [Completion, Kept], ApiFailure>({
    queryKey: [...keyOf('getCompletion', asked), look],
    queryFn: () => Promise.all([call('getCompletion', asked), readKept(completionId)]),
    enabled: completionId > 0,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const prediction = useRoute(
    'getPrediction',
    { params: { projectId, predictionId } },
    { enabled: predictionId > 0, fresh: Number.POSITIVE_INFINITY },
  )
  const error = task.error ?? labels.error ?? completion.error ?? prediction.error
  if (error) return <Trouble error={error} />
  if (!task.data || !labels.data || !shown) return <Waiting />
  if (completionId > 0 && !completion.data) return <Waiting />
  if (predictionId > 0 && !prediction.data) return <Waiting />
  const [version, kept] = (completionId > 0 && completion.data) || [null, nothingKept]
  return (
    <Session
      key={`${completionId}/${predictionId}/${version?.may.includes('edit') ?? false}`}
      task={task.data}
      labels={labels.data}
      completion={version}
      kept={kept}
      prediction={predictionId > 0 ? prediction.data! : null}
    />
  )
}

/** Which version to show: the one asked for, else one's own, else what waits for review, else the machine's. */
function pick(
  task: Task,
  search: { completion?: number; prediction?: number },
  reviews: boolean,
): { completion: number | null; prediction: number | null } {
  if (search.completion !== undefined && task.completions.some((c) => c.id === search.completion))
    return { completion: search.completion, prediction: null }
  if (search.prediction !== undefined && task.predictions.some((p) => p.id === search.prediction))
    return { completion: null, prediction: search.prediction }
  const waiting = reviews ? task.completions.filter((c) => c.state === 'submitted').at(-1) : undefined
  const completion = task.currentCompletionId ?? waiting?.id ?? null
  if (completion !== null) return { completion, prediction: null }
  return { completion: null, prediction: task.predictions.at(-1)?.id ?? null }
}

/** Opens the session of a version, with what an earlier visit left behind. */
function Session({
  kept,
  ...version
}: Pick<Opened, 'task' | 'labels' | 'completion' | 'prediction'> & { readonly kept: Kept }) {
  const { task, completion, prediction } = version
  const project = useProject()
  const navigate = useNavigate()
  const editable = completion?.may.includes('edit') ?? false
  const [opened, setOpened] = useState<{ store: Store; outbox: Outbox | null } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a session is opened once for each version (see the key)
  useLayoutEffect(() => {
    const session = openSession(task.text, spansOf(completion, prediction), {
      client: randomId(),
      removed: Object.fromEntries(completion?.removedSpans.map((s) => [s.id, s.version]) ?? []),
    })
    if (!completion || !editable) return setOpened({ store: createStore(session), outbox: null })
    const store = createStore(resume(session, kept.pending, kept))
    const outbox = openOutbox(store, {
      projectId: project.id,
      completionId: completion.id,
      seq: completion.seq,
      left: kept.pending,
    })
    setOpened({ store, outbox })
    return () => outbox.close()
  }, [])
  if (!opened) return null
  return (
    <Editor
      opened={{ ...version, ...opened, editable }}
      onShow={(search) =>
        void navigate({
          to: '/projects/$projectId/tasks/$taskId',
          params: { projectId: String(project.id), taskId: String(task.id) },
          search,
        })
      }
    />
  )
}

function spansOf(completion: Completion | null, prediction: Prediction | null): readonly EditSpan[] {
  if (completion) return completion.spanList.map(({ removed: _, ...span }) => span)
  return prediction?.spans.map((span) => ({ ...span, origin: 'machine' as const, version: 1 })) ?? []
}
