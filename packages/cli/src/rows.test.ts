import { headerOf, readRows } from '@palimpsest/deid/formats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RowBatch, rowBatches } from './rows.ts'

async function batchesOf(bytes: Buffer, sizes: readonly number[], maxRow = 1000): Promise<RowBatch[]> {
  async function* chunks() {
    for (let pos = 0, i = 0; pos < bytes.length; pos += sizes[i++ % sizes.length]!)
      yield bytes.subarray(pos, pos + sizes[i % sizes.length]!)
  }
  const list: RowBatch[] = []
  const start = { startByte: 0, startLine: 1, startRow: 1 }
  for await (const batch of rowBatches(chunks(), { maxRow, delimiter: ',', ...start })) list.push(batch)
  return list
}
const cell = fc
  .array(fc.constantFrom('a', '"', ',', '\n', '\r\n', 'é', ' '), { maxLength: 5 })
  .map((c) => c.join(''))
const rows = fc.array(fc.tuple(cell, cell), { maxLength: 6 })

test('however the stream is cut, the records and their numbers are those of the whole file', async () => {
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
      async (cells, end, mark, sizes) => {
        const line = (row: readonly string[]) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')
        const text = (mark ? '\ufeff' : '') + ['id,text', ...cells.map(line)].join(end) + end
        const whole = readRows(text, {}).docs
        let header: readonly string[] | undefined
        const parts = (await batchesOf(Buffer.from(text), sizes)).flatMap(({ bytes, row }) => {
          const part = Buffer.from(bytes).toString()
          const docs = readRows(part, { row, ...(header && { header }) }).docs
          header ??= headerOf(part)
          return docs
        })
        expect(parts).toEqual(whole)
      },
    ),
  )
})

test('a quote in the middle of a cell opens nothing', async () => {
  const batches = await batchesOf(Buffer.from('id,text\n1,5" tall\n2,x\n'), [100])
  expect(batches).toHaveLength(1)
  expect(batches[0]).toMatchObject({ row: 1, endRow: 4, endLine: 4 })
})

test('a quote that is never closed, and a record that never ends, are errors with their line', async () => {
  await expect(batchesOf(Buffer.from('id,text\n1,"ab\ncd\n'), [4])).rejects.toMatchObject({
    code: 'open-quote',
    at: { line: 2 },
  })
  await expect(batchesOf(Buffer.from(`id,text\n1,"${'a'.repeat(99)}`), [9], 40)).rejects.toMatchObject({
    code: 'too-large',
    at: { line: 2 },
  })
})
