import type { Comparison, Difference } from '../../../shared/completions.ts'
import type { CompletionSpan } from '../../../shared/operations.ts'

/**
 * Pairs the spans of two completions in reading order: equal ones first, then those that overlap (other borders,
 * or another label), the most overlapping first. What has no partner stands alone.
 */
export function compare(
  left: readonly CompletionSpan[],
  right: readonly CompletionSpan[],
  length: number,
): Comparison {
  const differences = pair(left, right)
  const count = (kind: Difference['kind']) => differences.filter((it) => it.kind === kind).length
  const agreed = count('agreed')
  const summary = {
    agreed,
    borders: count('borders'),
    label: count('label'),
    onlyLeft: count('only-left'),
    onlyRight: count('only-right'),
    f1: left.length + right.length === 0 ? null : (2 * agreed) / (left.length + right.length),
    kappa: kappaOf(left, right, length),
  }
  return { differences, summary }
}

function pair(left: readonly CompletionSpan[], right: readonly CompletionSpan[]): Difference[] {
  const differences: Difference[] = []
  const same = new Map<string, CompletionSpan[]>()
  for (const span of right) {
    const list = same.get(key(span))
    if (list) list.push(span)
    else same.set(key(span), [span])
  }
  const openLeft: CompletionSpan[] = []
  const taken = new Set<CompletionSpan>()
  for (const span of left) {
    const twin = same.get(key(span))?.shift()
    if (twin) {
      taken.add(twin)
      differences.push({ kind: 'agreed', left: span, right: twin })
    } else openLeft.push(span)
  }
  const openRight = right.filter((span) => !taken.has(span))
  const candidates = overlapping(openLeft, openRight).sort((a, b) => b.shared - a.shared)
  const used = new Set<CompletionSpan>()
  for (const { a, b } of candidates) {
    if (used.has(a) || used.has(b)) continue
    used.add(a).add(b)
    differences.push({ kind: a.label === b.label ? 'borders' : 'label', left: a, right: b })
  }
  for (const span of openLeft)
    if (!used.has(span)) differences.push({ kind: 'only-left', left: span, right: null })
  for (const span of openRight)
    if (!used.has(span)) differences.push({ kind: 'only-right', left: null, right: span })
  const startOf = ({ left: a, right: b }: Difference) => Math.min(a?.start ?? Infinity, b?.start ?? Infinity)
  return differences.sort((a, b) => startOf(a) - startOf(b))
}

function key({ start, end, label }: CompletionSpan): string {
  return `${start}-${end}-${label}`
}

/** All overlapping pairs of two lists sorted by start. */
function overlapping(left: readonly CompletionSpan[], right: readonly CompletionSpan[]) {
  const pairs: { a: CompletionSpan; b: CompletionSpan; shared: number }[] = []
  let from = 0
  for (const a of left) {
    while (from < right.length && right[from]!.end <= a.start) from++
    for (let i = from; i < right.length && right[i]!.start < a.end; i++) {
      const b = right[i]!
      const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
      if (shared > 0) pairs.push({ a, b, shared })
    }
  }
  return pairs
}

/** Cohen's kappa over the characters of the text, each with its label or none; null where it is undefined. */
export function kappaOf(
  left: readonly CompletionSpan[],
  right: readonly CompletionSpan[],
  length: number,
): number | null {
  return kappaOfTable(cellsOf(left, right, length))
}

/** Characters by the label they have on either side: the table behind kappa, with keys `left|right`. */
export function cellsOf(
  left: readonly CompletionSpan[],
  right: readonly CompletionSpan[],
  length: number,
): ReadonlyMap<string, number> {
  const cells = new Map<string, number>()
  const borders = new Set([0, length, ...[...left, ...right].flatMap(({ start, end }) => [start, end])])
  const sorted = [...borders].sort((a, b) => a - b)
  const labelLeft = labelAt(left)
  const labelRight = labelAt(right)
  for (let i = 0; i + 1 < sorted.length; i++) {
    const cell = `${labelLeft(sorted[i]!)}|${labelRight(sorted[i]!)}`
    cells.set(cell, (cells.get(cell) ?? 0) + sorted[i + 1]! - sorted[i]!)
  }
  return cells
}

/** Kappa of a confusion table whose keys are `left|right` and whose values are counts. */
export function kappaOfTable(table: ReadonlyMap<string, number>): number | null {
  let total = 0
  let same = 0
  const byLeft = new Map<string, number>()
  const byRight = new Map<string, number>()
  for (const [cell, count] of table) {
    const [a = '', b = ''] = cell.split('|')
    total += count
    if (a === b) same += count
    byLeft.set(a, (byLeft.get(a) ?? 0) + count)
    byRight.set(b, (byRight.get(b) ?? 0) + count)
  }
  if (total === 0) return null
  let chance = 0
  for (const [label, count] of byLeft) chance += (count / total) * ((byRight.get(label) ?? 0) / total)
  return chance === 1 ? null : (same / total - chance) / (1 - chance)
}

/** The label of the span that covers a position, going forward only; of overlapping ones the first. */
function labelAt(spans: readonly CompletionSpan[]): (pos: number) => string {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  let from = 0
  return (pos) => {
    while (from < sorted.length && sorted[from]!.end <= pos) from++
    for (let i = from; i < sorted.length && sorted[i]!.start <= pos; i++)
      if (sorted[i]!.end > pos) return sorted[i]!.label
    return ''
  }
}
