import { spansIn } from '@palimpsest/deid/formats'
import { relabel, type Scheme } from '@palimpsest/deid/policy'
import type { OffsetUnit } from '@palimpsest/deid/text'
import type { Engine } from './engine.ts'
import { openFinder } from './find-spans.ts'
import type { Settings } from './settings.ts'
import { countSpan } from './tally.ts'

/** What `detect` does with a document: its spans, under the names and in the unit that were asked for. */
export async function openDetect(settings: Settings, offsets: OffsetUnit): Promise<Engine['work']> {
  const find = await openFinder(settings)
  const scheme = settings.labels as Scheme | undefined
  return async (doc, tally) => {
    const found = await find(doc)
    const spans = scheme
      ? relabel(found, scheme, { declared: new Set(found.map(({ label }) => label)) })
      : found
    for (const { label } of spans) countSpan(tally, label, 'found')
    return { doc: { ...doc, spans }, record: { spans: spansIn(doc.text, spans, offsets) } }
  }
}
