import { createDoc } from '../../text/doc.ts'
import { formatMarked, parseMarked } from '../../text/marked.ts'
import { resolve } from '../../text/resolve.ts'
import { detect } from '../detect.ts'
import type { Detector, Refiner } from '../detector.ts'

/** What the detectors find in the plain text of `marked`, in the marked-text notation: equal to `marked` when they are right. */
export async function markedBy(
  detectors: readonly Detector[],
  marked: string,
  refiners: readonly Refiner[] = [],
): Promise<string> {
  const { text } = parseMarked(marked)
  const pipeline = { name: 'test', detectors, refiners, labels: 'native', resolve: 'longest' } as const
  return formatMarked(text, resolve(await detect(createDoc(text), pipeline), { strategy: 'longest', text }))
}
