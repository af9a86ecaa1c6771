import { type DetectOptions, detect } from './detect/detect.ts'
import type { Pipeline } from './detect/pipeline.ts'
import type { Doc } from './text/doc.ts'
import { resolve } from './text/resolve.ts'
import type { Span } from './text/span.ts'

/** Finds what identifies people in `doc`: one span per place, in reading order, with the pipeline's labels. */
export async function find(
  doc: Doc,
  pipeline: Pipeline,
  options: DetectOptions = {},
): Promise<readonly Span[]> {
  const proposals = await detect(doc, pipeline, options)
  return resolve(proposals, { strategy: pipeline.resolve, priority: pipeline.priority ?? [], text: doc.text })
}
