import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type CSSProperties, type ReactNode, useDeferredValue } from 'react'
import type { FoundSpan, PromptBody, RuleBody } from '../../../shared/resources.ts'
import { type ApiFailure, call, type Got } from '../../app/api.ts'
import { score } from '../../ui/figures.ts'
import { hue, hueNames } from '../../ui/palette.ts'

export type Tried = { readonly id: string } | { readonly rule: RuleBody } | { readonly prompt: PromptBody }

/** What a resource finds in a text, asked again a moment after either changes; `live` false: only when asked. */
export function useTry(text: string, resource: Tried | null, { live = true }: { live?: boolean } = {}) {
  const asked = useDeferredValue({ text, resource })
  return useQuery<Got<'playground'>, ApiFailure>({
    queryKey: ['playground', asked],
    enabled: live && asked.resource !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () =>
            call('playground', { body: { text: asked.text, resource: asked.resource! } }).then(
              resolve,
              reject,
            ),
          live ? 300 : 0,
        )
        signal.addEventListener('abort', () => {
          clearTimeout(timer)
          reject(new DOMException('', 'AbortError'))
        })
      }),
  })
}

/** A text with what was found in it tinted by label. */
export function FoundText({ text, spans }: { readonly text: string; readonly spans: readonly FoundSpan[] }) {
  const labels = [...new Set(spans.map((s) => s.label))].sort()
  const colour = (label: string) => hue(hueNames[labels.indexOf(label) % hueNames.length])
  const out: ReactNode[] = []
  let pos = 0
  for (const { start, end, label, score: sure, source } of [...spans].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )) {
    if (start < pos || end > text.length) continue
    out.push(text.slice(pos, start))
    out.push(
      <mark
        key={start}
        title={`${label} ${score(sure)} · ${source}`}
        style={{ '--h': colour(label) } as CSSProperties}
      >
        {text.slice(start, end)}
        <span className="mark-label">{label}</span>
      </mark>,
    )
    pos = end
  }
  out.push(text.slice(pos))
  return <p className="found-text">{out}</p>
}
