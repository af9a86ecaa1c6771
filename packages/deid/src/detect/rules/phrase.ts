import { Flag, type Flags, lookupPhrase } from '../../lexicon/index.ts'
import { Gap, Kind, type Tokens } from '../tokens.ts'

/** A listed phrase in the text. */
export interface FoundPhrase {
  /** The token after it. */
  readonly end: number
  readonly flags: Flags
}

/** The longest listed phrase that begins at token `i`; hyphens, full stops and the like between its words do not count. */
export function phraseAt(t: Tokens, i: number, wanted: Flags): FoundPhrase | undefined {
  if (t.phrase[i] === 1 || !(t.flags[i]! & Flag.Prefix)) return undefined
  if (t.phrase[i] === 0) {
    t.phrase[i] = read(t, i, ~Flag.Prefix) ? 2 : 1
    if (t.phrase[i] === 1) return undefined
  }
  return read(t, i, wanted)
}

function read(t: Tokens, i: number, wanted: Flags): FoundPhrase | undefined {
  const ends: number[] = []
  const found = lookupPhrase((k) => {
    let at = k === 0 ? i : ends[k - 1]!
    if (k > 0) {
      if (t.gap[at]! > Gap.Space) return undefined
      while (isJoint(t, at) && t.gap[at + 1]! <= Gap.Space) at++
    }
    ends[k] = at + 1
    if (t.kind[at] === Kind.Mark) return t.lower[at] === "'s" ? 's' : undefined
    return t.lower[at] || undefined
  }, wanted)
  return found && { end: ends[found.length - 1]!, flags: found.flags }
}

function isJoint(t: Tokens, at: number): boolean {
  if (t.kind[at] !== Kind.Mark) return false
  const mark = t.lower[at]
  return mark === '-' || mark === '.' || mark === '&' || mark === '/'
}
