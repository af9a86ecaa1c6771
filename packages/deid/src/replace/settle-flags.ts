import type { Nomination } from './action.ts'

/**
 * The nominations with every flagged one turned into its label, so that nothing odd gets through where no person
 * can look. Report the flags beside it.
 */
export function settleFlags(nominations: readonly Nomination[]): readonly Nomination[] {
  return nominations.map((nomination) => {
    if (!nomination.flag) return nomination
    const { flag: _, ...rest } = nomination
    return { ...rest, action: 'label', replacement: `<${nomination.label}>` }
  })
}
