import { DeidError } from '@palimpsest/deid/text'

/** How labels become states: `BIO` marks the beginning, `BIOES` the end and single tokens too. */
export type LabelScheme = 'BIO' | 'BIOES'

/** A labelled run of tokens, `first` to `last` inclusive; `label` is an index into the labels. */
export interface TokenSpan {
  readonly first: number
  readonly last: number
  readonly label: number
}

/**
 * The states of a tagger. State 0 is outside; then for each label its B and I, under BIOES also E and S.
 * What may follow what is fixed by the scheme, so that no path breaks a span.
 */
export class LabelStates {
  readonly labels: readonly string[]
  readonly scheme: LabelScheme
  readonly size: number
  readonly #per: number

  constructor(labels: readonly string[], scheme: LabelScheme = 'BIO') {
    if (labels.length === 0) throw new DeidError('no-labels', 'A tagger needs one label or more')
    if (new Set(labels).size < labels.length)
      throw new DeidError('bad-labels', 'A label stands twice in the list of labels')
    this.labels = labels
    this.scheme = scheme
    this.#per = scheme === 'BIO' ? 2 : 4
    this.size = 1 + labels.length * this.#per
    if (this.size > 255)
      throw new DeidError('bad-labels', `${labels.length} labels are more than a tagger can hold`)
  }

  /** Index into `labels`; -1 outside. */
  labelOf(state: number): number {
    return state === 0 ? -1 : ((state - 1) / this.#per) | 0
  }

  /**
   * How many numbers score a token: outside, each label, and for each label what is added where its span begins.
   * A label's words thus teach beginning and inside at once.
   */
  get targets(): number {
    return 1 + this.labels.length * 2
  }

  /** `O`, `B-DATE`, … */
  nameOf(state: number): string {
    return state === 0 ? 'O' : `${'BIES'[(state - 1) % this.#per]}-${this.labels[this.labelOf(state)]}`
  }

  /** Whether a span begins at this state. */
  opens(state: number): boolean {
    if (state === 0) return false
    const kind = (state - 1) % this.#per
    return kind === 0 || kind === 3
  }

  /** Whether the state goes on with a span that an earlier token began. */
  continues(state: number): boolean {
    return state !== 0 && !this.opens(state)
  }

  /** Whether `to` may follow `from`; from -1 is the start of a text, to -1 its end. */
  mayFollow(from: number, to: number): boolean {
    const from0 = from <= 0 ? 0 : from
    const inside = from0 > 0 && this.#continues(from0)
    if (to <= 0) return !inside || this.scheme === 'BIO'
    if (this.opens(to)) return !inside || this.scheme === 'BIO'
    // I and E go on with what B or I of the same label began.
    return inside && this.labelOf(from0) === this.labelOf(to)
  }

  /** Under BIO every state of a label may go on; under BIOES only B and I, and they must. */
  #continues(state: number): boolean {
    return this.scheme === 'BIO' || (state - 1) % this.#per < 2
  }

  /** States of `count` tokens with these spans; spans must not overlap. */
  encode(spans: readonly TokenSpan[], count: number): Uint8Array {
    const states = new Uint8Array(count)
    for (const { first, last, label } of spans) {
      const base = 1 + label * this.#per
      for (let t = first; t <= last; t++) states[t] = base + 1
      states[first] = base
      if (this.scheme === 'BIOES') {
        states[last] = base + 2
        if (first === last) states[first] = base + 3
      }
    }
    return states
  }

  /** The spans of a path of `count` tokens; the inverse of `encode`. */
  decode(states: ArrayLike<number>, count = states.length): TokenSpan[] {
    const spans: TokenSpan[] = []
    for (let t = 0; t < count; ) {
      const state = states[t]!
      if (state === 0) {
        t++
        continue
      }
      const label = this.labelOf(state)
      let last = t
      while (last + 1 < count && !this.opens(states[last + 1]!) && this.labelOf(states[last + 1]!) === label)
        last++
      spans.push({ first: t, last, label })
      t = last + 1
    }
    return spans
  }
}
