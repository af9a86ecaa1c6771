import type { Doc } from '../../text/doc.ts'
import type { Span } from '../../text/span.ts'
import type { Keyring } from '../action.ts'
import { foldedAt, SEPARATOR, UNSEEN } from '../folding.ts'
import { startsForm } from '../surface-forms.ts'
import { agesBetween } from './dates/ages-between.ts'
import type { Draw } from './draw.ts'
import { People } from './names/people.ts'
import { normal } from './normal.ts'
import { headAt, type Original, originalOf, wordsOf } from './original.ts'
import { Geography } from './places/geography.ts'
import { type DrawFor, drawsOf } from './scope-key.ts'
import type { SurrogateSettings } from './settings.ts'

let works = 0

/** One document's work: what every category needs beside the text of a span. */
export class Work {
  /** Other than that of every other work of this process. */
  readonly number = ++works
  readonly doc: Doc
  readonly allSpans: readonly Span[]
  readonly scope: string
  readonly settings: SurrogateSettings
  /** Whether the settings have values of their own, or say for single labels where values come from. */
  readonly hasOwnValues: boolean
  /** Whether the policy leaves states as they are, so that what lies in them must stay there. */
  readonly keepsStates: boolean
  private readonly keepsWhole: ((original: Original, work: Work) => boolean) | undefined
  private readonly drawFor: DrawFor
  /** What stands in each of `allSpans`. */
  readonly originals: readonly Original[]
  private readonly facilityWords: { readonly of: string; readonly word: string }[] = []
  private ages: ReadonlySet<number> | undefined
  private norms: Set<string> | undefined
  private words: Set<string> | undefined
  private heads: readonly number[] | undefined
  private byHead: ReadonlyMap<number, readonly Original[]> | undefined
  private whoIsWho: People | undefined
  private whatIsWhere: Geography | undefined

  constructor(task: {
    doc: Doc
    allSpans: readonly Span[]
    keeps?: (label: string) => boolean
    keyring: Keyring
    scope: string
    settings: SurrogateSettings
    /** Whether an original is left as it is, so that others may show it. One function for all works: one for each kept many alive. */
    keepsWhole?: (original: Original, work: Work) => boolean
  }) {
    this.doc = task.doc
    this.allSpans = task.allSpans
    this.scope = task.scope
    this.settings = task.settings
    this.hasOwnValues = !isEmpty(task.settings.pools) || !isEmpty(task.settings.sources)
    this.keepsStates = task.keeps?.('STATE') ?? false
    this.keepsWhole = task.keepsWhole
    this.drawFor = drawsOf(task.keyring, task.scope)
    this.originals = this.allSpans.map((span) => originalOf(this.textOf(span), span.label))
  }

  /** Who is who in the document; made when the first name asks. */
  get people(): People {
    return (this.whoIsWho ??= new People(this))
  }

  /** What is where in the document; made when the first address asks. */
  get geography(): Geography {
    return (this.whatIsWhere ??= new Geography(this))
  }

  /** The ages in years that the dates of the document say themselves: from a birth to another date. Empty where ages need not agree. */
  get agesSaid(): ReadonlySet<number> {
    return (this.ages ??= this.settings.ageWithBirth === 'change' ? new Set() : agesBetween(this))
  }

  /** The choices for one identity of one category: the same for the same key and scope, on every machine. */
  draw(category: string, identity: string): Draw {
    return this.drawFor(category, identity)
  }

  /** The new word of facilities' names for `of`; made once. */
  facilityWord(of: string, make: () => string): string {
    const known = this.facilityWords.find((one) => one.of === of)
    if (known) return known.word
    const word = make()
    this.facilityWords.push({ of, word })
    return word
  }

  textOf(span: Span): string {
    return this.doc.text.slice(span.start, span.end)
  }

  /**
   * Whether `text` is, in any case and spacing, an original of the document, or shows one as a word or words of its own, in any
   * of the forms that the leak check finds. What the task `keepsWhole` may be shown.
   */
  isTaken(text: string): boolean {
    return this.isOriginal(normal(text)) || this.showsOriginal(text)
  }

  /** Whether a word of `text` is a word of any original of the document, or `text` is taken. */
  hasTakenWord(text: string): boolean {
    // Most are one plain word, which is an original only if it is a word of one, and can show one from its start only.
    if (/^[A-Z][a-z]+$/.test(text)) return this.isOriginalWord(text.toLowerCase()) || this.standsAt(text, 0)
    return wordsOf(text).some((word) => this.isOriginalWord(word)) || this.isTaken(text)
  }

  private isOriginal(norm: string): boolean {
    if (this.originals.length <= few) {
      for (const original of this.originals) if (original.norm === norm) return true
      return false
    }
    return (this.norms ??= new Set(this.originals.map((original) => original.norm))).has(norm)
  }

  private isOriginalWord(word: string): boolean {
    if (this.originals.length <= few) {
      for (const original of this.originals) if (original.words.includes(word)) return true
      return false
    }
    return (this.words ??= new Set(this.originals.flatMap((original) => original.words))).has(word)
  }

  private stays(original: Original): boolean {
    return this.keepsWhole?.(original, this) ?? false
  }

  private showsOriginal(text: string): boolean {
    let before = SEPARATOR
    for (let i = 0; i < text.length; i++) {
      const code = foldedAt(text, i)
      if (code === UNSEEN) continue
      if (startsForm(before, code) && this.standsAt(text, i)) return true
      before = code
    }
    return false
  }

  private standsAt(text: string, start: number): boolean {
    const head = headAt(text, start)
    const heads = (this.heads ??= this.originals.map((original) => original.head))
    if (heads.length > few) {
      const found = (this.byHead ??= grouped(this.originals)).get(head)
      return found?.some((original) => original.isAt(text, start) && !this.stays(original)) ?? false
    }
    for (let k = 0; k < heads.length; k++)
      if (heads[k] === head && this.originals[k]!.isAt(text, start) && !this.stays(this.originals[k]!))
        return true
    return false
  }
}

function grouped(originals: readonly Original[]): ReadonlyMap<number, readonly Original[]> {
  const groups = new Map<number, Original[]>()
  for (const original of originals) {
    const list = groups.get(original.head)
    if (list) list.push(original)
    else groups.set(original.head, [original])
  }
  return groups
}

// So many texts are gone through faster than a set of them is made.
const few = 40

function isEmpty(table: Readonly<Record<string, unknown>>): boolean {
  for (const _ in table) return false
  return true
}
