import { useMemo } from 'react'
import { useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import type { Opened } from './task-page.tsx'

/** The spans that somebody has said something of that is not resolved yet; the text marks them. */
export function useRemarked({ task }: Pick<Opened, 'task'>): ReadonlySet<string> {
  const project = useProject()
  const { data } = useRoute('listComments', { params: { projectId: project.id, taskId: task.id } })
  return useMemo(
    () => new Set(data?.comments.flatMap((c) => (c.spanId !== null && !c.resolved ? [c.spanId] : []))),
    [data],
  )
}
