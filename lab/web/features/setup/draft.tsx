import type { UseMutationResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ProjectPermission } from '../../../shared/access.ts'
import type { RouteName } from '../../../shared/routes.ts'
import type { ApiFailure, Given, Got } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'

/** A section of the setup: what is saved, what was changed and is not saved yet, and the button between them. */
export function Draft<T, N extends RouteName>({
  saved,
  may,
  save,
  given,
  className = 'stack',
  children,
}: {
  readonly saved: T
  /** What one must be allowed to do in the project to change it. */
  readonly may: ProjectPermission
  readonly save: UseMutationResult<Got<N>, ApiFailure, Given<N>>
  readonly given: (value: T) => Given<N>
  readonly className?: string
  readonly children: (value: T, onChange: (value: T) => void, readOnly: boolean) => ReactNode
}) {
  const project = useProject()
  const [draft, setDraft] = useState<{ value: T } | null>(null)
  const value = draft ? draft.value : saved
  const changed = draft !== null && JSON.stringify(draft.value) !== JSON.stringify(saved)
  const readOnly = !project.may.includes(may)
  return (
    <div className={className}>
      {children(value, (next) => setDraft({ value: next }), readOnly)}
      {!readOnly && (
        <div className="row">
          <Button
            kind="primary"
            disabled={!changed}
            busy={save.isPending}
            onClick={() => save.mutate(given(value), { onSuccess: () => setDraft(null) })}
          >
            {t('ui.save')}
          </Button>
          <span className="muted small" role="status">
            {changed ? t('labels.unsaved') : t('ui.saved')}
          </span>
          <Problem error={save.error} />
        </div>
      )}
    </div>
  )
}
