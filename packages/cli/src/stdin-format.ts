import { once } from 'node:events'

/**
 * What standard input holds, by its first character that is no blank: JSON lines where it is `{`, else a text. Nothing is
 * taken from the stream.
 */
export async function formatOfStdin(): Promise<'jsonl' | 'text'> {
  const { stdin } = process
  for (;;) {
    const chunk = stdin.read() as Uint8Array | null
    if (chunk) {
      stdin.unshift(chunk)
      return /^\uFEFF?\s*\{/.test(Buffer.from(chunk.subarray(0, 1024)).toString('utf8')) ? 'jsonl' : 'text'
    }
    if (stdin.readableEnded) return 'text'
    // An empty input ends without ever becoming readable.
    await Promise.race([once(stdin, 'readable'), once(stdin, 'end')])
    if (stdin.readableLength === 0) return 'text'
  }
}
