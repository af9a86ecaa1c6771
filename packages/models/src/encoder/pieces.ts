/** Pieces of a text with the exact place of each: `[starts[i], ends[i])` in UTF-16 code units. */
export interface Pieces {
  readonly ids: Int32Array
  readonly starts: Int32Array
  /** Equal to the start where a piece is nothing but blanks. */
  readonly ends: Int32Array
  /** 1 where a piece begins a word; the pieces up to the next 1 belong to that word. */
  readonly wordStart: Uint8Array
  readonly length: number
}

/** What cuts text into the pieces that an encoder was trained on, and the ids that stand around them. */
export interface Tokenizer {
  /** Text is text, whatever it says: the name of a marker in it is no marker. */
  readonly split: (text: string) => Pieces
  readonly cls: number
  readonly sep: number
  readonly pad: number
  /** The id of a piece by its exact name, markers such as `<<ENT>>` among them. */
  readonly idOf: (piece: string) => number | undefined
}

/** Whether a word begins at `pos`: runs of letters, digits and marks are words, anything else stands alone. */
export function beginsWord(text: string, pos: number): boolean {
  if (pos === 0) return true
  return !(inWord(before(text, pos)) && inWord(text.codePointAt(pos) ?? 32))
}

function before(text: string, pos: number): number {
  const low = text.charCodeAt(pos - 1)
  return pos > 1 && (low & 0xfc00) === 0xdc00 ? text.codePointAt(pos - 2)! : low
}

function inWord(code: number): boolean {
  if (code < 128) return asciiWord[code] === 1
  return /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(code))
}

const asciiWord = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : 0,
)

/** Gathers pieces in typed arrays; `length` may be set back to drop what was pushed last. */
export class PieceBuilder {
  length = 0
  private ids: Int32Array
  private starts: Int32Array
  private ends: Int32Array
  private words: Uint8Array

  constructor(capacity: number) {
    this.ids = new Int32Array(capacity)
    this.starts = new Int32Array(capacity)
    this.ends = new Int32Array(capacity)
    this.words = new Uint8Array(capacity)
  }

  push(id: number, start: number, end: number, first: boolean): void {
    if (this.length === this.ids.length) this.grow()
    const i = this.length++
    this.ids[i] = id
    this.starts[i] = start
    this.ends[i] = end
    this.words[i] = first ? 1 : 0
  }

  finish(): Pieces {
    const { length } = this
    return {
      ids: this.ids.subarray(0, length),
      starts: this.starts.subarray(0, length),
      ends: this.ends.subarray(0, length),
      wordStart: this.words.subarray(0, length),
      length,
    }
  }

  private grow(): void {
    const larger = <A extends Int32Array | Uint8Array>(old: A, fresh: A): A => {
      fresh.set(old)
      return fresh
    }
    const size = this.ids.length * 2
    this.ids = larger(this.ids, new Int32Array(size))
    this.starts = larger(this.starts, new Int32Array(size))
    this.ends = larger(this.ends, new Int32Array(size))
    this.words = larger(this.words, new Uint8Array(size))
  }
}
