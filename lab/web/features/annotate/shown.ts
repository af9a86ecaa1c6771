import type { EditSpan } from './span-list.ts'

/** Which spans are on screen: hidden ones stay in the version, and only the eye is spared them. */
export interface Shown {
  /** Labels that are hidden. */
  readonly hidden: ReadonlySet<string>
  /** Suggestions of a machine that are less sure than this are hidden, too. */
  readonly least: number
}

export function isShown(
  { hidden, least }: Shown,
  span: Pick<EditSpan, 'label' | 'origin' | 'score'>,
): boolean {
  return !hidden.has(span.label) && !isBelow(span, least)
}

/** A suggestion that nobody has taken up yet, and that is less sure than `least`. */
export function isBelow({ origin, score }: Pick<EditSpan, 'origin' | 'score'>, least: number): boolean {
  return origin === 'machine' && score < least
}
