import { useState } from 'react'
import { useCall, useRoute } from '../../app/api.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea } from '../../ui/field.tsx'
import { score } from '../../ui/figures.ts'
import { Notice } from '../../ui/pieces.tsx'
import { FoundText } from './try-text.tsx'

/** Any resource on any text; nothing is kept. */
export function Playground() {
  const resources = useRoute('listResources', {}, { fresh: 60_000 })
  const run = useCall('playground')
  const [id, setId] = useState('')
  const [text, setText] = useState<string>(t('labels.sample'))
  const list = resources.data?.resources ?? []
  const current = list.find((r) => r.id === id) ?? list.find((r) => r.available)
  const asked = run.variables?.body
  return (
    <div className="two">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (current) run.mutate({ body: { text, resource: { id: current.id } } })
        }}
      >
        <SelectField
          label={t('playground.resource')}
          value={current?.id ?? ''}
          choices={list.map((r) => ({
            value: r.id,
            text: `${t(`resources.kinds.${r.kind}`)} · ${r.name}${r.available ? '' : ` (${t('resources.unavailable')})`}`,
          }))}
          onPick={setId}
        />
        {current && <p className="muted">{current.why ?? current.description}</p>}
        <TextArea label={t('labels.sampleText')} rows={14} value={text} onText={setText} />
        <div className="row">
          <Button kind="primary" type="submit" busy={run.isPending} disabled={!current?.available || !text}>
            {t('playground.run')}
          </Button>
        </div>
        <Problem error={resources.error ?? run.error} />
      </form>
      <section className="stack" aria-live="polite">
        {!run.data && <p className="muted">{t('playground.says')}</p>}
        {run.data && asked && (
          <>
            <Notice kind={run.data.spans.length > 0 ? 'good' : 'warn'}>
              {run.data.spans.length > 0
                ? t('rules.hits', { count: run.data.spans.length, ms: run.data.milliseconds.toFixed(1) })
                : t('playground.nothing')}
            </Notice>
            <FoundText text={asked.text} spans={run.data.spans} />
            <table className="table">
              <thead>
                <tr>
                  <th>{t('rules.label')}</th>
                  <th>{t('playground.words')}</th>
                  <th className="right">{t('rules.score')}</th>
                  <th>{t('dashboard.source')}</th>
                </tr>
              </thead>
              <tbody>
                {run.data.spans.map((span) => (
                  <tr key={`${span.start}${span.end}${span.label}`}>
                    <td>{span.label}</td>
                    <td>{asked.text.slice(span.start, span.end)}</td>
                    <td className="right">{score(span.score)}</td>
                    <td className="muted">{span.source}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </section>
    </div>
  )
}
