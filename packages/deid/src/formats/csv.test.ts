import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csv, headerOf, tsv } from './csv.ts'

const cell = fc
  .array(fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', '😀', '='), { maxLength: 6 })
  .map((c) => c.join(''))
const file = fc
  .array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 5 })
  .chain((rows) => fc.tuple(fc.constant(rows), fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean()))
  .map(([rows, end, mark, last]) => {
    const line = (cells: readonly string[]) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')
    return (mark ? '\ufeff' : '') + ['id,text,other', ...rows.map(line)].join(end) + (last ? end : '')
  })

test('a file written back unchanged is the same to the byte', () => {
  fc.assert(
    fc.property(file, (text) => {
      const reading = csv.read({ text })
      expect(reading.rewrite!(reading.docs).text).toBe(text)
    }),
  )
})

test('changing one cell changes nothing else', () => {
  const text = '\ufeffid, text,text,x\r\n1,a ,"one ""two""",=1+1\r\n2,"b",plain,"3"\r\n\r\n3,,,'
  const reading = csv.read({ text })
  expect(reading.docs.map((d) => d.text)).toEqual(['one "two"', 'plain', ''])
  const written = reading.rewrite!(reading.docs.map((d) => ({ ...d, text: d.text.toUpperCase() }))).text
  expect(written).toBe('\ufeffid, text,text,x\r\n1,a ,"ONE ""TWO""",=1+1\r\n2,"b",PLAIN,"3"\r\n\r\n3,,,')
})

test('a new value is quoted where it has to be', () => {
  const reading = csv.read({ text: 'text\na\n' })
  const write = (value: string) => reading.rewrite!([{ id: '', text: value }]).text.slice(5, -1)
  expect(write('b')).toBe('b')
  expect(write('b,c')).toBe('"b,c"')
  expect(write('b\nc')).toBe('"b\nc"')
  expect(write('"')).toBe('""""')
})

test('formulas are defused only when asked, and only in changed cells', () => {
  const text = 'text,x\na,=1\n'
  const change = (formulas: 'keep' | 'defuse') =>
    csv.read({ text }, { formulas }).rewrite!([{ id: '', text: '=cmd()' }]).text
  expect(change('keep')).toBe('text,x\n=cmd(),=1\n')
  expect(change('defuse')).toBe("text,x\n'=cmd(),=1\n")
})

test('several text columns, ids by a column, the rest as metadata', () => {
  const { docs } = csv.read(
    { text: 'mrn,note,plan,age\n77,n1,p1,5\n' },
    { columns: ['plan', 'note'], idColumn: 'mrn' },
  )
  expect(docs).toEqual([
    { id: '77:plan', text: 'p1', meta: { mrn: '77', age: '5' } },
    { id: '77:note', text: 'n1', meta: { mrn: '77', age: '5' } },
  ])
})

test('tabs separate in a TSV, and a header is read by itself', () => {
  expect(tsv.read({ text: 'id\ttext\n1\ta,b\n' }).docs[0]!.text).toBe('a,b')
  expect(headerOf('\ufeff"a ""b""",c\r\n1,2')).toEqual(['a "b"', 'c'])
})

test('a field named like a prototype key is only a field', () => {
  const { docs } = csv.read({ text: '__proto__,text\nx,a\n' })
  expect(Object.getPrototypeOf(docs[0]!.meta)).toBe(Object.prototype)
  expect(Object.hasOwn(docs[0]!.meta!, '__proto__')).toBe(true)
})
