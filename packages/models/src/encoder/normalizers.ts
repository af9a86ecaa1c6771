import { DeidError } from '@palimpsest/deid/text'
import { z } from 'zod'
import { type Aligned, replacedAll, rewritten } from './aligned.ts'
import { precompiledCharsmap } from './precompiled-charsmap.ts'

/** Rewrites a text before it is cut, and keeps where everything came from. */
export type Normalizer = (of: Aligned) => Aligned

const typed = z.looseObject({ type: z.string() })

/** The normaliser that a `tokenizer.json` describes. Throws a DeidError `bad-model` for a kind that is not known. */
export function normalizerOf(spec: unknown): Normalizer {
  if (spec === null || spec === undefined) return (of) => of
  const { type, ...settings } = typed.parse(spec)
  switch (type) {
    case 'Sequence':
      return inSequence(z.object({ normalizers: z.array(z.unknown()) }).parse(settings).normalizers)
    case 'NFC':
    case 'NFD':
    case 'NFKC':
    case 'NFKD':
      return (of) => composed(of, type)
    case 'Lowercase':
      return lowered
    case 'StripAccents':
      return (of) => replacedAll(of, /\p{M}+/gu, () => '')
    case 'Strip': {
      const sides = z.object({ strip_left: z.boolean(), strip_right: z.boolean() }).parse(settings)
      return (of) => stripped(of, sides.strip_left, sides.strip_right)
    }
    case 'Replace': {
      const { pattern, content } = z.object({ pattern: z.unknown(), content: z.string() }).parse(settings)
      const found = patternOf(pattern)
      return (of) => replacedAll(of, found, () => content)
    }
    case 'Prepend': {
      const { prepend } = z.object({ prepend: z.string() }).parse(settings)
      return (of) => (of.text === '' ? of : rewritten(of, [{ from: 0, to: 0, text: prepend }]))
    }
    case 'Precompiled':
      return precompiledCharsmap(
        z.object({ precompiled_charsmap: z.string() }).parse(settings).precompiled_charsmap,
      )
    default:
      throw new DeidError('bad-model', `tokenizer.json: the normalizer ${named(type)} is not known here`)
  }
}

function inSequence(specs: readonly unknown[]): Normalizer {
  const all = specs.map(normalizerOf)
  return (of) => all.reduce((text, each) => each(text), of)
}

/** A pattern as these files write it: a text to find, or a regular expression that this platform must understand. */
export function patternOf(spec: unknown): RegExp {
  const parsed = z.union([z.object({ String: z.string() }), z.object({ Regex: z.string() })]).parse(spec)
  if ('String' in parsed) return new RegExp(parsed.String.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'gu')
  try {
    return new RegExp(parsed.Regex, 'gu')
  } catch {
    throw new DeidError('bad-model', 'tokenizer.json: a pattern of it is in no syntax that is known here')
  }
}

/** A kind from a file for an error message: never more than a word of it. */
export function named(type: string): string {
  return /^[A-Za-z0-9_]{1,40}$/.test(type) ? type : 'of that name'
}

// A character with the marks after it, or a Hangul syllable from its parts, is normalised by itself.
const unit = /[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|\P{M}\p{M}*|\p{M}+/gu

function composed(of: Aligned, form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD'): Aligned {
  return of.text.normalize(form) === of.text ? of : replacedAll(of, unit, (one) => one.normalize(form))
}

function lowered(of: Aligned): Aligned {
  return replacedAll(of, /[A-Z]+|[^\0-\x7f]/gu, (one) => one.toLowerCase())
}

function stripped(of: Aligned, left: boolean, right: boolean): Aligned {
  const from = left ? /^\p{White_Space}*/u.exec(of.text)![0].length : 0
  let to = of.text.length
  while (right && to > from && /\p{White_Space}/u.test(of.text[to - 1]!)) to--
  return {
    text: of.text.slice(from, to),
    starts: of.starts.subarray(from, to),
    ends: of.ends.subarray(from, to),
  }
}
