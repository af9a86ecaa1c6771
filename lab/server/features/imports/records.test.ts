import { headerOf, readRows } from '@palimpsest/deid/formats'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { recordsOf } from './records.ts'

it('cuts a well-formed table where the reader of tables does', () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'a', 'a b', '5'),
    fc
      .string({ unit: fc.constantFrom('"', ',', '\n', 'x', '\r') })
      .map((it) => `"${it.replaceAll('"', '""')}"`),
  )
  const row = fc.tuple(fc.constantFrom('r', '"r,"', '""'), cell, cell).map((cells) => cells.join(','))
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.constantFrom('\n', '\r\n'), (rows, end) => {
      const text = ['id,text,other', ...rows].join(end)
      const records = [...recordsOf(text, ',')].slice(1)
      const header = headerOf(text)
      const whole = readRows(text, { columns: ['text'] }).docs.map((doc) => doc.text)
      const apart = records.flatMap((record) =>
        'text' in record
          ? readRows(record.text, { header, columns: ['text'] }).docs.map((doc) => doc.text)
          : ['broken'],
      )
      expect(apart).toEqual(whole)
    }),
    { numRuns: 500 },
  )
})
