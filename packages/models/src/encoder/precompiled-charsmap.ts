import { DeidError } from '@palimpsest/deid/text'
import { type Aligned, type Change, rewritten } from './aligned.ts'

/**
 * SentencePiece's table of characters to rewrite: a double-array trie over UTF-8 bytes (Darts) and the texts that its
 * values point to, in base64. Read as Hugging Face's `tokenizers` reads it: a grapheme of fewer than six bytes is
 * looked up whole, others and those not found character by character; the shortest key that fits counts.
 */
export function precompiledCharsmap(base64: string): (of: Aligned) => Aligned {
  const bytes = bytesOf(base64)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = bytes.length < 4 ? -1 : view.getUint32(0, true)
  if (size < 0 || size % 4 !== 0 || 4 + size > bytes.length)
    throw new DeidError('bad-model', 'tokenizer.json: its table of characters is damaged')
  const units = Uint32Array.from({ length: size / 4 }, (_, i) => view.getUint32(4 + i * 4, true))
  const texts = bytes.subarray(4 + size)
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()

  /** What the key, or the shortest beginning of it that is a key, becomes. */
  function lookUp(key: string): string | undefined {
    let at = offsetOf(units[0] ?? 0)
    for (const byte of encoder.encode(key)) {
      at ^= byte
      const unit = units[at]
      if (unit === undefined || byte === 0 || (unit & 0x800000ff) >>> 0 !== byte) return undefined
      at ^= offsetOf(unit)
      if ((unit >>> 8) & 1) {
        const from = (units[at] ?? 0) & 0x7fffffff
        const to = texts.indexOf(0, from)
        return decoder.decode(texts.subarray(from, to < 0 ? texts.length : to))
      }
    }
    return undefined
  }

  function rewrittenTo(grapheme: string): string {
    const whole = encoder.encode(grapheme).length < 6 ? lookUp(grapheme) : undefined
    return whole ?? Array.from(grapheme, (character) => lookUp(character) ?? character).join('')
  }

  const plain = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).every(
    (character) => lookUp(character) === undefined,
  )
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
  return (of) => {
    const changes: Change[] = []
    // Printable ASCII stays as it is, but for a letter that a combining mark follows.
    for (const { index, 0: run } of of.text.matchAll(plain ? /[ -~]?[^ -~]+/g : /[\s\S]+/g))
      for (const { segment, index: at } of segmenter.segment(run)) {
        const text = rewrittenTo(segment)
        if (text !== segment) changes.push({ from: index + at, to: index + at + segment.length, text })
      }
    return rewritten(of, changes)
  }
}

function offsetOf(unit: number): number {
  return (unit >>> 10) << ((unit & 0x200) >>> 6)
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    throw new DeidError('bad-model', 'tokenizer.json: its table of characters is damaged')
  }
}
