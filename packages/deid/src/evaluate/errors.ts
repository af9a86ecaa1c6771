import type { Span } from '../text/index.ts'
import type { Pair } from './count.ts'
import { pairSpans, type SpanPair } from './pair-spans.ts'
import type { Judge } from './similarity-profile.ts'

/**
 * What is wrong with a pair of spans.
 * - `missed`: nothing found there; `spurious`: nothing in gold there.
 * - `label`: same extent, other label; `attribute`: both the same, but not what else was compared.
 * - `under`: found leaves some of gold uncovered at an end; `over`: found reaches beyond gold.
 *   Both at once are `shifted`. Any of the three may have another label, too.
 */
export type ErrorKind = 'missed' | 'spurious' | 'label' | 'attribute' | 'under' | 'over' | 'shifted'

/** Every kind, in the order of reports: what leaks first. */
export const errorKinds: readonly ErrorKind[] = [
  'missed',
  'under',
  'shifted',
  'label',
  'attribute',
  'over',
  'spurious',
]

/** One disagreement. Holds document text only where that was asked for. */
export interface ErrorItem {
  readonly docId: string
  readonly kind: ErrorKind
  readonly gold?: Place
  readonly found?: Place
  /** The text of both spans together and what stands around it. */
  readonly before?: string
  readonly text?: string
  readonly after?: string
}

/** Where a span stands. */
export interface Place {
  readonly start: number
  readonly end: number
  readonly label: string
  readonly source: string
}

/**
 * The disagreements of one document, in reading order. With `context`, so many characters of text stand around
 * each: write such a list nowhere but to a file that a person named.
 */
export function errorsOf(
  pair: Pair,
  { context, judge }: { context?: number; judge?: Judge } = {},
): readonly ErrorItem[] {
  return pairSpans(pair.gold, pair.found, judge).flatMap((two) => {
    const kind = kindOf(two)
    if (!kind) return []
    const { gold, found } = two
    const start = Math.min(gold?.start ?? Infinity, found?.start ?? Infinity)
    const end = Math.max(gold?.end ?? 0, found?.end ?? 0)
    return [
      {
        docId: pair.id,
        kind,
        ...(gold && { gold: placeOf(gold) }),
        ...(found && { found: placeOf(found) }),
        ...(context !== undefined && {
          before: pair.text.slice(Math.max(0, start - context), start),
          text: pair.text.slice(start, end),
          after: pair.text.slice(end, end + context),
        }),
      },
    ]
  })
}

function kindOf({ gold, found, same }: SpanPair): ErrorKind | undefined {
  if (same) return undefined
  if (!gold) return 'spurious'
  if (!found) return 'missed'
  const under = found.start > gold.start || found.end < gold.end
  const over = found.start < gold.start || found.end > gold.end
  if (under && over) return 'shifted'
  if (under) return 'under'
  if (over) return 'over'
  return gold.label === found.label ? 'attribute' : 'label'
}

function placeOf({ start, end, label, source }: Span): Place {
  return { start, end, label, source }
}
