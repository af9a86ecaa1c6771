import { nominate, transform } from '@palimpsest/deid'
import { spansIn } from '@palimpsest/deid/formats'
import { amia, hipaa, type MistTask, mistReplacer } from '@palimpsest/deid/replace'
import { checkSpans, type OffsetUnit } from '@palimpsest/deid/text'
import type { Engine } from './engine.ts'
import { openKeyring } from './policies.ts'
import type { Settings } from './settings.ts'
import { countSpan } from './tally.ts'

/**
 * What `resynthesize` does with a document: placeholders of redacted text, `[NAME]` or `**NAME<AAA BBB>`, are filled with
 * realistic text. One token is one name throughout a document; dates of DE-ID style move together.
 */
export async function openResynthesize(settings: Settings, offsets: OffsetUnit): Promise<Engine['work']> {
  const keyring = openKeyring(settings.key!)
  const replacers = new Map(
    [hipaa, amia].map((style) => {
      const task: MistTask = { ...style, labels: { ...amia.labels, ...hipaa.labels } }
      return [style, mistReplacer(settings.from === 'de-id' ? 'DE-ID -> clear' : '[ ] -> clear', { task })]
    }),
  )
  return async (doc, tally) => {
    const { policy, actions, find } = replacers.get(/\*\*[A-Z]+\[/.test(doc.text) ? amia : hipaa)!
    const spans = find!(doc.text)
    checkSpans(spans, doc.text.length)
    const nominations = nominate(doc, spans, policy, { keyring, actions })
    const { text, spans: moved } = transform(doc, spans, nominations)
    for (const { label } of spans) countSpan(tally, label, 'resynthesize')
    const from = offsets === 'utf16' ? undefined : offsets
    return {
      doc: { id: doc.id, text, spans: moved },
      record: { text, spans: spansIn(text, moved, from ?? 'utf16') },
    }
  }
}
