import { type Group, labelInfo } from '../policy/labels.ts'
import type { Doc } from '../text/doc.ts'
import type { Nomination } from './action.ts'
import { isCommonWord } from './common-words.ts'
import { foldedAt, isDigit, isLetter, letterBefore, REST } from './folding.ts'
import { createForms, type Form, type Forms } from './forms.ts'

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
  /** Whether a lower-case word is too common to be searched for alone; ours by default. */
  readonly isCommon?: (word: string) => boolean
}

// What these actions write is made of labels, keyed bytes or coarser values, not of the document's words.
const innocent: ReadonlySet<string> = new Set(['label', 'keep', 'shift', 'generalize', 'hash', 'encrypt'])

/**
 * Where `output` still shows what the nominations removed: whole values, and parts of names of 3 letters or
 * more; in any casing, with or without accents, as possessive, split by a hyphen or line break, digits with
 * other separators. Allowed collisions: common words alone (`common-words.ts`); values of fewer than 3 letters,
 * 5 digits, or 5 letters and digits mixed; and, inside a replacement, what belongs to another group of labels.
 * Takes time in proportion to the output. `nominations` are those that made `output` of `doc`.
 */
export function verify(
  doc: Doc,
  nominations: readonly Nomination[],
  output: string,
  { isCommon = isCommonWord }: VerifyOptions = {},
): readonly Leak[] {
  const forms = removedForms(doc, nominations, isCommon)
  if (forms.size === 0) return []
  const regions = replacedRegions(nominations)
  const leaks: Leak[] = []
  let region = 0
  for (let i = 0; i < output.length; i++) {
    if (!startsToken(output, i)) continue
    const found = forms.matchAt(output, i)
    if (!found) continue
    while (region < regions.length && regions[region]!.end <= i) region++
    const inside = regions[region]
    const { forms: meant, end } = found
    const within = inside !== undefined && inside.start <= i && end <= inside.end
    if (within && innocent.has(inside.action)) continue
    const form = within ? meant.find(({ group }) => group === inside.group) : meant[0]
    if (form) leaks.push({ start: i, end, label: form.label, kind: form.kind })
  }
  return leaks
}

function startsToken(text: string, i: number): boolean {
  const here = foldedAt(text, i)
  if (here <= REST) return false
  if (i === 0) return true
  const before = letterBefore(text, i)
  return before <= REST || isDigit(before) !== isDigit(here)
}

function removedForms(
  doc: Doc,
  nominations: readonly Nomination[],
  isCommon: (word: string) => boolean,
): Forms {
  const forms = createForms()
  for (const { start, end, label, replacement } of nominations) {
    const size = end - start
    if (replacement.length === size && doc.text.startsWith(replacement, start)) continue // kept
    const group = labelInfo(label)?.group
    const value = doc.text.slice(start, end)
    add(forms, { text: value, label, group, kind: 'whole' }, isCommon)
    if (group === 'NAME' && label !== 'USERNAME')
      for (const part of value.match(/[\p{L}\p{M}]+/gu) ?? [])
        if (part.length < value.length) add(forms, { text: part, label, group, kind: 'part' }, isCommon)
  }
  return forms
}

function add(
  forms: Forms,
  form: Form & { readonly text: string },
  isCommon: (word: string) => boolean,
): void {
  let letters = 0
  let digits = 0
  let word = ''
  let words = 1
  for (let i = 0; i < form.text.length; i++) {
    const code = foldedAt(form.text, i)
    if (isLetter(code)) letters++
    else if (isDigit(code)) digits++
    else if (code === 1 && word !== '') words = 2
    if (code > REST && words === 1) word += String.fromCharCode(code)
  }
  if (letters + digits < (digits === 0 ? 3 : 5)) return
  // `words` is 2 once anything stood between or after: `Bill.` is still one word.
  if (digits === 0 && word.length === letters && isCommon(word)) return
  forms.add(form.text, form)
}

interface Region {
  readonly start: number
  readonly end: number
  readonly action: string
  readonly group: Group | undefined
}

function replacedRegions(nominations: readonly Nomination[]): readonly Region[] {
  let shift = 0
  return [...nominations]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, label, action, replacement }) => {
      const from = start + shift
      shift += replacement.length - (end - start)
      return { start: from, end: from + replacement.length, action, group: labelInfo(label)?.group }
    })
}
