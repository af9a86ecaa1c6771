import { Link } from '@tanstack/react-router'
import { type CSSProperties, useState } from 'react'
import type { ProjectCard } from '../../../shared/projects.ts'
import { address, useCall } from '../../app/api.ts'
import { FormDialog } from '../../app/form-dialog.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Check, TextField } from '../../ui/field.tsx'
import { count, date, percent } from '../../ui/figures.ts'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { hue } from '../../ui/palette.ts'

/** One project: what it is, how far it is, and what may be done with it. */
export function Card({ card }: { readonly card: ProjectCard }) {
  const [asking, setAsking] = useState<'clone' | 'delete' | null>(null)
  const refresh = ['listProjects', 'getProject'] as const
  const archive = useCall('archiveProject', { refresh })
  const restore = useCall('restoreProject', { refresh })
  const { id, name, kind, group, progress, may } = card
  const params = { projectId: id }
  const finished = progress.submitted + progress.reviewed
  const share = progress.tasks > 0 ? finished / progress.tasks : 0
  const todo =
    progress.toCorrect > 0
      ? t('projects.toCorrect', { count: progress.toCorrect })
      : progress.submitted > 0
        ? t('projects.toReview', { count: progress.submitted })
        : kind === 'deidentification' && progress.grey > 0
          ? t('projects.toDeidentify', { count: progress.grey })
          : t('projects.done', { count: finished })
  return (
    <li className="card" style={{ '--h': hue(group?.colour) } as CSSProperties}>
      <div className="row">
        <h2 className="grow cut">
          <Link to="/projects/$projectId" params={{ projectId: String(id) }} className="card-link">
            {name}
          </Link>
        </h2>
        <Menu label={t('projects.actions', { name })} right button={{ kind: 'quiet', small: true }}>
          <Link
            to="/projects/$projectId/setup/$section"
            params={{ projectId: String(id), section: 'description' }}
          >
            {t('app.sections.setup')}
          </Link>
          {may.includes('project.archive') && (
            <button type="button" onClick={() => setAsking('clone')}>
              {t('projects.clone')}
            </button>
          )}
          {may.includes('project.archive') && (
            <a href={address('downloadProject', { params })}>{t('projects.download')}</a>
          )}
          {may.includes('project.edit') && !card.deleteAt && (
            <button
              type="button"
              onClick={() => archive.mutate({ params, body: { archived: !card.archived } })}
            >
              {t(card.archived ? 'projects.unarchive' : 'projects.archive')}
            </button>
          )}
          {may.includes('project.delete') &&
            (card.deleteAt ? (
              <button type="button" onClick={() => restore.mutate({ params })}>
                {t('projects.restore')}
              </button>
            ) : (
              <button type="button" className="danger" onClick={() => setAsking('delete')}>
                {t('projects.delete')}
              </button>
            ))}
        </Menu>
      </div>
      {group && <span className="group-name">{group.name}</span>}
      <p className="muted small">
        {t('projects.tasks', { count: progress.tasks })} · {todo}
      </p>
      <div className="row">
        <div
          className="bar grow"
          role="progressbar"
          aria-label={t('projects.progress', { name })}
          aria-valuenow={Math.round(share * 100)}
        >
          <i style={{ width: `${share * 100}%` }} />
        </div>
        <span className="num small">{percent(share)}</span>
      </div>
      {card.deleteAt && <p className="problem">{t('projects.goes', { date: date(card.deleteAt) })}</p>}
      <Problem error={archive.error ?? restore.error} />
      <div className="row small card-foot">
        <span className="badge" title={t(`projects.kindSays.${kind}`)}>
          <Icon name={kind === 'deidentification' ? 'shield' : 'text'} />
          {t(`projects.kinds.${kind}`)}
        </span>
        <span className="grow" />
        {card.archived && <span className="tag">{t('projects.states.archived')}</span>}
        <span className="badge" title={t('projects.members', { count: card.members })}>
          <span aria-hidden>{count(card.members)}</span>
          <Icon name="people" />
          <span className="visually-hidden">{t('projects.members', { count: card.members })}</span>
        </span>
      </div>
      {asking === 'clone' && <Clone card={card} onClose={() => setAsking(null)} />}
      {asking === 'delete' && <Delete card={card} onClose={() => setAsking(null)} />}
    </li>
  )
}

function Clone({ card, onClose }: { readonly card: ProjectCard; readonly onClose: () => void }) {
  const [name, setName] = useState(t('projects.copyOf', { name: card.name }))
  const [withTasks, setWithTasks] = useState(true)
  const clone = useCall('cloneProject', { refresh: ['listProjects'] })
  const submit = () =>
    clone.mutate({ params: { projectId: card.id }, body: { name, withTasks } }, { onSuccess: onClose })
  return (
    <FormDialog
      title={t('projects.clone')}
      onClose={onClose}
      onSubmit={submit}
      action={t('projects.clone')}
      busy={clone.isPending}
      disabled={!name.trim()}
      error={clone.error}
    >
      <TextField label={t('projects.name')} value={name} onText={setName} />
      <Check label={t('projects.withTasks')} checked={withTasks} onCheck={setWithTasks} />
    </FormDialog>
  )
}

function Delete({ card, onClose }: { readonly card: ProjectCard; readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const remove = useCall('deleteProject', { refresh: ['listProjects'] })
  const submit = () =>
    remove.mutate({ params: { projectId: card.id }, body: { name } }, { onSuccess: onClose })
  return (
    <FormDialog
      title={t('projects.delete')}
      onClose={onClose}
      onSubmit={submit}
      action={t('projects.delete')}
      danger
      busy={remove.isPending}
      disabled={name !== card.name}
      error={remove.error}
    >
      <p>{t('projects.deleteSays', { count: card.progress.tasks })}</p>
      <TextField label={t('projects.typeName', { name: card.name })} value={name} onText={setName} />
    </FormDialog>
  )
}
