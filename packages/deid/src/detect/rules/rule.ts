import type { Span } from '../../text/span.ts'
import type { Detector } from '../detector.ts'
import { type Tokens, tokensOf } from '../tokens.ts'
import { recased } from './recase.ts'

/** Takes a finding: half-open offsets, label, score, and the name of what fired for the trace. */
export type Emit = (start: number, end: number, label: string, score: number, why: string) => void

/** A detector that walks the shared tokens of a document. `find` must take time in proportion to them. */
export function rule(
  name: string,
  labels: readonly string[],
  find: (tokens: Tokens, emit: Emit) => void,
): Detector {
  const source = `rule:${name}`
  return {
    name: source,
    labels,
    detect(doc, { trace }) {
      const spans: Span[] = []
      const tokens = tokensOf(doc)
      const emit: Emit = (start, end, label, score, why) => {
        const span = { start, end, label, score, source }
        spans.push(trace ? { ...span, why: { rule: `${name}:${why}`, baseScore: score } } : span)
      }
      find(tokens, emit)
      const again = recased(tokens)
      if (again) {
        const known = new Set(spans.map(({ start, end, label }) => `${start} ${end} ${label}`))
        find(again, (start, end, label, score, why) => {
          if (!known.has(`${start} ${end} ${label}`)) emit(start, end, label, score, why)
        })
      }
      return spans
    },
  }
}
