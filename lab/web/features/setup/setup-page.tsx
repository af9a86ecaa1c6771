import { Link, useLocation, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ProjectSettings } from '../../../shared/projects.ts'
import type { ProjectResource } from '../../../shared/resources.ts'
import { useCall, useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { Check, SelectField, TextField } from '../../ui/field.tsx'
import { Notice, Waiting } from '../../ui/pieces.tsx'
import { type Description, DescriptionForm } from './description-form.tsx'
import { LabelsSection } from './labels-section.tsx'
import { Rail } from './rail.tsx'
import { ResourcesPicker } from './resources-picker.tsx'
import { TeamEditor, type TeamMember } from './team-editor.tsx'
import './setup.css'

const sections = ['description', 'team', 'resources', 'labels', 'behaviour'] as const
type Section = (typeof sections)[number]

/** The same as the wizard, for a project that is there. */
export function SetupPage() {
  const project = useProject()
  const { section = 'labels' } = useParams({ strict: false }) as { section?: Section }
  const isNew = useLocation({ select: (location) => location.hash === 'new' })
  const params = { projectId: String(project.id) }
  return (
    <main id="main" className="main" tabIndex={-1}>
      <div className="page wide-page">
        {isNew ? (
          <>
            <div className="page-head">
              <h1>{project.name}</h1>
              <Link className="button primary" to="/projects/$projectId/import" params={params}>
                {t('setup.toImport')}
              </Link>
            </div>
            <Rail at="labels" />
            <LabelsSection />
          </>
        ) : (
          <>
            <h1 className="visually-hidden">{t('app.sections.setup')}</h1>
            <div className="side">
              <nav aria-label={t('app.sections.setup')}>
                {sections.map((one) => (
                  <Link
                    key={one}
                    to="/projects/$projectId/setup/$section"
                    params={{ ...params, section: one }}
                  >
                    {t(`setup.section.${one}`)}
                  </Link>
                ))}
              </nav>
              <div className="grow">
                {section === 'description' && <DescriptionSection key={project.updatedAt} />}
                {section === 'team' && <TeamSection />}
                {section === 'resources' && <ResourcesSection />}
                {section === 'labels' && <LabelsSection />}
                {section === 'behaviour' && <BehaviourSection key={project.updatedAt} />}
              </div>
            </div>
          </>
        )}
      </div>
    </main>
  )
}

/** Save, and one word of how it stands. */
function SaveRow({
  changed,
  busy,
  error,
  onSave,
}: {
  changed: boolean
  busy: boolean
  error: Error | null
  onSave: () => void
}) {
  return (
    <div className="row">
      <Button kind="primary" disabled={!changed} busy={busy} onClick={onSave}>
        {t('ui.save')}
      </Button>
      <span className="muted small" role="status">
        {changed ? t('labels.unsaved') : t('ui.saved')}
      </span>
      <Problem error={error} />
    </div>
  )
}

function DescriptionSection() {
  const project = useProject()
  const saved: Description = {
    name: project.name,
    description: project.description,
    instructions: project.instructions,
    groupId: project.group?.id ?? null,
    sampling: project.sampling,
  }
  const [value, setValue] = useState(saved)
  const change = useCall('changeProject', { refresh: ['getProject', 'listProjects'] })
  const readOnly = !project.may.includes('project.edit')
  return (
    <div className="stack narrow-form">
      <DescriptionForm value={value} onChange={setValue} readOnly={readOnly} />
      <p className="muted">{t('setup.kindIs', { kind: t(`projects.kinds.${project.kind}`) })}</p>
      {!readOnly && (
        <SaveRow
          changed={JSON.stringify(value) !== JSON.stringify(saved)}
          busy={change.isPending}
          error={change.error}
          onSave={() => change.mutate({ params: { projectId: project.id }, body: value })}
        />
      )}
    </div>
  )
}

function TeamSection() {
  const project = useProject()
  const params = { projectId: project.id }
  const members = useRoute('listMembers', { params })
  const [draft, setDraft] = useState<readonly TeamMember[] | null>(null)
  const save = useCall('setMembers', { refresh: ['listMembers', 'getProject'] })
  const readOnly = !project.may.includes('member.edit')
  if (members.error) return <Problem error={members.error} />
  if (!members.data) return <Waiting />
  const value = draft ?? members.data.members
  return (
    <div className="stack">
      <TeamEditor value={value} onChange={setDraft} readOnly={readOnly} />
      {!value.some((m) => m.roles.includes('owner')) && <Notice kind="warn">{t('team.needOwner')}</Notice>}
      {!readOnly && (
        <SaveRow
          changed={draft !== null}
          busy={save.isPending}
          error={save.error}
          onSave={() =>
            save.mutate(
              {
                params,
                body: {
                  members: value.map(({ person, roles }) => ({ userId: person.id, roles: [...roles] })),
                },
              },
              { onSuccess: () => setDraft(null) },
            )
          }
        />
      )}
    </div>
  )
}

function ResourcesSection() {
  const project = useProject()
  const params = { projectId: project.id }
  const used = useRoute('getProjectResources', { params })
  const [draft, setDraft] = useState<readonly ProjectResource[] | null>(null)
  const save = useCall('setProjectResources', { refresh: ['getProjectResources', 'getLabels'] })
  const readOnly = !project.may.includes('label.edit')
  if (used.error) return <Problem error={used.error} />
  if (!used.data) return <Waiting />
  return (
    <div className="stack">
      <ResourcesPicker value={draft ?? used.data.resources} onChange={setDraft} readOnly={readOnly} />
      {!readOnly && (
        <SaveRow
          changed={draft !== null}
          busy={save.isPending}
          error={save.error}
          onSave={() =>
            draft &&
            save.mutate({ params, body: { resources: [...draft] } }, { onSuccess: () => setDraft(null) })
          }
        />
      )}
    </div>
  )
}

function BehaviourSection() {
  const project = useProject()
  const [value, setValue] = useState<ProjectSettings>(project.settings)
  const change = useCall('changeProject', { refresh: ['getProject'] })
  const set = (to: Partial<ProjectSettings>) => setValue({ ...value, ...to })
  const readOnly = !project.may.includes('project.edit')
  return (
    <fieldset className="choices stack narrow-form" disabled={readOnly}>
      <Check
        label={t('setup.serveNext')}
        checked={value.serveNext}
        onCheck={(serveNext) => set({ serveNext })}
      />
      <Check
        label={t('setup.showReviewed')}
        checked={value.showReviewed}
        onCheck={(showReviewed) => set({ showReviewed })}
      />
      <Check
        label={t('setup.trimSelection')}
        checked={value.trimSelection}
        onCheck={(trimSelection) => set({ trimSelection })}
      />
      <div className="two">
        <TextField
          label={t('setup.uncertainBelow')}
          hint={t('setup.uncertainBelowHint')}
          type="number"
          min={0}
          max={1}
          step={0.05}
          value={value.uncertainBelow}
          onText={(text) => set({ uncertainBelow: Math.min(1, Math.max(0, Number(text) || 0)) })}
        />
        <TextField
          label={t('setup.language')}
          hint={t('setup.languageHint')}
          value={value.language}
          onText={(language) => set({ language })}
        />
        <SelectField
          label={t('setup.direction')}
          value={value.direction}
          choices={(['auto', 'ltr', 'rtl'] as const).map((direction) => ({
            value: direction,
            text: t(`task.directions.${direction}`),
          }))}
          onPick={(direction) => set({ direction })}
        />
        <SelectField
          label={t('setup.font')}
          value={value.font}
          choices={(['proportional', 'monospace'] as const).map((font) => ({
            value: font,
            text: t(`task.${font}`),
          }))}
          onPick={(font) => set({ font })}
        />
      </div>
      {!readOnly && (
        <SaveRow
          changed={JSON.stringify(value) !== JSON.stringify(project.settings)}
          busy={change.isPending}
          error={change.error}
          onSave={() => change.mutate({ params: { projectId: project.id }, body: { settings: value } })}
        />
      )}
    </fieldset>
  )
}
