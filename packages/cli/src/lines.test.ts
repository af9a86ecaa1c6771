import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LineBatch, lineBatches } from './lines.ts'

async function* chunked(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let pos = 0
  for (let i = 0; pos < bytes.length; i++) {
    const size = sizes.length > 0 ? sizes[i % sizes.length]! : bytes.length
    yield bytes.subarray(pos, pos + size)
    pos += size
  }
}
const all = async (batches: AsyncIterable<LineBatch>) => {
  const list: LineBatch[] = []
  for await (const batch of batches) list.push(batch)
  return list
}
const stream = fc.tuple(
  fc
    .array(fc.constantFrom('a', 'é', '\n', '\r\n', '\n\n'), { maxLength: 30 })
    .map((l) => Buffer.from(l.join(''))),
  fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
)

test('batches are whole lines, and together they are the stream', async () => {
  await fc.assert(
    fc.asyncProperty(stream, async ([bytes, sizes]) => {
      const batches = await all(lineBatches(chunked(bytes, sizes), { maxLine: 1000 }))
      expect(Buffer.concat(batches.map((b) => b.bytes)).equals(bytes)).toBe(true)
      for (const { bytes: part } of batches.slice(0, -1)) expect(part.at(-1)).toBe(10)
      let line = 1
      let byte = 0
      for (const batch of batches) {
        expect(batch.line).toBe(line)
        line += batch.bytes.filter((b) => b === 10).length
        byte += batch.bytes.length
        expect(batch.endByte).toBe(byte)
        if (batch.bytes.at(-1) === 10) expect(batch.endLine).toBe(line)
      }
    }),
  )
})

test('a line beyond the limit is passed over and reported; the lines around it stay', async () => {
  const bytes = Buffer.from(`ab\n${'x'.repeat(50)}\ncd\n${'y'.repeat(60)}`)
  for (const sizes of [[1], [7], [20], [200]]) {
    const batches = await all(lineBatches(chunked(bytes, sizes), { maxLine: 30 }))
    if (sizes[0] === 200) continue // In one chunk every line is here already; memory is not at stake.
    const said = batches.map((b) =>
      b.tooLong === undefined ? Buffer.from(b.bytes).toString() : `${b.line}:${b.tooLong}`,
    )
    expect(said.join('|').replaceAll('\n|', '|')).toBe('ab|2:51|cd|4:60')
  }
})

test('a later run may start after any batch', async () => {
  const bytes = Buffer.from('one\ntwo\nthree\n')
  const [first] = await all(lineBatches(chunked(bytes, [5]), { maxLine: 99 }))
  const rest = bytes.subarray(first!.endByte)
  const again = await all(
    lineBatches(chunked(rest, [99]), { maxLine: 99, startByte: first!.endByte, startLine: first!.endLine }),
  )
  expect(Buffer.concat([first!.bytes, ...again.map((b) => b.bytes)]).toString()).toBe('one\ntwo\nthree\n')
  expect(again[0]!.line).toBe(2)
  expect(again.at(-1)!.endByte).toBe(bytes.length)
})
