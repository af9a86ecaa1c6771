import type { Doc } from '../text/doc.ts'
import { DeidError } from '../text/message.ts'
import type { Span } from '../text/span.ts'
import type { Detector, DetectSettings } from './detector.ts'
import { normalise } from './normalise.ts'
import type { Pipeline } from './pipeline.ts'

/** What a caller may set for one run; the rest is the pipeline's. */
export type DetectOptions = Partial<DetectSettings>

/**
 * Every proposal of the pipeline's detectors after its refiners, on the original text: labels as the
 * detectors gave them, overlaps still there. A detector that throws fails the document with a DeidError
 * `detector-failed` that names the detector, never the text.
 */
export async function detect(
  doc: Doc,
  pipeline: Pipeline,
  { language = 'en', trace = false, context = [] }: DetectOptions = {},
): Promise<readonly Span[]> {
  const settings = { language, trace, context }
  const view = normalise(doc)
  let spans: readonly Span[] = []
  for (const detector of pipeline.detectors) {
    if (detector.languages && !detector.languages.includes(language)) continue
    const found = await run(detector, view.doc, settings)
    if (found.length > 0) spans = spans.length > 0 ? spans.concat(found) : found
  }
  for (const refiner of pipeline.refiners) spans = refiner.refine(view.doc, spans, settings)
  return view.toOriginal(spans)
}

async function run(detector: Detector, doc: Doc, settings: DetectSettings): Promise<readonly Span[]> {
  try {
    return await detector.detect(doc, settings)
  } catch (error) {
    if (error instanceof DeidError) throw error
    throw new DeidError('detector-failed', `The detector ${detector.name} failed on this document`, {
      docId: doc.id,
    })
  }
}
