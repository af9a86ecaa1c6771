import { useMemo, useState } from 'react'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Check } from '../../ui/field.tsx'
import { Notice } from '../../ui/pieces.tsx'
import { occurrences, unlabelled } from './occurrences.ts'
import { addSpans } from './session.ts'
import type { Opened } from './task-page.tsx'

const around = 36

/** Every other place with the words of the focused span, each to be confirmed by itself. */
export function EqualDialog({
  opened: { store, editable },
  username,
  onClose,
}: {
  readonly opened: Opened
  readonly username: string
  readonly onClose: () => void
}) {
  const { text, spans, focus } = store.get()
  const span = spans.find((s) => s.id === focus)
  const [anyCase, setAnyCase] = useState(true)
  const [refused, setRefused] = useState<ReadonlySet<number>>(new Set())
  const places = useMemo(
    () =>
      span
        ? unlabelled(occurrences(text, text.slice(span.start, span.end), { anyCase }), spans, span.label)
        : [],
    [span, text, spans, anyCase],
  )
  const chosen = places.filter((p) => !refused.has(p.start))
  const toggle = (start: number) => {
    const next = new Set(refused)
    if (!next.delete(start)) next.add(start)
    setRefused(next)
  }
  const submit = () => {
    if (span && editable) store.update((s) => addSpans(s, chosen, span.label, `person:${username}`))
    onClose()
  }
  return (
    <Dialog
      title={span ? t('task.equalTitle', { label: span.label }) : t('task.equalNothing')}
      wide
      onClose={onClose}
      onSubmit={submit}
      footer={
        span && (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button kind="primary" type="submit" disabled={chosen.length === 0 || !editable}>
              {t('task.equalDo', { count: chosen.length })}
            </Button>
          </>
        )
      }
    >
      {!span && <Notice>{t('task.equalSays')}</Notice>}
      {span && (
        <>
          <Check label={t('task.anyCase')} checked={anyCase} onCheck={setAnyCase} />
          {places.length === 0 && <p className="muted">{t('task.equalNone')}</p>}
          <ul className="hits">
            {places.map(({ start, end }) => (
              <li key={start}>
                <Check
                  checked={!refused.has(start)}
                  onCheck={() => toggle(start)}
                  label={
                    <>
                      <span className="muted">…{text.slice(Math.max(0, start - around), start)}</span>
                      <mark>{text.slice(start, end)}</mark>
                      <span className="muted">{text.slice(end, end + around)}…</span>
                    </>
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}
