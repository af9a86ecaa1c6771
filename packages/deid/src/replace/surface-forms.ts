import { folded, foldedAt, isDigit, isLetter, REST, SEPARATOR, UNSEEN } from './folding.ts'
import type { Form } from './forms.ts'

/** Which words of one text are looked for alone. */
export interface WordRules {
  /** Whether a lower-case word is never searched for alone. */
  readonly isCommon: (word: string) => boolean
  /** Whether a lower-case word counts alone only where its capital stands out. */
  readonly isOrdinary: (word: string) => boolean
}

/**
 * The form as it is looked for; undefined where finding it would tell nothing: fewer than 3 letters, 5 digits, or 5 letters
 * and digits mixed, or a common word alone.
 */
export function tellingForm(form: Form, { isCommon, isOrdinary }: WordRules): Form | undefined {
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
  if (letters + digits < (digits === 0 ? 3 : 5)) return undefined
  if (digits > 0 || words > 1) return form
  const word = folded(form.text)
  if (isCommon(word)) return undefined
  return isOrdinary(word) ? { ...form, ordinary: true } : form
}

/** Whether a form may begin with the folded `code` behind `before`: where letters or digits begin, or take turns. */
export function startsForm(before: number, code: number): boolean {
  return code > REST && (before <= REST || isDigit(before) !== isDigit(code))
}

/** Calls `at` with each index of `text` where a form may begin, until it says true. */
export function someStart(text: string, at: (index: number) => boolean): boolean {
  let before = SEPARATOR
  for (let i = 0; i < text.length; i++) {
    const code = foldedAt(text, i)
    if (code === UNSEEN) continue
    const starts = startsForm(before, code)
    before = code
    if (starts && at(i)) return true
  }
  return false
}

/** Whether a word goes on behind a form that ends at `end`, as with the s of a plural: `Johns` is another name than `John`. */
export function goesOn(text: string, end: number): boolean {
  return isLetter(foldedAt(text, end))
}
