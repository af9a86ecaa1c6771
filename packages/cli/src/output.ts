/** Bytes that are written bit by bit into one growing buffer. */
export interface Output {
  readonly write: (text: string) => void
  readonly bytes: () => Uint8Array
}

/** `size` is a guess; the buffer doubles where it does not do. */
export function createOutput(size: number): Output {
  let buffer = Buffer.allocUnsafeSlow(Math.max(size, 64))
  let end = 0
  return {
    write(text) {
      // UTF-8 takes at most three bytes for a UTF-16 unit; only where those might not fit are they counted.
      if (end + text.length * 3 > buffer.length) {
        const needed = end + Buffer.byteLength(text)
        if (needed > buffer.length) {
          const larger = Buffer.allocUnsafeSlow(Math.max(buffer.length * 2, needed))
          buffer.copy(larger, 0, 0, end)
          buffer = larger
        }
      }
      end += buffer.write(text, end)
    },
    bytes: () => buffer.subarray(0, end),
  }
}
