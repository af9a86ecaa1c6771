import type { Tagger } from './tagger.ts'

/** A place of a text where a person's answer would teach a model something: a span it found, or one it nearly found. */
export interface UnsureSpan {
  readonly start: number
  readonly end: number
  /** The likeliest label, also where the model leaves the place alone. */
  readonly label: string
  /** Whether the model's own answer has it. */
  readonly found: boolean
  /** Entropy in nats of the label at the span's least sure token: 0 certain, log of the number of labels at most. */
  readonly entropy: number
  /** How much likelier the first answer is than the second at that token, 0 to 1. */
  readonly margin: number
  /** Its words in lower case. */
  readonly words: readonly string[]
}

/** What a model is unsure of in a text, and how long the text is. */
export interface Unsure {
  readonly tokens: number
  /** In reading order. Surely found spans are there too, with an entropy near 0. */
  readonly spans: readonly UnsureSpan[]
}

/** A token left alone counts as nearly found when a label has this much probability. */
const NEARLY = 0.05

/** What the model is unsure of in `text`: spans it found, and runs of tokens that it left alone with some doubt. */
export function unsureSpans(tagger: Tagger, text: string): Unsure {
  const { labels } = tagger.states
  const spans: UnsureSpan[] = []
  const tokens = tagger.doubts(text, ({ start, end: endOf, path, chances }) => {
    const labelAt = (i: number) => {
      if (path[i]! > 0) return tagger.states.labelOf(path[i]!)
      const best = likeliest(chances(i), 1)
      return chances(i)[best]! >= NEARLY ? best - 1 : -1
    }
    for (let first = 0; first < path.length; ) {
      const label = labelAt(first)
      if (label < 0) {
        first++
        continue
      }
      const found = path[first]! > 0
      let end = first + 1
      while (
        end < path.length &&
        path[end]! > 0 === found &&
        labelAt(end) === label &&
        !(found && tagger.states.opens(path[end]!))
      )
        end++
      let entropy = -1
      let margin = 1
      const words: string[] = []
      for (let i = first; i < end; i++) {
        const here = doubt(chances(i))
        if (here.entropy > entropy) ({ entropy, margin } = here)
        words.push(text.slice(start(i), endOf(i)).toLowerCase())
      }
      spans.push({
        start: start(first),
        end: endOf(end - 1),
        label: labels[label]!,
        found,
        entropy,
        margin,
        words,
      })
      first = end
    }
  })
  return { tokens, spans }
}

/** Entropy and margin of some chances that add up to 1. */
function doubt(chances: Float64Array): { entropy: number; margin: number } {
  let entropy = 0
  let [first, second] = [0, 0]
  for (const p of chances) {
    if (p > 1e-12) entropy -= p * Math.log(p)
    if (p > first) [first, second] = [p, first]
    else if (p > second) second = p
  }
  return { entropy: Math.max(0, entropy), margin: first - second }
}

function likeliest(chances: Float64Array, from: number): number {
  let best = from
  for (let i = from + 1; i < chances.length; i++) if (chances[i]! > chances[best]!) best = i
  return best
}
