import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { ProjectCard } from '../../../shared/projects.ts'
import { useCall, useRoute } from '../../app/api.ts'
import { useSession } from '../../app/session.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Empty, Waiting } from '../../ui/pieces.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { ArchiveImport } from './archive-import.tsx'
import { Card } from './project-card.tsx'
import './projects.css'

type Shown = 'active' | 'archived' | 'deleted'

/** All projects of the person, as cards. */
export function ProjectsPage() {
  const { may } = useSession()
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const [group, setGroup] = useState('')
  const [kind, setKind] = useState<'' | ProjectCard['kind']>('')
  const [state, setState] = useState<Shown>('active')
  const [sort, setSort] = useState<'recent' | 'name' | 'created'>('recent')
  const [importing, setImporting] = useState<File | null>(null)
  const archive = useRef<HTMLInputElement>(null)
  const query = {
    state,
    sort,
    ...(search.trim() ? { search: search.trim() } : {}),
    ...(group ? { groupId: Number(group) } : {}),
    ...(kind ? { kind } : {}),
  }
  const projects = useRoute('listProjects', { query }, { keep: true })
  const groups = useRoute('listGroups', {})
  const demo = useCall('importDemo', { refresh: ['listProjects'] })
  const openDemo = async () => {
    const project = await demo.mutateAsync({})
    await navigate({ to: '/projects/$projectId', params: { projectId: String(project.id) } })
  }
  const mayCreate = may.includes('project.create')
  const narrowed = Boolean(search || group || kind || state !== 'active')
  const cards = projects.data?.projects
  const create = (
    <Link to="/new" className="button primary">
      <Icon name="plus" />
      {t('projects.new')}
    </Link>
  )
  return (
    <main id="main" className="main" tabIndex={-1}>
      <div className="page">
        <div className="page-head">
          <h1>{t('projects.title')}</h1>
          {mayCreate && (
            <>
              <Menu text={t('projects.import')} right>
                <button type="button" onClick={() => archive.current?.click()}>
                  {t('projects.importArchive')}
                </button>
                <button type="button" onClick={() => void openDemo()}>
                  {t('projects.importDemo')}
                </button>
              </Menu>
              <input
                ref={archive}
                type="file"
                accept=".zip"
                hidden
                onChange={(event) => {
                  setImporting(event.target.files?.[0] ?? null)
                  event.target.value = ''
                }}
              />
              {create}
            </>
          )}
        </div>
        <div className="filters row wrap">
          <SearchField label={t('projects.search')} value={search} onText={setSearch} />
          <SelectField
            bare
            label={t('projects.group')}
            value={group}
            onPick={setGroup}
            choices={[
              { value: '', text: t('projects.anyGroup') },
              ...(groups.data?.groups ?? []).map((g) => ({ value: String(g.id), text: g.name })),
            ]}
          />
          <SelectField
            bare
            label={t('projects.kind')}
            value={kind}
            onPick={setKind}
            choices={[
              { value: '', text: t('projects.anyKind') },
              { value: 'deidentification', text: t('projects.kinds.deidentification') },
              { value: 'text-ner', text: t('projects.kinds.text-ner') },
            ]}
          />
          <SelectField
            bare
            label={t('projects.state')}
            value={state}
            onPick={setState}
            choices={(['active', 'archived', 'deleted'] as const).map((value) => ({
              value,
              text: t(`projects.states.${value}`),
            }))}
          />
          <SelectField
            bare
            label={t('projects.sort')}
            value={sort}
            onPick={setSort}
            choices={(['recent', 'name', 'created'] as const).map((value) => ({
              value,
              text: t(`projects.sorts.${value}`),
            }))}
          />
        </div>
        <Problem error={projects.error ?? demo.error} />
        {!cards && !projects.error && <Waiting />}
        {demo.isPending && <Waiting label={t('projects.importingDemo')} />}
        {cards?.length === 0 &&
          !demo.isPending &&
          (narrowed ? (
            <Empty icon="search" title={t('projects.noneMatch')} />
          ) : (
            <Empty
              icon="shield"
              title={t('projects.none')}
              actions={
                mayCreate && (
                  <>
                    <Button onClick={() => void openDemo()}>{t('projects.importDemo')}</Button>
                    {create}
                  </>
                )
              }
            >
              {t('projects.noneSays')}
            </Empty>
          ))}
        <ul className="cards">
          {cards?.map((card) => (
            <Card key={card.id} card={card} />
          ))}
        </ul>
        {importing && <ArchiveImport file={importing} onClose={() => setImporting(null)} />}
      </div>
    </main>
  )
}
