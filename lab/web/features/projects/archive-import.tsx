import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type ApiFailure, type Got, upload } from '../../app/api.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Bar } from '../../ui/pieces.tsx'

/** Sends a project archive, and says what came of it. */
export function ArchiveImport({ file, onClose }: { readonly file: File; readonly onClose: () => void }) {
  const [share, setShare] = useState(0)
  const [error, setError] = useState<ApiFailure | null>(null)
  const [reply, setReply] = useState<Got<'importProject'> | null>(null)
  const client = useQueryClient()
  useEffect(() => {
    const stop = new AbortController()
    upload('importProject', {}, [file], { onProgress: setShare, signal: stop.signal }).then(
      async (got) => {
        setReply(got)
        await client.invalidateQueries({ queryKey: ['listProjects'] })
      },
      (failure) => {
        if (!stop.signal.aborted) setError(failure)
      },
    )
    return () => stop.abort()
  }, [file, client])
  return (
    <Dialog
      title={t('projects.importArchive')}
      onClose={onClose}
      footer={
        reply && (
          <Link
            className="button primary"
            to="/projects/$projectId"
            params={{ projectId: String(reply.project.id) }}
          >
            {t('projects.open', { name: reply.project.name })}
          </Link>
        )
      }
    >
      <p>{file.name}</p>
      {!reply && !error && <Bar value={share} label={t('projects.sending')} />}
      {reply?.notes.map((note) => (
        <p key={note} className="muted">
          {note}
        </p>
      ))}
      <Problem error={error} />
    </Dialog>
  )
}
