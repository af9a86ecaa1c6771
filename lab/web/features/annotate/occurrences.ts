/** Other places of a text where the same words stand. */
export interface Occurrence {
  readonly start: number
  readonly end: number
}

/** Letters and digits of scripts that put blanks between words; the others have no word borders to ask for. */
const spaced = /(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}])[\p{L}\p{N}]/u

/**
 * Every place where `needle` stands as whole words, in reading order. Case must be equal unless `anyCase`.
 * Any run of blanks or line breaks matches any other, because names wrap. An empty needle is nowhere.
 */
export function occurrences(
  text: string,
  needle: string,
  { anyCase = false }: { anyCase?: boolean } = {},
): readonly Occurrence[] {
  const words = needle.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const literal = words.map((w) => w.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('\\s+')
  const before = spaced.test([...words[0]!][0]!) ? '(?<![\\p{L}\\p{N}])' : ''
  const after = spaced.test([...words.at(-1)!].at(-1)!) ? '(?![\\p{L}\\p{N}])' : ''
  const pattern = new RegExp(`${before}${literal}${after}`, anyCase ? 'giu' : 'gu')
  const found: Occurrence[] = []
  for (const { index, 0: hit } of text.matchAll(pattern))
    found.push({ start: index, end: index + hit.length })
  return found
}

/** The occurrences that no span covers yet with `label`; those a person may want to label as well. */
export function unlabelled(
  places: readonly Occurrence[],
  spans: readonly { readonly start: number; readonly end: number; readonly label: string }[],
  label: string,
): readonly Occurrence[] {
  return places.filter((p) => !spans.some((s) => s.label === label && s.start <= p.start && p.end <= s.end))
}
