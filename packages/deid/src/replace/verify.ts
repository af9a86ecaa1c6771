import { labelInfo } from '../policy/labels.ts'
import type { Doc } from '../text/doc.ts'
import type { Nomination } from './action.ts'
import { isCommonWord, isOrdinaryWord, standsOut } from './common-words.ts'
import { folded, foldedAt, isDigit, isLetter, REST, SEPARATOR, UNSEEN } from './folding.ts'
import { createForms, type Form, type Forms, type Match } from './forms.ts'

/** A surface form of a removed value that still stands in the output. Offsets are of the output. */
export interface Leak {
  readonly start: number
  readonly end: number
  /** The label of the removed value. */
  readonly label: string
  /** The whole value, or a part of a name. */
  readonly kind: 'whole' | 'part'
}

export interface VerifyOptions {
  /** Whether a lower-case word is never searched for alone. */
  readonly isCommon?: (word: string) => boolean
  /** Whether a lower-case word counts alone only where its capital stands out. */
  readonly isOrdinary?: (word: string) => boolean
}

// What these actions write is made of labels, keyed bytes or coarser values, not of the document's words.
const innocent: ReadonlySet<string> = new Set(['label', 'keep', 'shift', 'generalize', 'hash', 'encrypt'])

/**
 * Where `output` still shows what the nominations removed: whole values, and parts of names of 3 letters or
 * more; in any casing, with or without accents, as possessive, split by a hyphen or line break, digits with
 * other separators. Allowed collisions: common words alone, and ordinary words without a capital of their own
 * (`common-words.ts`); values of fewer than 3 letters,
 * 5 digits, or 5 letters and digits mixed; and, inside a replacement, what is not a whole value of its group or a
 * part of the value it replaced.
 * Takes time in proportion to the output. `nominations` are those that made `output` of `doc`.
 */
export function verify(
  doc: Doc,
  nominations: readonly Nomination[],
  output: string,
  { isCommon = isCommonWord, isOrdinary = isOrdinaryWord }: VerifyOptions = {},
): readonly Leak[] {
  const forms = removedForms(doc, nominations, { isCommon, isOrdinary })
  if (forms.size === 0) return []
  const regions = replacedRegions(nominations)
  const leaks: Leak[] = []
  let region = 0
  let before = SEPARATOR
  for (let i = 0; i < output.length; i++) {
    const code = foldedAt(output, i)
    if (code === UNSEEN) continue
    const starts = code > REST && (before <= REST || isDigit(before) !== isDigit(code))
    before = code
    if (!starts) continue
    const found = forms.matchAt(output, i)
    if (!found) continue
    while (region < regions.length && regions[region]!.end <= i) region++
    const place = regions[region]
    const inside = place !== undefined && place.start <= i && found.end <= place.end
    // A plural s makes another word of a surrogate: `Johns` is no `John`.
    const longer = inside && isLetter(foldedAt(output, found.end))
    const form = inside ? !longer && inReplacement(found, place, doc.text) : found.forms[0]
    if (form && !(form.ordinary && !standsOut(output, i)))
      leaks.push({ start: i, end: found.end, label: form.label, kind: form.kind })
  }
  return leaks
}

/** What a hit inside a replacement gives away: a whole value of its group, or a part of what it replaced. */
function inReplacement(found: Match, { nomination }: Region, original: string): Form | undefined {
  if (innocent.has(nomination.action)) return undefined
  const group = labelInfo(nomination.label)?.group
  const own = createForms()
  for (const form of found.forms) {
    if (form.group !== group) continue
    if (form.kind === 'whole') return form
    own.add(form)
  }
  for (let i = nomination.start; own.size > 0 && i < nomination.end; i++) {
    const hit = foldedAt(original, i) > REST ? own.matchAt(original, i) : undefined
    if (hit) return hit.forms[0]
  }
  return undefined
}

function removedForms(doc: Doc, nominations: readonly Nomination[], words: Required<VerifyOptions>): Forms {
  const forms = createForms()
  const seen = new Set<string>()
  for (const { start, end, label, replacement } of nominations) {
    const value = doc.text.slice(start, end)
    const memory = `${label} ${value}`
    if (value === replacement || seen.has(memory)) continue
    seen.add(memory)
    const group = labelInfo(label)?.group
    add(forms, { text: value, label, group, kind: 'whole' }, words)
    if (group === 'NAME' && label !== 'USERNAME')
      for (const part of value.match(/[\p{L}\p{M}]{3,}/gu) ?? [])
        if (part.length < value.length) add(forms, { text: part, label, group, kind: 'part' }, words)
  }
  return forms
}

function add(forms: Forms, form: Form, { isCommon, isOrdinary }: Required<VerifyOptions>): void {
  let letters = 0
  let digits = 0
  let words = 0
  let before = SEPARATOR
  for (let i = 0; i < form.text.length; i++) {
    const code = foldedAt(form.text, i)
    if (code === UNSEEN) continue
    if (isDigit(code)) digits++
    else if (code > REST) letters++
    if (code > REST && before <= REST) words++
    before = code
  }
  if (letters + digits < (digits === 0 ? 3 : 5)) return
  const word = digits === 0 && words === 1 ? folded(form.text) : undefined
  if (word === undefined) forms.add(form)
  else if (!isCommon(word)) forms.add(isOrdinary(word) ? { ...form, ordinary: true } : form)
}

interface Region {
  readonly start: number
  readonly end: number
  readonly nomination: Nomination
}

function replacedRegions(nominations: readonly Nomination[]): readonly Region[] {
  let shift = 0
  return [...nominations]
    .sort((a, b) => a.start - b.start)
    .map((nomination) => {
      const { start, end, replacement } = nomination
      const from = start + shift
      shift += replacement.length - (end - start)
      return { start: from, end: from + replacement.length, nomination }
    })
}
