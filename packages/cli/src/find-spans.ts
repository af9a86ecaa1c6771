import { find } from '@palimpsest/deid'
import { DeidError, type Doc, resolve, type Span, type Strategy } from '@palimpsest/deid/text'
import { openPipeline } from './pipelines.ts'
import type { Settings } from './settings.ts'

/** Opens the pipeline that the settings name, and gives what finds the spans of a document. */
export async function openFinder(settings: Settings): Promise<(doc: Doc) => Promise<readonly Span[]>> {
  if (settings.spans === 'given') return async (doc) => given(doc)
  const shipped = await openPipeline(settings.pipeline, settings)
  const strategy = settings.resolve as Strategy | undefined
  const pipeline = strategy ? { ...shipped, resolve: strategy } : shipped
  const options = { language: settings.language, trace: settings.trace }
  const detected = (doc: Doc) => find(doc, pipeline, options)
  if (settings.spans === 'detect') return detected
  return async (doc) => {
    const found = await detected(doc)
    // A person's spans come first where both cover a place; what sticks out of them stays.
    return resolve([...given(doc), ...found], { strategy: 'score', text: doc.text })
  }
}

function given(doc: Doc): readonly Span[] {
  if (!doc.spans)
    throw new DeidError('no-spans', 'The document has no spans of its own, and none were to be detected', {
      docId: doc.id,
    })
  return resolve(doc.spans, { text: doc.text })
}
