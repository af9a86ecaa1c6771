import type { Doc } from '../../text/doc.ts'
import type { Span } from '../../text/span.ts'
import type { Keyring } from '../action.ts'
import type { Draw } from './draw.ts'
import { People } from './names/people.ts'
import { normal } from './normal.ts'
import { type Original, originalOf } from './original.ts'
import { Geography } from './places/geography.ts'
import { type DrawFor, drawsOf } from './scope-key.ts'
import type { SurrogateSettings } from './settings.ts'

/** One document's work: what every category needs beside the text of a span. */
export class Work {
  readonly doc: Doc
  readonly allSpans: readonly Span[]
  readonly scope: string
  readonly settings: SurrogateSettings
  private readonly drawFor: DrawFor
  /** What stands in each of `allSpans`. */
  readonly originals: readonly Original[]
  /** New words of facilities' names, by what they replace. */
  readonly facilityWords = new Map<string, string>()
  private norms: Set<string> | undefined
  private words: Set<string> | undefined
  private whoIsWho: People | undefined
  private whatIsWhere: Geography | undefined

  constructor(task: {
    doc: Doc
    allSpans: readonly Span[]
    keyring: Keyring
    scope: string
    settings: SurrogateSettings
  }) {
    this.doc = task.doc
    this.allSpans = task.allSpans
    this.scope = task.scope
    this.settings = task.settings
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

  /** The choices for one identity of one category: the same for the same key and scope, on every machine. */
  draw(category: string, identity: string): Draw {
    return this.drawFor(category, identity)
  }

  textOf(span: Span): string {
    return this.doc.text.slice(span.start, span.end)
  }

  /** Whether `text` is, in any case and spacing, the original of any span of the document. */
  isOriginal(text: string): boolean {
    if (!this.norms) {
      this.norms = new Set()
      for (const original of this.originals) this.norms.add(original.norm)
    }
    return this.norms.has(normal(text))
  }

  /** Whether `word`, in its normal form, is a word of any original of the document. */
  isOriginalWord(word: string): boolean {
    if (!this.words) {
      this.words = new Set()
      for (const original of this.originals) for (const part of original.words) this.words.add(part)
    }
    return this.words.has(word)
  }
}
