import type { Refiner } from '@palimpsest/deid'
import { credentials } from '@palimpsest/deid/detect'
import { Flag, foldWord, lookup } from '@palimpsest/deid/lexicon'
import type { Span } from '@palimpsest/deid/text'
import { isFromModel } from './from-model.ts'

const PEOPLE = new Set(['PATIENT', 'DOCTOR', 'PERSON'])
const PLACES = new Set(['HOSPITAL', 'ORGANIZATION'])
/** What holds no blank, however it is written. */
const UNBROKEN = new Set(['URL', 'EMAIL', 'USERNAME', 'IPADDR'])
/** Where columns or paragraphs part: nothing goes on over it. */
const APART = / {2,}|\t|[ \t]*\n[ \t]*\n\s*/
const TITLES =
  /^(?:dr|drs|prof|mr|mrs|ms|miss|mx|mme|mlle|dre|smt|shri|sri|sr|rev|nurse|doctor|stepdad|stepmom|phleb|f[12])\.?\s+(?=\p{L})/iu
/** What may stand before the name of a place. */
const LEADS = /^(?:then|and|or|the|at|from|to|hosp)\s+(?=\p{Lu})/u
const SIGNATURE = /^(?:sincerely|regards|mychart|thanks|cc|guarantor|ros)$/i
/** The line of a letterhead below a hospital's name: that of a department, which identifies nobody. */
const DEPARTMENT_BELOW = /[ \t]*\n\s*(?:Department|Dept\.?|Division|Section|Service) of .*$/is
/** How a firm is constituted, behind its name. */
const LEGAL_FORM =
  /^,?\s(?:ASA?|A\/S|AB|Oyj?|AG|SA|NV|BV|GmbH|KGaA|KG|S\.?p\.?A\.?|S\.?r\.?l\.?|SARL|SAS|ApS|Inc\.?|LLC|LLP|Ltd\.?|P[Ll][Cc]|Pty\.? Ltd\.?|Pvt\.? Ltd\.?|Corp\.?|KK)(?![\p{L}\p{N}])/u

/**
 * Moves borders of a model's proposals to where names end: at a gap between columns, at a blank line, before the
 * label of the next field, behind a title or the credentials of the line above, before the verb of a sentence or the line of
 * a department. Firms of
 * every source take in their legal form (`Nordvind Shipping AS`).
 */
export const tidyBorders: Refiner = {
  name: 'tidy-borders',
  refine: ({ text }, spans) =>
    spans.flatMap((span) => {
      const parts = isFromModel(span) ? tidied(text, span) : [span]
      return span.label === 'ORGANIZATION' ? parts.map((part) => withLegalForm(text, part)) : parts
    }),
}

function tidied(text: string, span: Span): readonly Span[] {
  // One word has nothing within that could be moved, and many are.
  if (!/\s/.test(text.slice(span.start, span.end))) return [span]
  const parts = cut(text, span)
    .map((part) => trimmed(text, part))
    .filter(({ start, end }) => start < end)
  if (parts.length === 1 && parts[0]!.start === span.start && parts[0]!.end === span.end) return [span]
  return parts
}

/** The pieces between gaps, without those that are labels of fields. */
function cut(text: string, span: Span): readonly Span[] {
  const found = text.slice(span.start, span.end)
  const gap = UNBROKEN.has(span.label) ? /\s+/ : APART
  if (!gap.test(found)) return [span]
  const parts: Span[] = []
  let from = span.start
  for (const piece of found.split(gap)) {
    const start = text.indexOf(piece, from)
    from = start + piece.length
    if (piece === '') continue
    const isLabel =
      start > span.start && (/^[ \t]*:/.test(text.slice(from, from + 3)) || SIGNATURE.test(piece))
    if (!isLabel && !(UNBROKEN.has(span.label) && parts.length > 0)) parts.push({ ...span, start, end: from })
  }
  return parts
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span
  const rest = () => text.slice(start, end)
  if (PEOPLE.has(span.label)) {
    start += TITLES.exec(rest())?.[0].length ?? 0
    end -= verbBehind(rest())
  } else if (PLACES.has(span.label)) {
    start += LEADS.exec(rest())?.[0].length ?? 0
    start += credentialsBefore(rest())
    end -= DEPARTMENT_BELOW.exec(rest())?.[0].length ?? 0
  }
  return start === span.start && end === span.end ? span : { ...span, start, end }
}

/** The length of ` states` behind `Yasir`: a word of English in lower case behind a name that has a capital. */
function verbBehind(name: string): number {
  const last = /\s+(\p{Ll}{3,})$/u.exec(name)
  if (last === null || !/^\p{Lu}\p{Ll}/u.test(name) || PARTICLES.has(last[1]!)) return 0
  const flags = lookup(last[1]!)
  return flags & (Flag.EnglishTop | Flag.Safe) && !(flags & Flag.FirstCommon) ? last[0].length : 0
}

const PARTICLES = new Set('van von der den del dos las los bin ibn'.split(' '))

/** The length of `MD PhD` and a line break before a hospital: the credentials of who signs above it. */
function credentialsBefore(name: string): number {
  const line = /^[^\n]{1,24}\n\s*/.exec(name)
  if (line === null) return 0
  const words = line[0].split(/[\s,.]+/).filter((word) => word !== '')
  const all = words.every((word) => credentials.has(foldWord(word)) || /^(?:F[A-Z]{3}|PA-C)$/.test(word))
  return all ? line[0].length : 0
}

function withLegalForm(text: string, span: Span): Span {
  const form = LEGAL_FORM.exec(text.slice(span.end, span.end + 12))
  return form === null ? span : { ...span, end: span.end + form[0].length }
}
