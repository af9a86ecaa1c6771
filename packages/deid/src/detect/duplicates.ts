import type { Span } from '../text/span.ts'
import type { Refiner } from './detector.ts'
import { dropContained } from './drop-contained.ts'

/** Presidio's order: best score first, then by start, then longest first. */
function ranking(a: Span, b: Span): number {
  return b.score - a.score || a.start - b.start || b.end - a.end
}

/** Drops spans with score 0 and those within a better one of the same label, and puts the rest in Presidio's order. */
export const withoutDuplicates: Refiner = {
  name: 'duplicates',
  refine: (_doc, spans) => {
    const byLabel = new Map<string, Span[]>()
    for (const span of spans) {
      const same = byLabel.get(span.label)
      if (same) same.push(span)
      else byLabel.set(span.label, [span])
    }
    return [...byLabel.values()].flatMap((same) => dropContained(same)).sort(ranking)
  },
}

/** Drops spans below their label's threshold, or below the default one. */
export function aboveThreshold(threshold: number, byLabel: Readonly<Record<string, number>> = {}): Refiner {
  return {
    name: 'threshold',
    refine: (_doc, spans) =>
      spans.filter(
        ({ label, score }) => score >= (Object.hasOwn(byLabel, label) ? byLabel[label]! : threshold),
      ),
  }
}
