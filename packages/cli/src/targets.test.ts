import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { workplace } from './testing/workplace.ts'

const { at, file, read, run, said } = workplace()
const patterns = ['--pipeline', 'patterns', '-q']

test.each([
  [['deid', '--to', 'no-such'], 'unknown-format'],
  [['deid', '--to', 'brat'], 'needs-output'],
  [['convert', '--to', 'brat'], 'needs-output'],
  [['detect', '--to', 'text'], 'bad-option'],
  [['detect', '--to', 'csv', '-o', 'out'], 'bad-option'],
  [['deid', '--report', 'a.txt/below.json'], 'unwritable-output'],
])('%j is refused before anything is written', async ([command, ...options], code) => {
  const input = file('a.txt', 'Mail jane@example.com')
  const placed = options.map((option) => (/^out$|[/]/.test(option) ? at(option) : option))
  expect(await run(command!, input, ...placed, ...(command === 'convert' ? ['-q'] : patterns))).toBe(2)
  expect(said()).toContain(`[${code}]`)
  expect(said()).not.toMatch(/Mail|<EMAIL>/)
  expect(existsSync(at('out'))).toBe(false)
})

test('what was asked of the first is written where it has a place', async () => {
  const input = file('a.txt', 'Mail jane@example.com')
  expect(await run('deid', input, '--to', 'brat', '-o', at('out.txt'), ...patterns)).toBe(0)
  expect(read('out.ann')).toBe('T1\tEMAIL 5 12\t<EMAIL>\n')
})

test('a text with its annotations beside it is read with them, also when it is named alone', async () => {
  file('b.ann', 'T1\tPERSON 0 4\tJane\n')
  const input = file('b.txt', 'Jane called.')
  expect(await run('convert', input, '--to', 'jsonl', '-o', at('b.jsonl'), '-q')).toBe(0)
  expect(JSON.parse(read('b.jsonl')).spans).toMatchObject([{ start: 0, end: 4, label: 'PERSON' }])
  expect(await run('deid', input, '-o', at('c.txt'), '--spans', 'given', '-q')).toBe(0)
  expect([read('c.txt'), read('c.ann')]).toEqual(['<PERSON> called.', 'T1\tPERSON 0 8\t<PERSON>\n'])
})

test.each([[['deid', '--language', 'german']], [['verify', '--language', 'EN']]])(
  '%j: a language is a code',
  async ([command, ...options]) => {
    const input = file('a.txt', 'a')
    expect(await run(command!, input, ...options, ...(command === 'verify' ? [input] : []))).toBe(2)
    expect(said()).toContain('A code such as en or pt-BR is expected.')
  },
)

test('a document without spans of its own is detected all the same when both are asked for', async () => {
  const lines = [
    { id: '1', text: 'Jane, jane@example.com' },
    { id: '2', text: 'Jane, jane@example.com', spans: [{ start: 0, end: 4, label: 'PERSON' }] },
  ]
  const input = file('a.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))
  expect(await run('deid', input, '-o', at('b.jsonl'), '--spans', 'both', ...patterns)).toBe(0)
  const texts = read('b.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).text)
  expect(texts).toEqual(['Jane, <EMAIL>', '<PERSON>, <EMAIL>'])
})

test('CSV: a comma without its quotes does not carry the rest of a text past the detectors', async () => {
  const input = file('a.csv', 'id,text\n1,"Mail\nme",\n2,Seen, mail jane@example.com\n')
  expect(await run('deid', input, '-o', at('b.csv'), ...patterns)).toBe(1)
  expect(said()).toMatch(/a\.csv:4: Record 3 has 3 of 2 cells; .* \[bad-row\]/)
  expect(existsSync(at('b.csv'))).toBe(false)
  file('c.csv', 'id,text\n1,"Mail jane@example.com",\n')
  expect(await run('deid', at('c.csv'), '-o', at('d.csv'), ...patterns)).toBe(0)
  expect(read('d.csv')).toBe('id,text\n1,"Mail <EMAIL>",\n')
})
