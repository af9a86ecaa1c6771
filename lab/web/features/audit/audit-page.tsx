import { useState } from 'react'
import type { AuditEntry } from '../../../shared/audit.ts'
import { address, useCall, useRoute } from '../../app/api.ts'
import { Pages, usePages } from '../../app/pages.tsx'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { count, exactTime } from '../../ui/figures.ts'
import { Empty, Notice } from '../../ui/pieces.tsx'
import './audit.css'

/** The record of the whole lab. */
export function AuditPage() {
  const [filter, setFilter] = useState<Filter>({})
  const pages = usePages('listAudit', { query: { limit: 100, ...filter } })
  return <Audit pages={pages} filter={filter} onFilter={setFilter} whole />
}

/** A project's part of it. */
export function ProjectAuditPage() {
  const { id: projectId } = useProject()
  const [filter, setFilter] = useState<Filter>({})
  const pages = usePages('listProjectAudit', { params: { projectId }, query: { limit: 100, ...filter } })
  return <Audit pages={pages} filter={filter} onFilter={setFilter} />
}

/** What the record is narrowed to; days are whole days. */
interface Filter {
  readonly action?: string
  readonly who?: number
  readonly subject?: string
  readonly from?: string
  readonly to?: string
}

function Audit({
  pages,
  filter,
  onFilter,
  whole = false,
}: {
  readonly pages: ReturnType<typeof usePages<'listAudit' | 'listProjectAudit'>>
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  /** The whole record, which can be checked and taken down. */
  readonly whole?: boolean
}) {
  const people = useRoute('listPeople', {})
  const verify = useCall('verifyAudit')
  const verdict = verify.data
  const set = <K extends keyof Filter>(key: K, value: Filter[K] | '') => {
    const { [key]: _, ...rest } = filter
    onFilter(value === '' || value === undefined ? rest : { ...rest, [key]: value })
  }
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <main id="main" className="main" tabIndex={-1}>
      <div className="page">
        <div className="page-head">
          <h1>{t('audit.title')}</h1>
          {whole && (
            <>
              <Button onClick={() => verify.mutate({})} busy={verify.isPending}>
                {t('audit.verify')}
              </Button>
              <a className="button" href={address('exportAudit', { query: { ...filter } })} download>
                {t('audit.export')}
              </a>
            </>
          )}
        </div>
        {verdict && (
          <Notice kind={verdict.whole ? 'good' : 'bad'}>
            {verdict.whole
              ? t('audit.whole', { entries: count(verdict.entries), hash: verdict.lastHash.slice(0, 16) })
              : t('audit.broken', { at: verdict.brokenAt ?? 0 })}
          </Notice>
        )}
        <div className="row wrap audit-filters">
          <TextField
            slim
            label={t('audit.action')}
            placeholder="export.download"
            value={filter.action ?? ''}
            onText={(text) => set('action', text.trim())}
          />
          <SelectField
            slim
            label={t('audit.who')}
            value={String(filter.who ?? '')}
            choices={[
              { value: '', text: t('audit.anyone') },
              ...(people.data?.people ?? []).map((p) => ({ value: String(p.id), text: p.name })),
            ]}
            onPick={(id) => set('who', id === '' ? '' : Number(id))}
          />
          <TextField
            slim
            label={t('audit.subject')}
            placeholder="task:118"
            value={filter.subject ?? ''}
            onText={(text) => set('subject', text.trim())}
          />
          <TextField
            slim
            label={t('audit.from')}
            type="date"
            value={filter.from ?? ''}
            onText={(day) => set('from', day)}
          />
          <TextField
            slim
            label={t('audit.to')}
            type="date"
            value={filter.to?.slice(0, 10) ?? ''}
            onText={(day) => set('to', day && `${day}T23:59:59Z`)}
          />
        </div>
        <Problem error={verify.error} />
        <Pages pages={pages} rows={entries.length} none={<Empty icon="search" title={t('audit.none')} />}>
          <table className="table audit-table">
            <thead>
              <tr>
                <th className="right">{t('audit.number')}</th>
                <th>{t('audit.when')}</th>
                <th>{t('audit.who')}</th>
                <th>{t('audit.action')}</th>
                <th>{t('audit.subject')}</th>
                <th>{t('audit.detail')}</th>
                <th>{t('audit.hash')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.seq}>
                  <td className="right muted">{entry.seq}</td>
                  <td className="num nowrap">{exactTime(entry.at)}</td>
                  <td className="nowrap">{entry.who?.name ?? '–'}</td>
                  <td className="nowrap">
                    <b>{entry.action}</b>
                  </td>
                  <td className="nowrap">{entry.subject ?? '–'}</td>
                  <td className="muted small">{detailOf(entry)}</td>
                  <td>
                    <code title={entry.hash}>{entry.hash.slice(0, 8)}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Pages>
      </div>
    </main>
  )
}

function detailOf({ detail }: AuditEntry): string {
  return Object.entries(detail)
    .map(([key, value]) => {
      const words = typeof value === 'object' ? JSON.stringify(value) : String(value)
      // A checksum is told by its beginning; the export of the trail has it whole.
      return `${key}: ${/^[0-9a-f]{64}$/.test(words) ? `${words.slice(0, 12)}…` : words}`
    })
    .join(' · ')
    .slice(0, 300)
}
