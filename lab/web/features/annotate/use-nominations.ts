import { useEffect, useState } from 'react'
import { useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import type { NominationRow } from './recompute.ts'
import { usePart } from './store.ts'
import type { Opened } from './task-page.tsx'

/** Above so many spans the status line does without: the view itself still shows them. */
const most = 800

/** What each span will become, for the status line; worked out when nothing else is to do. */
export function useNominations({ task, completion, store }: Opened): ReadonlyMap<string, NominationRow> {
  const project = useProject()
  const [rows, setRows] = useState<ReadonlyMap<string, NominationRow>>(new Map())
  // The engine is large, and its settings are one more question: neither before somebody looks at a span.
  const [wanted, setWanted] = useState(false)
  const focused = usePart(store, (s) => s.focus !== null)
  useEffect(() => {
    if (focused) setWanted(true)
  }, [focused])
  const settings = useRoute(
    'engineSettings',
    {
      params: { projectId: project.id, taskId: task.id },
      query: completion ? { completionId: completion.id } : {},
    },
    {
      enabled: wanted && project.kind === 'deidentification' && project.may.includes('deidentify.view'),
      fresh: 60_000,
    },
  )
  const data = settings.data
  useEffect(() => {
    if (!data) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let spans: unknown
    let gone = false
    const work = async () => {
      const { recompute } = await import('./recompute.ts')
      const now = store.get()
      if (gone || now.spans.length > most) return
      try {
        const own = new Map(
          data.replacements.flatMap((r) => (r.replacement === null ? [] : [[r.spanId, r.replacement]])),
        )
        const result = recompute(docOf(task), now.spans, data, own)
        setRows(new Map(result.rows.map((row) => [row.spanId, row])))
      } catch {
        // The view itself says what does not fit; the status line only goes without.
        setRows(new Map())
      }
    }
    const onChange = () => {
      if (store.get().spans === spans) return
      spans = store.get().spans
      clearTimeout(timer)
      timer = setTimeout(() => void work(), 350)
    }
    onChange()
    const unlisten = store.listen(onChange)
    return () => {
      gone = true
      clearTimeout(timer)
      unlisten()
    }
  }, [data, store, task])
  return rows
}

/** The task as the engine knows it: the same id and metadata as on the server, or equal keys give other surrogates. */
export function docOf(task: Opened['task']) {
  return { id: String(task.id), text: task.text, meta: task.meta }
}
