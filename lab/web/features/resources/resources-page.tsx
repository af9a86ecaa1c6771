import { useNavigate, useParams } from '@tanstack/react-router'
import { useSession } from '../../app/session.ts'
import { t } from '../../texts/t.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { Playground } from './playground.tsx'
import { Prompts } from './prompts.tsx'
import { Rules } from './rules.tsx'
import './resources.css'

const tabs = ['rules', 'prompts', 'playground'] as const
type Tab = (typeof tabs)[number]

/** What finds spans and is made by people: rules, prompts, and a place to try everything. */
export function ResourcesPage() {
  const { tab: asked } = useParams({ strict: false }) as { tab?: string }
  const tab = tabs.find((one) => one === asked) ?? 'rules'
  const { may } = useSession()
  const navigate = useNavigate()
  const readOnly = !may.includes('resource.manage')
  return (
    <main id="main" className="main" tabIndex={-1}>
      <div className="page stack">
        <h1>{t('resources.title')}</h1>
        <Tabs
          label={t('resources.title')}
          value={tab}
          panel="resource-panel"
          onPick={(next: Tab) => void navigate({ to: '/resources/$tab', params: { tab: next } })}
          tabs={tabs.map((value) => ({ value, text: t(`resources.tabs.${value}`) }))}
        />
        <div id="resource-panel" role="tabpanel">
          {tab === 'rules' && <Rules readOnly={readOnly} />}
          {tab === 'prompts' && <Prompts readOnly={readOnly} />}
          {tab === 'playground' && <Playground />}
        </div>
      </div>
    </main>
  )
}
