import type { Proposal } from '../action.ts'
import { isCommonWord } from '../common-words.ts'
import { folded, foldedAt, REST } from '../folding.ts'
import { createForms, type Forms } from '../forms.ts'
import { goesOn, tellingForm } from '../surface-forms.ts'
import type { Category } from './category.ts'
import { type Kind, kindOfLabel } from './kind-of-label.ts'
import { type ParsedName, parseName } from './names/parse.ts'
import { normal } from './normal.ts'
import { type ParsedAddress, parseAddress } from './places/parse.ts'
import { recently } from './recent.ts'

/** What is longer than any name or address is not read as one; reading it would take time out of proportion, too. */
export const longestRead = 250

/** A text under a label, with what can be read off it without key, settings or document; each thing is read when first asked for. */
export class Original {
  readonly text: string
  readonly label: string
  readonly kind: Kind
  /** How its category read it; kept by the action. */
  reading: Reading | undefined
  /** What was proposed for it last, and in which work; kept by the action. */
  proposal: Proposal | undefined
  proposedIn = 0
  private normalForm: string | undefined
  private wordList: readonly string[] | undefined
  private headRead: number | undefined
  private form: Forms | undefined
  private firstLetters: string | undefined
  private nameRead: ParsedName | null | undefined
  private addressRead: ParsedAddress | null | undefined

  constructor(text: string, label: string, kind: Kind) {
    this.text = text
    this.label = label
    this.kind = kind
  }

  get norm(): string {
    return (this.normalForm ??= normal(this.text))
  }

  /** Its words, folded; one with an apostrophe counts with and without what stands before it. */
  get words(): readonly string[] {
    return (this.wordList ??= wordsOf(this.text))
  }

  /** The hash of its first three letters or digits, which a text must have where this original stands in it. */
  get head(): number {
    return (this.headRead ??= headAt(this.text, 0))
  }

  /** Whether `text` has this whole original at `start`, in any form that the leak check finds. */
  isAt(text: string, start: number): boolean {
    if (!this.form) {
      this.form = createForms()
      const whole = { text: this.text, label: this.label, group: undefined, kind: 'whole' } as const
      if (tellingForm(whole, { isCommon: isCommonWord, isOrdinary: () => false })) this.form.add(whole)
    }
    const match = this.form.matchAt(text, start)
    return match !== undefined && !goesOn(text, match.end)
  }

  /** The first letters of its words, in capitals, without the small words. */
  get initials(): string {
    return (this.firstLetters ??= initialsOf(this.text))
  }

  get name(): ParsedName | undefined {
    if (this.nameRead === undefined)
      this.nameRead = this.text.length > longestRead ? null : (parseName(this.text, this.label) ?? null)
    return this.nameRead ?? undefined
  }

  get address(): ParsedAddress | undefined {
    if (this.addressRead === undefined)
      this.addressRead = this.text.length > longestRead ? null : (parseAddress(this.text, this.label) ?? null)
    return this.addressRead ?? undefined
  }
}

/** The words of `text`, folded; one with an apostrophe counts with and without what stands before it. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  for (const [word] of text.matchAll(/[\p{L}\p{M}'’ʼ]+/gu)) {
    words.push(folded(word))
    for (const part of /['’ʼ]/.test(word) ? word.split(/['’ʼ]/) : [])
      if (part.length > 2) words.push(folded(part))
  }
  return words
}

/** A hash of the first three letters or digits of `text` from `start` on. */
export function headAt(text: string, start: number): number {
  let head = 0
  let count = 0
  for (let i = start; i < text.length; i++) {
    const code = foldedAt(text, i)
    if (code <= REST) continue
    head = (Math.imul(head, 1021) + code) & 0x3fffffff
    if (++count === 3) break
  }
  return head
}

/** The first letters of the words of `text`, in capitals, without the small words of names. */
export function initialsOf(text: string): string {
  return (text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [])
    .filter((word) => !/^(?:and|of|or|the|for|at|s)$/i.test(word))
    .map((word) => word[0]!.toUpperCase())
    .join('')
}

/** An original as a category read it. */
export interface Reading {
  readonly category: Category<unknown>
  readonly parsed: unknown
  readonly identity: string
  /** Its own category could not read it. */
  readonly unread?: string
}

// Kinds of things that come again in other documents. Numbers and codes do not, and would push these out.
const recurring: ReadonlySet<Kind> = new Set([
  'name',
  'initials',
  'address',
  'facility',
  'organisation',
  'profession',
  'age',
  'nrp',
])

const remembered = recently((text, label) => new Original(text, label, kindOfLabel(label)))

/** The original of this text under this label; the same object again where one of late is still known. */
export function originalOf(text: string, label: string): Original {
  const kind = kindOfLabel(label)
  return recurring.has(kind) ? remembered(text, label) : new Original(text, label, kind)
}
