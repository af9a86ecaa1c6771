import type { Nomination } from './action.ts'

/** What stands around a replacement, as in `[S]Jane Roe[E]`. */
export interface Markers {
  readonly start: string
  readonly end: string
}

/** The nominations with `markers` around every replacement; what `keep` keeps, and what is flagged, stays as it is. */
export function withMarkers(
  nominations: readonly Nomination[],
  { start, end }: Markers,
): readonly Nomination[] {
  return nominations.map((nomination) =>
    nomination.action === 'keep' || nomination.flag
      ? nomination
      : { ...nomination, replacement: start + nomination.replacement + end },
  )
}
