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
  refine: ({ text }, spans) => {
    let moved: Span[] | undefined
    for (let i = 0; i < spans.length; i++) {
      const span = spans[i]!
      const parts = tidied(text, span)
      // Most spans stay as they are, and so does the list of them.
      if (parts === undefined) moved?.push(span)
      else {
        moved ??= spans.slice(0, i)
        moved.push(...parts)
      }
    }
    return moved ?? spans
  },
}

/** What becomes of the span; nothing where it stays as it is. */
function tidied(text: string, span: Span): readonly Span[] | undefined {
  const parts = isFromModel(span) ? partsOf(text, span) : undefined
  if (span.label !== 'ORGANIZATION') return parts
  if (parts !== undefined) return parts.map((part) => withLegalForm(text, part))
  const firm = withLegalForm(text, span)
  return firm === span ? undefined : [firm]
}

function partsOf(text: string, span: Span): readonly Span[] | undefined {
  const blanks = blanksIn(text, span)
  // One word has nothing within that could be moved, and many are.
  if (blanks === Blanks.None) return undefined
  const pieces = blanks === Blanks.Far || UNBROKEN.has(span.label) ? cut(text, span) : undefined
  if (pieces === undefined) {
    const part = trimmed(text, span)
    return part === span ? undefined : part.start < part.end ? [part] : []
  }
  return pieces.map((part) => trimmed(text, part)).filter(({ start, end }) => start < end)
}

const Blanks = { None: 0, Single: 1, Far: 2 } as const

/** Whether a span holds white space, and any that may part columns: a tab, a line break or two blanks at once. */
function blanksIn(text: string, { start, end }: Span): number {
  let blanks: number = Blanks.None
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c === 32) {
      if (text.charCodeAt(i + 1) === 32) return Blanks.Far
      blanks = Blanks.Single
    } else if (c === 9 || c === 10) return Blanks.Far
    else if ((c < 32 || c > 127) && /\s/.test(text[i]!)) blanks = Blanks.Single
  }
  return blanks
}

/** The pieces between gaps, without those that are labels of fields; nothing where there is no gap. */
function cut(text: string, span: Span): readonly Span[] | undefined {
  const found = text.slice(span.start, span.end)
  const gap = UNBROKEN.has(span.label) ? /\s+/ : APART
  if (!gap.test(found)) return undefined
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
    if (beginsTitle[text.charCodeAt(start)] !== 0) start += TITLES.exec(rest())?.[0].length ?? 0
    if (endsInLower(text, start, end)) end -= verbBehind(rest())
  } else if (PLACES.has(span.label)) {
    if (!isCapital(text, start)) start += LEADS.exec(rest())?.[0].length ?? 0
    if (rest().includes('\n')) {
      start += credentialsBefore(rest())
      end -= DEPARTMENT_BELOW.exec(rest())?.[0].length ?? 0
    }
  }
  return start === span.start && end === span.end ? span : { ...span, start, end }
}

/** By the first character: 0 where no title begins so. What is not ASCII is not judged. */
const beginsTitle = new Uint8Array(128)
for (const letter of 'dpmsrnfDPMSRNF') beginsTitle[letter.charCodeAt(0)] = 1

function isCapital(text: string, at: number): boolean {
  const c = text.charCodeAt(at)
  return c >= 65 && c <= 90
}

/** Whether the last word of a name may be in lower case: names hardly ever end so. */
function endsInLower(text: string, start: number, end: number): boolean {
  for (let at = end; at > start; at--) {
    const c = text.charCodeAt(at - 1)
    if (c > 127) return true
    if (c <= 32) return !isCapital(text, at)
  }
  return false
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
  // Letters go on: no form stands there.
  if (text.charCodeAt(span.end) > 44 && text.charCodeAt(span.end) < 128) return span
  const form = LEGAL_FORM.exec(text.slice(span.end, span.end + 12))
  return form === null ? span : { ...span, end: span.end + form[0].length }
}
