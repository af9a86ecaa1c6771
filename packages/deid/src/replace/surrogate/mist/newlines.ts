/**
 * Line breaks of the original put back into a replacement: each takes the place of the next blank that has none; what is left
 * over when there is no more blank goes to the end, once.
 */
export function withNewlines(original: string, replacement: string): string {
  const count = (text: string) => text.split('\n').length - 1
  if (count(original) <= count(replacement)) return replacement
  const breaks = original.match(/\r?\n[ \t]*/g) ?? []
  let next = 0
  const out = replacement.replace(/\s+/g, (gap) =>
    gap.includes('\n') || next >= breaks.length ? gap : breaks[next++]!,
  )
  return next < breaks.length ? out + breaks[next]! : out
}
