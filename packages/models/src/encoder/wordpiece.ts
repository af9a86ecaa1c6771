import { DeidError } from '@palimpsest/deid/text'
import { PieceBuilder, type Tokenizer } from './pieces.ts'

/** BERT's own limit: longer words become one unknown piece. */
const longestWord = 100

/** How a vocabulary is used. */
export interface WordPieceSettings {
  /** Also strips accents, as BERT's uncased models do. */
  readonly lowercase?: boolean
  /** Names of the markers around a text; BERT's unless stated. */
  readonly cls?: string
  readonly sep?: string
  readonly pad?: string
}

/**
 * The tokenizer of a WordPiece vocabulary with BERT's way of splitting: one piece per line, line number = id.
 * Throws a DeidError `bad-model` when the special pieces are missing.
 */
export function wordPiece(
  vocabulary: readonly string[],
  { lowercase = true, cls = '[CLS]', sep = '[SEP]', pad = '[PAD]' }: WordPieceSettings = {},
): Tokenizer {
  const idOf = new Map(vocabulary.map((piece, id) => [piece, id]))
  const special = (piece: string) => {
    const id = idOf.get(piece)
    if (id === undefined)
      throw new DeidError('bad-model', `The vocabulary has no ${piece} piece: it is no WordPiece vocabulary`)
    return id
  }
  const unknown = special('[UNK]')

  /** Pieces of the folded word, greedily the longest first; false when some part is in no vocabulary. */
  function pieces(chars: readonly Char[], out: PieceBuilder): boolean {
    const from = out.length
    for (let i = 0; i < chars.length; ) {
      let end = chars.length
      let id: number | undefined
      for (; end > i; end--) {
        const piece = joined(chars, i, end)
        id = idOf.get(i === 0 ? piece : `##${piece}`)
        if (id !== undefined) break
      }
      if (id === undefined) {
        out.length = from
        return false
      }
      out.push(id, chars[i]!.start, chars[end - 1]!.end, i === 0)
      i = end
    }
    return true
  }

  function word(chars: readonly Char[], out: PieceBuilder): void {
    if (chars.length === 0) return
    const fits = chars.length <= longestWord && pieces(chars, out)
    if (!fits) out.push(unknown, chars[0]!.start, chars.at(-1)!.end, true)
  }

  return {
    cls: special(cls),
    sep: special(sep),
    pad: special(pad),
    idOf: (piece) => idOf.get(piece),
    split(text) {
      const out = new PieceBuilder(text.length + 8)
      let current: Char[] = []
      for (let pos = 0; pos < text.length; ) {
        const code = text.codePointAt(pos)!
        const end = pos + (code > 0xffff ? 2 : 1)
        const kind = kindOf(code)
        if (kind === 'letter') {
          for (const folded of fold(text.slice(pos, end), lowercase))
            current.push({ text: folded, start: pos, end })
        } else if (kind !== 'nothing') {
          word(current, out)
          current = []
          if (kind === 'alone') word([{ text: text.slice(pos, end), start: pos, end }], out)
        }
        pos = end
      }
      word(current, out)
      return out.finish()
    },
  }
}

/** A character after folding, with its place in the text. */
interface Char {
  readonly text: string
  readonly start: number
  readonly end: number
}

function joined(chars: readonly Char[], from: number, to: number): string {
  let out = ''
  for (let i = from; i < to; i++) out += chars[i]!.text
  return out
}

/** What BERT's basic tokenizer does with a character: part of a word, a word of its own, a border, or dropped. */
function kindOf(code: number): 'letter' | 'alone' | 'space' | 'nothing' {
  if (code < 128) return asciiKinds[code]!
  const char = String.fromCodePoint(code)
  if (/\p{Z}/u.test(char)) return 'space'
  if (code === 0xfffd || /\p{C}/u.test(char)) return 'nothing'
  if (/\p{P}/u.test(char) || isIdeograph(code)) return 'alone'
  return 'letter'
}

const asciiKinds = Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code)
  if (/[ \t\n\r]/.test(char)) return 'space'
  if (code < 32 || code === 127) return 'nothing'
  return /[A-Za-z0-9]/.test(char) ? 'letter' : 'alone'
})

/** The CJK blocks that BERT splits into single characters. */
function isIdeograph(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x2ceaf) ||
    (code >= 0x2f800 && code <= 0x2fa1f)
  )
}

function fold(char: string, lowercase: boolean): readonly string[] {
  if (!lowercase) return [char]
  if (char.length === 1 && char < '\x80') return [char.toLowerCase()]
  return [
    ...char
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{Mn}/gu, ''),
  ]
}
