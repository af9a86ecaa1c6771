import { t } from '../texts/t.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/pieces.tsx'
import { ApiFailure } from './api.ts'

/** A page that could not be shown. */
export function Trouble({ error }: { readonly error: unknown }) {
  const known = error instanceof ApiFailure ? error.message : t('app.troubleSays')
  // What is not there, or not for this person, will not be there the next time either.
  const isFinal = error instanceof ApiFailure && (error.status === 403 || error.status === 404)
  return (
    <Empty
      icon="warn"
      title={t('app.trouble')}
      actions={
        isFinal ? (
          <a className="button" href="/">
            {t('app.toProjects')}
          </a>
        ) : (
          <Button onClick={() => location.reload()}>{t('app.again')}</Button>
        )
      }
    >
      {known}
    </Empty>
  )
}

export function Lost() {
  return (
    <Empty
      icon="search"
      title={t('app.lost')}
      actions={
        <a className="button primary" href="/">
          {t('app.toProjects')}
        </a>
      }
    >
      {t('app.lostSays')}
    </Empty>
  )
}

/** The one sentence of what went wrong, where it happened; nothing when nothing did. */
export function Problem({ error }: { readonly error: ApiFailure | Error | null | undefined }) {
  if (!error) return null
  return (
    <p className="problem" role="alert">
      {error.message}
    </p>
  )
}
