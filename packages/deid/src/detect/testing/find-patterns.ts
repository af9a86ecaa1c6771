import type { Span } from '../../text/span.ts'
import { patterns } from '../pattern.ts'
import type { Recognizer } from '../recognizers/recognizer.ts'

/** What `recognizers` find in a text that is no document. */
export function findPatterns(text: string, recognizers: readonly Recognizer[]): readonly Span[] {
  const settings = { language: 'en', trace: false, context: [] }
  return patterns(recognizers).detect({ id: '', text }, settings) as readonly Span[]
}
