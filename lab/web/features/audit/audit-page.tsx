import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuditEntry } from '../../../shared/audit.ts'
import { type ApiFailure, address, call, type Got, useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { count, exactTime } from '../../ui/figures.ts'
import { Empty, Notice, Waiting } from '../../ui/pieces.tsx'
import './audit.css'

/** The record of the whole lab. */
export function AuditPage() {
  return <Audit projectId={null} />
}

/** A project's part of it. */
export function ProjectAuditPage() {
  return <Audit projectId={useProject().id} />
}

type Pages = { pages: Got<'listAudit'>[] }

function Audit({ projectId }: { readonly projectId: number | null }) {
  const [action, setAction] = useState('')
  const [who, setWho] = useState('')
  const [subject, setSubject] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [verdict, setVerdict] = useState<Got<'verifyAudit'> | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [checking, setChecking] = useState(false)
  const people = useRoute('listPeople', {})
  const query = {
    limit: 100,
    ...(action.trim() ? { action: action.trim() } : {}),
    ...(who ? { who: Number(who) } : {}),
    ...(subject.trim() ? { subject: subject.trim() } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to: `${to}T23:59:59Z` } : {}),
  }
  const pages = useInfiniteQuery<Got<'listAudit'>, ApiFailure, Pages, readonly unknown[], number | undefined>(
    {
      queryKey: ['listAudit', projectId, query],
      initialPageParam: undefined,
      queryFn: ({ pageParam }) => {
        const asked = { ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) }
        return projectId === null
          ? call('listAudit', { query: asked })
          : call('listProjectAudit', { params: { projectId }, query: asked })
      },
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: (old) => old,
    },
  )
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? []
  const verify = async () => {
    setChecking(true)
    setError(null)
    try {
      setVerdict(await call('verifyAudit', {}))
    } catch (failure) {
      setError(failure as Error)
    } finally {
      setChecking(false)
    }
  }
  return (
    <main id="main" className="main" tabIndex={-1}>
      <div className="page">
        <div className="page-head">
          <h1>{t('audit.title')}</h1>
          {projectId === null && (
            <>
              <Button onClick={() => void verify()} busy={checking}>
                {t('audit.verify')}
              </Button>
              <a className="button" href={address('exportAudit', { query })} download>
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
            value={action}
            onText={setAction}
          />
          <SelectField
            slim
            label={t('audit.who')}
            value={who}
            choices={[
              { value: '', text: t('audit.anyone') },
              ...(people.data?.people ?? []).map((p) => ({ value: String(p.id), text: p.name })),
            ]}
            onPick={setWho}
          />
          <TextField
            slim
            label={t('audit.subject')}
            placeholder="task:118"
            value={subject}
            onText={setSubject}
          />
          <TextField slim label={t('audit.from')} type="date" value={from} onText={setFrom} />
          <TextField slim label={t('audit.to')} type="date" value={to} onText={setTo} />
        </div>
        <Problem error={pages.error ?? error} />
        {!pages.data && !pages.error && <Waiting />}
        {pages.data && entries.length === 0 && <Empty icon="search" title={t('audit.none')} />}
        {entries.length > 0 && (
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
        )}
        {pages.hasNextPage && (
          <p>
            <Button onClick={() => void pages.fetchNextPage()} busy={pages.isFetchingNextPage}>
              {t('ui.more')}
            </Button>
          </p>
        )}
      </div>
    </main>
  )
}

function detailOf({ detail }: AuditEntry): string {
  return Object.entries(detail)
    .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' · ')
    .slice(0, 300)
}
