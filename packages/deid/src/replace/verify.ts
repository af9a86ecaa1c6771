import { type Group, labelInfo } from '../policy/labels.ts'
import type { Doc } from '../text/doc.ts'
import type { Nomination } from './action.ts'
import { isCommonWord, isOrdinaryWord, standsOut } from './common-words.ts'
import { folded, foldedAt, REST } from './folding.ts'
import { createForms, type Form, type Forms, type Match } from './forms.ts'
import { goesOn, someStart, tellingForm, type WordRules } from './surface-forms.ts'

/** A surface form of a removed value that still stands in the output. Offsets are of the output. */
export interface Leak {
  readonly start: number
  readonly end: number
  /** The label of the removed value. */
  readonly label: string
  /** The whole value, or a part of a name. */
  readonly kind: 'whole' | 'part'
}

export type VerifyOptions = Partial<WordRules>

// What these actions write is made of labels, keyed bytes or coarser values, not of the document's words.
const innocent: ReadonlySet<string> = new Set(['label', 'keep', 'shift', 'generalize', 'hash', 'encrypt'])

/**
 * Where `output` still shows what the nominations removed: whole values, and parts of names of 3 letters or
 * more; in any casing, with or without accents, as possessive, split by a hyphen or line break, digits with
 * other separators. Allowed collisions: common words alone, and ordinary words without a capital of their own
 * (`common-words.ts`); values of fewer than 3 letters,
 * 5 digits, or 5 letters and digits mixed; and, inside a replacement, what is not a whole value of its group or a
 * part of the value it replaced. Of dates and ages only the value that it replaced counts there: dates of a scope all move by the
 * same days, so that one may come to be another of the document, which tells nothing.
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
  someStart(output, (i) => {
    const found = forms.matchAt(output, i)
    if (!found) return false
    while (region < regions.length && regions[region]!.end <= i) region++
    const place = regions[region]
    const isApart = place === undefined || found.end <= place.start
    const form = isApart ? found.forms[0] : inReplacement({ ...found, start: i }, place, output, doc.text)
    if (form && !(form.ordinary && !standsOut(output, i)))
      leaks.push({ start: i, end: found.end, label: form.label, kind: form.kind })
    return false
  })
  return leaks
}

// Their values are few, or keep their distances: one may come to be another of the document, and tells nothing by it.
const coinciding: ReadonlySet<Group | undefined> = new Set(['DATE', 'AGE'])

/** What a hit in a replacement, or across an end of one, gives away: a whole value of its group, or a part of what it replaced. */
function inReplacement(
  found: Match & { readonly start: number },
  { start, end, nomination }: Region,
  output: string,
  original: string,
): Form | undefined {
  const group = labelInfo(nomination.label)?.group
  const coincides = coinciding.has(group)
  if (found.start < start || found.end > end)
    return found.forms.find((form) => !(coincides && form.group === group))
  if (innocent.has(nomination.action) || goesOn(output, found.end)) return undefined
  const forms = found.forms.filter((form) => form.group === group)
  if (coincides) {
    const own = runs(original.slice(nomination.start, nomination.end))
    return runs(output.slice(found.start, found.end)) === own ? forms[0] : undefined
  }
  const whole = forms.find(({ kind }) => kind === 'whole')
  if (whole || forms.length === 0) return whole
  const parts = createForms()
  for (const form of forms) parts.add(form)
  for (let i = nomination.start; i < nomination.end; i++) {
    const hit = foldedAt(original, i) > REST ? parts.matchAt(original, i) : undefined
    if (hit) return hit.forms[0]
  }
  return undefined
}

// 12/5/2024 is not 1/25/2024, though their digits are the same.
function runs(text: string): string {
  return (text.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []).map(folded).join(' ')
}

function removedForms(doc: Doc, nominations: readonly Nomination[], words: WordRules): Forms {
  const forms = createForms()
  const add = (form: Form) => {
    const telling = tellingForm(form, words)
    if (telling) forms.add(telling)
  }
  const seen = new Set<string>()
  for (const { start, end, label, replacement } of nominations) {
    const value = doc.text.slice(start, end)
    const memory = `${label} ${value}`
    if (value === replacement || seen.has(memory)) continue
    seen.add(memory)
    const group = labelInfo(label)?.group
    add({ text: value, label, group, kind: 'whole' })
    if (group === 'NAME' && label !== 'USERNAME')
      for (const part of value.match(/[\p{L}\p{M}]{3,}/gu) ?? [])
        if (part.length < value.length) add({ text: part, label, group, kind: 'part' })
  }
  return forms
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
