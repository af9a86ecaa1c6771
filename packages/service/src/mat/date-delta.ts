import { type Nomination, normaliseDate } from '@palimpsest/deid/replace'

/**
 * By how many days dates were moved, as their nominations show: of the first date that says its year, else of the first that
 * does not. undefined where there is none. It must not leave with the rewritten text, which it would give the dates back to.
 */
export function dateDelta(
  pairs: readonly { readonly from: string; readonly to: string }[],
): number | undefined {
  let fallback: number | undefined
  for (const { from, to } of pairs) {
    const [before, after] = [dayOf(from), dayOf(to)]
    if (before === undefined || after === undefined) continue
    const days = after - before
    if (saysYear(from) && saysYear(to)) return days
    fallback ??= days
  }
  return fallback
}

/** The dates among nominations, with what DE-ID style puts around them taken off. */
export function datePairs(
  text: string,
  nominations: readonly Nomination[],
  isDate: (label: string) => boolean,
): readonly { from: string; to: string }[] {
  return nominations
    .filter(({ label, flag, action }) => isDate(label) && !flag && action !== 'keep')
    .map(({ start, end, replacement }) => ({
      from: text.slice(start, end),
      to: replacement.replace(/^\*\*[A-Z]+[<[]|[>\]]$/g, ''),
    }))
}

function dayOf(text: string): number | undefined {
  // Whole dates only: of a month alone the day is not said.
  if (normaliseDate(text, { day: 1 }) !== normaliseDate(text, { day: 2 })) return undefined
  const [year, month, day] = normaliseDate(text)?.split('/').map(Number) ?? []
  return year === undefined ? undefined : Date.UTC(year, month! - 1, day!) / 86_400_000
}

function saysYear(text: string): boolean {
  return normaliseDate(text, { year: 2001 }) === normaliseDate(text, { year: 2002 })
}
