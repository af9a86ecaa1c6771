import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type CSSProperties, type ReactNode, useDeferredValue, useState } from 'react'
import type { LabelSettings } from '../../../shared/labels.ts'
import { type ApiFailure, call, type Got } from '../../app/api.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { TextArea } from '../../ui/field.tsx'
import { hue } from '../../ui/palette.ts'
import { Notice } from '../../ui/pieces.tsx'

/** The settings at work on a sample text, as they are typed; nothing needs to be saved for it. */
export function Preview({
  projectId,
  settings,
}: {
  readonly projectId: number
  readonly settings: LabelSettings
}) {
  const [text, setText] = useState<string>(t('labels.sample'))
  const body = useDeferredValue({ text, settings })
  const preview = useQuery<Got<'previewLabels'>, ApiFailure>({
    queryKey: ['previewLabels', projectId, body],
    queryFn: ({ signal }) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => call('previewLabels', { params: { projectId }, body }).then(resolve, reject),
          300,
        )
        signal.addEventListener('abort', () => {
          clearTimeout(timer)
          reject(new DOMException('', 'AbortError'))
        })
      }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const colours = new Map(settings.labels.map((l) => [l.name, l.colour]))
  const made = preview.data
  return (
    <aside className="preview stack" aria-label={t('labels.preview')}>
      <h2>{t('labels.preview')}</h2>
      <TextArea label={t('labels.sampleText')} rows={7} value={text} onText={setText} />
      <Problem error={preview.error} />
      {made && (
        <>
          <section className="stack tight">
            <h3>{t('labels.found')}</h3>
            <p className="preview-text">
              {tinted(
                text,
                made.nominations.map((n) => ({ ...n, title: n.label })),
                colours,
              )}
            </p>
          </section>
          <section className="stack tight">
            <h3>{t('deid.output')}</h3>
            {made.output === null ? (
              <Notice kind="warn">{t('labels.previewFlagged')}</Notice>
            ) : (
              <p className="preview-text" data-testid="preview-output">
                {tinted(
                  made.output,
                  made.places.map((place) => {
                    const label = made.nominations.find((n) => n.spanId === place.spanId)?.label ?? ''
                    return { ...place, label, title: label }
                  }),
                  colours,
                )}
              </p>
            )}
            {made.nominations
              .filter((n) => n.flag)
              .map((n) => (
                <p key={n.spanId} className="problem">
                  {n.label}: {n.flag?.detail}
                </p>
              ))}
          </section>
        </>
      )}
    </aside>
  )
}

function tinted(
  text: string,
  places: readonly { start: number; end: number; label: string; title: string }[],
  colours: ReadonlyMap<string, string>,
): ReactNode[] {
  const out: ReactNode[] = []
  let pos = 0
  for (const { start, end, label, title } of [...places].sort((a, b) => a.start - b.start)) {
    if (start < pos || end > text.length) continue
    out.push(text.slice(pos, start))
    out.push(
      <mark key={start} title={title} style={{ '--h': hue(colours.get(label)) } as CSSProperties}>
        {text.slice(start, end)}
      </mark>,
    )
    pos = end
  }
  out.push(text.slice(pos))
  return out
}
