import { type EditSpan, indexSpans } from './span-list.ts'

/** One difference or agreement of two versions of the same text. */
export interface SpanDifference {
  readonly kind: 'agreed' | 'only-left' | 'only-right' | 'label' | 'borders'
  readonly left: EditSpan | null
  readonly right: EditSpan | null
}

/**
 * The differences in reading order. Equal spans agree; of the rest, those at one place differ in label,
 * those that overlap under one label in borders, and others that overlap in label; what is left stands alone.
 * Each span is in exactly one difference.
 */
export function compareSpanLists(
  left: readonly EditSpan[],
  right: readonly EditSpan[],
): readonly SpanDifference[] {
  const found: SpanDifference[] = []
  let lefts = [...left]
  let rights = [...right]
  const rounds: readonly [SpanDifference['kind'], (a: EditSpan, b: EditSpan) => boolean][] = [
    ['agreed', (a, b) => a.start === b.start && a.end === b.end && a.label === b.label],
    ['label', (a, b) => a.start === b.start && a.end === b.end],
    ['borders', (a, b) => a.label === b.label],
    ['label', () => true],
  ]
  for (const [kind, fits] of rounds) {
    const takenLeft = new Set<EditSpan>()
    const takenRight = new Set<EditSpan>()
    const there = indexSpans(rights)
    for (const a of lefts) {
      const b = there.overlapping(a.start, a.end).find((r) => !takenRight.has(r) && fits(a, r))
      if (!b) continue
      takenLeft.add(a)
      takenRight.add(b)
      found.push({ kind, left: a, right: b })
    }
    lefts = lefts.filter((s) => !takenLeft.has(s))
    rights = rights.filter((s) => !takenRight.has(s))
  }
  for (const a of lefts) found.push({ kind: 'only-left', left: a, right: null })
  for (const b of rights) found.push({ kind: 'only-right', left: null, right: b })
  return found.sort((x, y) => startOf(x) - startOf(y))
}

export function startOf({ left, right }: SpanDifference): number {
  return Math.min(left?.start ?? Number.POSITIVE_INFINITY, right?.start ?? Number.POSITIVE_INFINITY)
}

export interface CompareSummary {
  readonly agreed: number
  readonly borders: number
  readonly label: number
  readonly onlyLeft: number
  readonly onlyRight: number
  /** Exact-span F1; null when both are empty. */
  readonly f1: number | null
}

export function summarise(differences: readonly SpanDifference[]): CompareSummary {
  const count = (kind: SpanDifference['kind']) => differences.filter((d) => d.kind === kind).length
  const agreed = count('agreed')
  const lefts = differences.filter((d) => d.left).length
  const rights = differences.filter((d) => d.right).length
  return {
    agreed,
    borders: count('borders'),
    label: count('label'),
    onlyLeft: count('only-left'),
    onlyRight: count('only-right'),
    f1: lefts + rights === 0 ? null : (2 * agreed) / (lefts + rights),
  }
}
