import { find, type Pipeline } from '@palimpsest/deid'
import { DeidError, type Doc, resolve, type Span, type Strategy } from '@palimpsest/deid/text'
import { openPipeline } from './pipelines.ts'
import type { Settings } from './settings.ts'

/** Opens the pipeline that the settings name, and gives what finds the spans of a document. */
export async function openFinder(settings: Settings): Promise<(doc: Doc) => Promise<readonly Span[]>> {
  if (settings.spans === 'given') return async (doc) => given(doc)
  const opened = await openPipeline(settings.pipeline, settings)
  const { known } = settings
  const complete = known ? (await import('./known-file.ts')).withKnown(opened, known) : opened
  const pipeline = await resolvedAs(settings.resolve, complete)
  const options = { language: settings.language, trace: settings.trace }
  const everything = (doc: Doc) => find(doc, pipeline, options)
  // Presidio's pipelines leave overlaps to the anonymizer; a replacement needs one span per place.
  const detected =
    settings.command === 'deid' && pipeline.resolve === 'none'
      ? async (doc: Doc) => resolve(await everything(doc), { text: doc.text })
      : everything
  if (settings.spans === 'detect') return detected
  return async (doc) => {
    const found = await detected(doc)
    // A person's spans come first where both cover a place; what sticks out of them stays.
    const own = doc.spans ? given(doc) : []
    return resolve([...own, ...found], { strategy: 'score', text: doc.text })
  }
}

/** The pipeline with another way to settle overlaps; `presidio` drops what a better span of its label covers. */
async function resolvedAs(how: string | undefined, pipeline: Pipeline): Promise<Pipeline> {
  if (how === undefined) return pipeline
  if (how !== 'presidio') return { ...pipeline, resolve: how as Strategy }
  const { withoutDuplicates } = await import('@palimpsest/deid/detect')
  return { ...pipeline, refiners: [...pipeline.refiners, withoutDuplicates], resolve: 'none' }
}

function given(doc: Doc): readonly Span[] {
  if (!doc.spans)
    throw new DeidError('no-spans', 'The document has no spans of its own, and none were to be detected', {
      docId: doc.id,
    })
  return resolve(doc.spans, { text: doc.text })
}
