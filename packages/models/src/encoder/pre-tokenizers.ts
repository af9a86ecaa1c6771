import { DeidError } from '@palimpsest/deid/text'
import { z } from 'zod'
import { named, patternOf } from './normalizers.ts'

/** A stretch of the normalised text that is cut into pieces by itself. */
export interface PreToken {
  /** Where it begins in the normalised text. */
  readonly from: number
  /** What is cut: its text, with a blank put before it that stands nowhere where `added` is 1. */
  readonly text: string
  readonly added: 0 | 1
  /** Where each code unit of the normalised text stood. */
  readonly places: Int32Array
}

/** Cuts stretches into smaller ones. */
export type PreTokenizer = (tokens: readonly PreToken[]) => readonly PreToken[]

const typed = z.looseObject({ type: z.string() })
const behaviors = ['Removed', 'Isolated', 'MergedWithPrevious', 'MergedWithNext', 'Contiguous'] as const
type Behavior = (typeof behaviors)[number]

/** GPT-2's words with the blank before them, short forms and runs of punctuation by themselves. */
const byteLevelWord =
  /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu
const punctuation = /[!-/:-@[-`{-~\p{P}]/gu

/** The cutter that a `tokenizer.json` describes. Throws a DeidError `bad-model` for a kind that is not known. */
export function preTokenizerOf(spec: unknown): PreTokenizer {
  if (spec === null || spec === undefined) return (tokens) => tokens
  const { type, ...settings } = typed.parse(spec)
  switch (type) {
    case 'Sequence': {
      const all = z
        .object({ pretokenizers: z.array(z.unknown()) })
        .parse(settings)
        .pretokenizers.map(preTokenizerOf)
      return (tokens) => all.reduce((list, each) => each(list), tokens)
    }
    case 'ByteLevel':
      return byteLevel(settings)
    case 'Metaspace':
      return metaspace(settings)
    case 'WhitespaceSplit':
      return each((text) => cut(text, /\p{White_Space}+/gu, 'Removed'))
    case 'Whitespace':
      return each((text) =>
        cut(text, /[\p{L}\p{N}\p{M}\p{Pc}]+|[^\p{L}\p{N}\p{M}\p{Pc}\p{White_Space}]+/gu, 'kept'),
      )
    case 'Punctuation': {
      const behavior = z.object({ behavior: z.enum(behaviors).default('Isolated') }).parse(settings).behavior
      return each((text) => cut(text, punctuation, behavior))
    }
    case 'Digits': {
      const { individual_digits: single } = z.object({ individual_digits: z.boolean() }).parse(settings)
      return each((text) => cut(text, /\p{N}/gu, single ? 'Isolated' : 'Contiguous'))
    }
    case 'Split': {
      const { pattern, behavior, invert } = z
        .object({ pattern: z.unknown(), behavior: z.enum(behaviors), invert: z.boolean().default(false) })
        .parse(settings)
      const found = patternOf(pattern)
      if (invert && behavior !== 'Removed')
        throw new DeidError('bad-model', 'tokenizer.json: an inverted Split is not known here')
      return each((text) => cut(text, found, invert ? 'kept' : behavior))
    }
    default:
      throw new DeidError('bad-model', `tokenizer.json: the pre-tokenizer ${named(type)} is not known here`)
  }
}

function byteLevel(settings: unknown): PreTokenizer {
  const { add_prefix_space: add, use_regex: cuts } = z
    .object({ add_prefix_space: z.boolean().default(true), use_regex: z.boolean().default(true) })
    .parse(settings)
  const words = each((text) => (cuts ? cut(text, byteLevelWord, 'kept') : [[0, text.length]]))
  return (tokens) =>
    words(tokens.map((token) => (add && !token.text.startsWith(' ') ? preceded(token, ' ') : token)))
}

function metaspace(settings: unknown): PreTokenizer {
  const { replacement, split, ...more } = z
    .object({
      replacement: z.string().length(1).default('▁'),
      split: z.boolean().default(true),
      prepend_scheme: z.enum(['always', 'first', 'never']).optional(),
      add_prefix_space: z.boolean().optional(),
    })
    .parse(settings)
  const scheme = more.prepend_scheme ?? (more.add_prefix_space === false ? 'never' : 'always')
  const words = each((text) =>
    split ? cut(text, new RegExp(replacement, 'gu'), 'MergedWithNext') : [[0, text.length]],
  )
  return (tokens) =>
    words(
      tokens.map((token) => {
        const marked = { ...token, text: token.text.replaceAll(' ', replacement) }
        const wanted = scheme === 'always' || (scheme === 'first' && token.places[token.from] === 0)
        return wanted && !marked.text.startsWith(replacement) ? preceded(marked, replacement) : marked
      }),
    )
}

function preceded(token: PreToken, blank: string): PreToken {
  const { text, added } = token
  if (text === '') return token
  if (added) throw new DeidError('bad-model', 'tokenizer.json: it puts two blanks before a word')
  return { ...token, text: blank + text, added: 1 }
}

/** Applies ranges of a text to every stretch; empty ones are left out. */
function each(rangesOf: (text: string) => readonly (readonly [number, number])[]): PreTokenizer {
  return (tokens) =>
    tokens.flatMap(({ from, text, added, places }) =>
      rangesOf(text).flatMap(([start, end]): PreToken[] =>
        end === start
          ? []
          : [
              {
                from: start === 0 ? from : from + start - added,
                text: text.slice(start, end),
                added: start === 0 ? added : 0,
                places,
              },
            ],
      ),
    )
}

/** Ranges of a text around the matches of a pattern; `kept` are the matches alone. */
function cut(
  text: string,
  pattern: RegExp,
  behavior: Behavior | 'kept',
): readonly (readonly [number, number])[] {
  const out: [number, number][] = []
  let last = 0
  let lastMatch = -1
  for (const { index, 0: match } of text.matchAll(pattern)) {
    const end = index + match.length
    if (match === '') continue
    if (behavior === 'MergedWithPrevious') out.push([last, end])
    else {
      if (index > last && behavior !== 'kept') out.push([last, index])
      if (behavior === 'Contiguous' && lastMatch === index) out.at(-1)![1] = end
      else if (behavior === 'Isolated' || behavior === 'Contiguous' || behavior === 'kept')
        out.push([index, end])
    }
    last = behavior === 'MergedWithNext' ? index : end
    lastMatch = end
  }
  if (behavior !== 'kept' && last < text.length) out.push([last, text.length])
  return out
}
