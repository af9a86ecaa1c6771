import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ReviewStatus } from '../../../shared/completions.ts'
import { ApiFailure, call, keyOf, useCall } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import type { TaskSearch } from '../../app/router.tsx'
import type { Opened } from './task-page.tsx'

export interface TaskActions {
  readonly mayBegin: boolean
  /** Copies what is shown (a prediction, a locked completion, or nothing) into a new draft of one's own. */
  readonly begin: () => void
  /** Takes a prediction as it is: submitted and starred. */
  readonly accept: () => void
  readonly submit: () => void
  readonly star: () => unknown
  readonly remove: () => void
  readonly decide: (decision: Pick<ReviewStatus, 'approved' | 'comment'>) => Promise<void>
  /** Whether this page did something to the version just now: then news of it are no news. */
  readonly actedJustNow: () => boolean
  readonly busy: boolean
  readonly error: ApiFailure | null
}

const refresh = ['getTask', 'listTasks', 'getProject', 'reviewQueue', 'neighbours', 'dashboard'] as const

/** What a person does with a whole version: begin, submit, star, decide. */
export function useTask(
  { task, completion, prediction, outbox }: Opened,
  {
    least,
    onShow,
    onSubmitted,
  }: {
    /** A prediction is taken over without what is less sure. */
    least: number
    onShow: (search: TaskSearch) => void
    onSubmitted: () => Promise<void>
  },
): TaskActions {
  const project = useProject()
  const projectId = project.id
  const client = useQueryClient()
  const [error, setError] = useState<ApiFailure | null>(null)
  const [busy, setBusy] = useState(false)
  const acted = useRef(0)
  const create = useCall('createCompletion')
  const may = completion?.may ?? []
  const mayCreate = project.may.includes('completion.create')
  const mayBegin = mayCreate && (completion ? may.includes('clone') && !may.includes('edit') : true)
  const takeTime = useWorkingTime(projectId, completion && may.includes('edit') ? completion.id : null)

  async function act(work: () => Promise<void>): Promise<void> {
    if (busy) return
    setBusy(true)
    setError(null)
    acted.current = Date.now()
    try {
      await work()
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  async function renew(completionId?: number): Promise<void> {
    if (completionId !== undefined)
      await client.invalidateQueries({
        queryKey: keyOf('getCompletion', { params: { projectId, completionId } }),
      })
    await Promise.all(refresh.map((route) => client.invalidateQueries({ queryKey: [route] })))
  }
  function begin(accept: boolean): void {
    void act(async () => {
      const from = completion
        ? { kind: 'completion' as const, id: completion.id }
        : prediction
          ? { kind: 'prediction' as const, id: prediction.id, minimumScore: least }
          : { kind: 'empty' as const }
      const made = await create.mutateAsync({
        params: { projectId, taskId: task.id },
        body: { from, accept },
      })
      await renew()
      if (accept) await onSubmitted()
      else onShow({ completion: made.id })
    })
  }
  function submit(star: boolean): void {
    if (!completion || !may.includes('submit')) {
      if (prediction && mayCreate) begin(true)
      return
    }
    void act(async () => {
      await outbox?.flush()
      const seq = outbox?.seq() ?? completion.seq
      await call('submitCompletion', {
        params: { projectId, completionId: completion.id },
        body: { seq, star, seconds: takeTime() },
      })
      await renew(completion.id)
      await onSubmitted()
    })
  }
  return {
    mayBegin,
    begin: () => begin(false),
    accept: () => begin(true),
    submit: () => submit(false),
    star() {
      if (!completion) return false
      if (may.includes('submit')) return submit(true)
      if (!may.includes('star') && !may.includes('unstar')) return false
      return void act(async () => {
        await call('starCompletion', {
          params: { projectId, completionId: completion.id },
          body: { starred: !completion.starred },
        })
        await renew(completion.id)
      })
    },
    remove: () =>
      void act(async () => {
        if (!completion) return
        await call('removeCompletion', { params: { projectId, completionId: completion.id } })
        await renew()
        onShow({})
      }),
    decide: (decision) =>
      act(async () => {
        if (!completion) return
        await call('decideReview', { params: { projectId, completionId: completion.id }, body: decision })
        await renew(completion.id)
      }),
    actedJustNow: () => Date.now() - acted.current < 5000,
    busy,
    error,
  }
}

/** Counts the seconds somebody is at work: the page in sight, and a key or the mouse used within a minute. */
function useWorkingTime(projectId: number, completionId: number | null): () => number {
  const [clock] = useState(() => ({ seconds: 0, lastSign: Date.now() }))
  useEffect(() => {
    if (completionId === null) return
    const sign = () => {
      clock.lastSign = Date.now()
    }
    const send = () => {
      const seconds = clock.seconds
      if (seconds < 5) return
      clock.seconds = 0
      call('addTime', { params: { projectId, completionId }, body: { seconds } }).catch(() => {
        clock.seconds += seconds
      })
    }
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && Date.now() - clock.lastSign < 60_000) clock.seconds += 1
      if (clock.seconds >= 60) send()
    }, 1000)
    for (const name of ['keydown', 'pointermove', 'pointerdown'] as const)
      addEventListener(name, sign, { passive: true })
    return () => {
      clearInterval(timer)
      for (const name of ['keydown', 'pointermove', 'pointerdown'] as const) removeEventListener(name, sign)
      send()
    }
  }, [clock, projectId, completionId])
  return () => {
    const { seconds } = clock
    clock.seconds = 0
    return seconds
  }
}
