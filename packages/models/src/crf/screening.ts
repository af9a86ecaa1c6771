import type { DocContext } from './doc-context.ts'
import { glueAt, OFFSETS, quick } from './features.ts'
import { Gap } from './tokenizer.ts'
import { lower, upper, type WeightTable } from './weight-table.ts'
import { PAD } from './word-types.ts'

/** No weight is that low: what has not been looked up. */
const UNKNOWN = -32_768
/** Entries of a word as the one before and as the one after, by shape of the token between and whether a line ends there. */
const SIDES = 64
/** Entries of a word in its window: two sums of 16 bits in each, one for each of `OFFSETS`, and one to spare. */
const WINDOW = 8
const SHAPES = 16

/**
 * The screen of a model: how much a token looks as if a span began there, or went on there, from the words around it and
 * conjunctions of few values, all kept in tables. `look` leaves its scores in `begin` and `inside`.
 */
export class Screening {
  begin = 0
  inside = 0
  readonly #weights: WeightTable
  #windows = new Int32Array(4096 * WINDOW)
  #sides = new Int16Array(4096 * SIDES).fill(UNKNOWN)
  readonly #shapes = new Int16Array(1 << 16).fill(UNKNOWN)
  readonly #sortsBefore = new Int16Array(1 << 16).fill(UNKNOWN)
  readonly #sortsAfter = new Int16Array(1 << 16).fill(UNKNOWN)
  readonly #places = new Int16Array(1 << 12).fill(UNKNOWN)
  readonly #gaps = new Int16Array(1 << 10).fill(UNKNOWN)
  readonly #elsewhere = new Int16Array(1 << 9).fill(UNKNOWN)
  readonly #noPhrase: Int16Array
  /** Of the cue and the section that were seen last: both stay for many tokens. */
  #cue = 0
  readonly #cues = new Int16Array(SHAPES).fill(UNKNOWN)
  #section = 0
  readonly #sections = new Int16Array(SHAPES).fill(UNKNOWN)

  constructor(weights: WeightTable) {
    this.#weights = weights
    this.#noPhrase = Int16Array.from({ length: SHAPES }, (_, shape) => weights.screen(quick.phrase(0, shape)))
  }

  /** Takes what word type `id` weighs at each of `OFFSETS`, and forgets what an earlier type of that id did. */
  setType(id: number, begin: ArrayLike<number>, inside: ArrayLike<number>) {
    if ((id + 1) * SIDES > this.#sides.length) {
      const windows = new Int32Array(this.#windows.length * 2)
      windows.set(this.#windows)
      this.#windows = windows
      const sides = new Int16Array(this.#sides.length * 2)
      sides.set(this.#sides)
      this.#sides = sides
    }
    for (let o = 0; o < OFFSETS.length; o++)
      this.#windows[id * WINDOW + o] = (begin[o]! << 16) | (inside[o]! & 0xffff)
    this.#sides.fill(UNKNOWN, id * SIDES, (id + 1) * SIDES)
  }

  /** Scores token t, whose window's types have been set. */
  look(c: DocContext, t: number): void {
    const { ids, tokens, types } = c
    const { gaps, count } = tokens
    const windows = this.#windows
    const weights = this.#weights
    const at = t + PAD
    const id = ids[at]!
    const before = ids[at - 1]!
    const after = ids[at + 1]!
    const shape = types.shape[id]!
    const gap = gaps[t]!
    const gapAfter = t + 1 < count ? gaps[t + 1]! : Gap.blank
    let begin = 0
    let inside = 0
    let value = windows[id * WINDOW]!
    begin += value >> 16
    inside += (value << 16) >> 16
    value = windows[before * WINDOW + 1]!
    begin += value >> 16
    inside += (value << 16) >> 16
    value = windows[after * WINDOW + 2]!
    begin += value >> 16
    inside += (value << 16) >> 16
    value = windows[ids[at - 2]! * WINDOW + 3]!
    begin += value >> 16
    inside += (value << 16) >> 16
    value = windows[ids[at + 2]! * WINDOW + 4]!
    begin += value >> 16
    inside += (value << 16) >> 16
    value = windows[ids[at - 3]! * WINDOW + 5]!
    begin += value >> 16
    inside += (value << 16) >> 16
    value = windows[ids[at + 3]! * WINDOW + 6]!
    begin += value >> 16
    inside += (value << 16) >> 16

    const sides = this.#sides
    const line = gap >= Gap.line ? 1 : 0
    const lineAfter = gapAfter >= Gap.line ? 1 : 0
    let key = before * SIDES + ((shape << 1) | line)
    value = sides[key]!
    if (value === UNKNOWN) sides[key] = value = weights.screen(quick.after(types.form[before]!, shape, line))
    begin += upper(value)
    inside += lower(value)
    key = after * SIDES + (SIDES >> 1) + ((shape << 1) | lineAfter)
    value = sides[key]!
    if (value === UNKNOWN)
      sides[key] = value = weights.screen(quick.before(types.form[after]!, shape, lineAfter))
    begin += upper(value)
    inside += lower(value)
    key = (types.shape[before]! << 12) | (shape << 8) | (types.shape[after]! << 4) | glueAt(tokens, t)
    value = this.#shapes[key]!
    if (value === UNKNOWN) this.#shapes[key] = value = weights.screen(quick.shapes(key))
    begin += upper(value)
    inside += lower(value)
    key = (types.sort[before]! << 8) | types.sort[id]!
    value = this.#sortsBefore[key]!
    if (value === UNKNOWN) this.#sortsBefore[key] = value = weights.screen(quick.sortsBefore(key))
    begin += upper(value)
    inside += lower(value)
    key = (types.sort[id]! << 8) | types.sort[after]!
    value = this.#sortsAfter[key]!
    if (value === UNKNOWN) this.#sortsAfter[key] = value = weights.screen(quick.sortsAfter(key))
    begin += upper(value)
    inside += lower(value)
    key = (c.place[t]! << 4) | shape
    value = this.#places[key]!
    if (value === UNKNOWN) this.#places[key] = value = weights.screen(quick.place(key))
    begin += upper(value)
    inside += lower(value)
    key = (gap << 7) | (gapAfter << 4) | shape
    value = this.#gaps[key]!
    if (value === UNKNOWN) this.#gaps[key] = value = weights.screen(quick.gaps(key))
    begin += upper(value)
    inside += lower(value)
    key = (c.elsewhere[t]! << 4) | shape
    value = this.#elsewhere[key]!
    if (value === UNKNOWN) this.#elsewhere[key] = value = weights.screen(quick.elsewhere(key))
    begin += upper(value)
    inside += lower(value)
    const cue = c.cue[t]!
    if (cue !== this.#cue) {
      this.#cue = cue
      this.#cues.fill(UNKNOWN)
    }
    value = this.#cues[shape]!
    if (value === UNKNOWN) this.#cues[shape] = value = weights.screen(quick.cue(cue, shape))
    begin += upper(value)
    inside += lower(value)
    const section = c.section[t]!
    if (section !== this.#section) {
      this.#section = section
      this.#sections.fill(UNKNOWN)
    }
    value = this.#sections[shape]!
    if (value === UNKNOWN) this.#sections[shape] = value = weights.screen(quick.section(section, shape))
    begin += upper(value)
    inside += lower(value)
    const phrase = c.phrase[t]!
    value = phrase === 0 ? this.#noPhrase[shape]! : weights.screen(quick.phrase(phrase, shape))
    this.begin = begin + upper(value)
    this.inside = inside + lower(value)
  }
}
