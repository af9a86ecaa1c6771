import { Link, useLocation, useParams } from '@tanstack/react-router'
import type { ProjectResource } from '../../../shared/resources.ts'
import { useCall, useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Lost, Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Notice, Waiting } from '../../ui/pieces.tsx'
import { BehaviourForm } from './behaviour-form.tsx'
import { type Description, DescriptionForm } from './description-form.tsx'
import { Draft } from './draft.tsx'
import { LabelsSection } from './labels-section.tsx'
import { Rail } from './rail.tsx'
import { ResourcesPicker } from './resources-picker.tsx'
import { TeamEditor, type TeamMember } from './team-editor.tsx'
import './setup.css'

const sections = ['description', 'team', 'resources', 'labels', 'behaviour'] as const

/** The same as the wizard, for a project that is there. */
export function SetupPage() {
  const project = useProject()
  const { section: asked } = useParams({ strict: false }) as { section?: string }
  const section = sections.find((one) => one === asked)
  const isNew = useLocation({ select: (location) => location.hash === 'new' })
  const params = { projectId: String(project.id) }
  if (!section) return <Lost />
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
                {section === 'description' && <DescriptionSection />}
                {section === 'team' && <TeamSection />}
                {section === 'resources' && <ResourcesSection />}
                {section === 'labels' && <LabelsSection />}
                {section === 'behaviour' && <BehaviourSection />}
              </div>
            </div>
          </>
        )}
      </div>
    </main>
  )
}

function DescriptionSection() {
  const project = useProject()
  const change = useCall('changeProject', { refresh: ['getProject', 'listProjects'] })
  const saved: Description = {
    name: project.name,
    description: project.description,
    instructions: project.instructions,
    groupId: project.group?.id ?? null,
    sampling: project.sampling,
  }
  return (
    <Draft
      className="stack narrow-form"
      saved={saved}
      may="project.edit"
      save={change}
      given={(body) => ({ params: { projectId: project.id }, body })}
    >
      {(value, onChange, readOnly) => (
        <>
          <DescriptionForm value={value} onChange={onChange} readOnly={readOnly} />
          <p className="muted">{t('setup.kindIs', { kind: t(`projects.kinds.${project.kind}`) })}</p>
        </>
      )}
    </Draft>
  )
}

function TeamSection() {
  const { id: projectId } = useProject()
  const members = useRoute('listMembers', { params: { projectId } })
  const save = useCall('setMembers', { refresh: ['listMembers', 'getProject'] })
  if (members.error) return <Problem error={members.error} />
  if (!members.data) return <Waiting />
  return (
    <Draft<readonly TeamMember[], 'setMembers'>
      saved={members.data.members}
      may="member.edit"
      save={save}
      given={(value) => ({
        params: { projectId },
        body: { members: value.map(({ person, roles }) => ({ userId: person.id, roles: [...roles] })) },
      })}
    >
      {(value, onChange, readOnly) => (
        <>
          <TeamEditor value={value} onChange={onChange} readOnly={readOnly} />
          {!value.some((m) => m.roles.includes('owner')) && (
            <Notice kind="warn">{t('team.needOwner')}</Notice>
          )}
        </>
      )}
    </Draft>
  )
}

function ResourcesSection() {
  const { id: projectId } = useProject()
  const used = useRoute('getProjectResources', { params: { projectId } })
  const save = useCall('setProjectResources', { refresh: ['getProjectResources', 'getLabels'] })
  if (used.error) return <Problem error={used.error} />
  if (!used.data) return <Waiting />
  return (
    <Draft<readonly ProjectResource[], 'setProjectResources'>
      saved={used.data.resources}
      may="label.edit"
      save={save}
      given={(resources) => ({ params: { projectId }, body: { resources: [...resources] } })}
    >
      {(value, onChange, readOnly) => (
        <ResourcesPicker value={value} onChange={onChange} readOnly={readOnly} />
      )}
    </Draft>
  )
}

function BehaviourSection() {
  const project = useProject()
  const change = useCall('changeProject', { refresh: ['getProject'] })
  return (
    <Draft
      className="stack narrow-form"
      saved={project.settings}
      may="project.edit"
      save={change}
      given={(settings) => ({ params: { projectId: project.id }, body: { settings } })}
    >
      {(value, onChange, readOnly) => <BehaviourForm value={value} onChange={onChange} readOnly={readOnly} />}
    </Draft>
  )
}
