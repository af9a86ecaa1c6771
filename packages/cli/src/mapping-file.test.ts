import { mkdirSync, readdirSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { workplace } from './testing/workplace.ts'

const { at, file, read, run, said } = workplace({ key: 'a key for the tests of mappings' })
const detect = ['--pipeline', 'clinical-rules', '-q']

test('what deid recorded, restore writes again to the byte: files, lines and cells', async () => {
  mkdirSync(at('in'))
  const files: Record<string, string> = {
    'a.txt': '\ufeffMr. Bruce Philips 😀 was seen on 5/6/2009.\r\nMr. Philips left.\n',
    'b.txt': 'Mrs. Betty Marshall was seen on 5/7/2009.',
    'c.txt': 'Mrs. Wendy Granger was seen on 5/8/2009.',
    'd.csv': 'id,text\r\n1,"Mr. Bruce Philips, ""x"""\r\n',
    'e.jsonl': '{"id":"1","text":"Dr. Betty Marshall called."}\n{"id":"2","text":"Nothing."}\n',
  }
  for (const [name, text] of Object.entries(files)) file(`in/${name}`, text)
  const columns = ['--columns', 'text', '--id-column', 'id']
  const mapping = ['--mapping', at('map.sealed')]
  expect(await run('deid', at('in'), '-o', at('out'), ...detect, ...columns, ...mapping)).toBe(0)
  expect(read('out/b.txt')).toBe('Mrs. <PATIENT> was seen on <DATE>.')
  expect(read('map.sealed')).not.toMatch(/Philips|Marshall|PATIENT/)
  expect(readdirSync(at('')).sort()).toEqual(['in', 'map.sealed', 'out'])
  expect(await run('restore', at('out'), '-o', at('back'), '-q', ...columns, ...mapping)).toBe(0)
  for (const name of ['a.txt', 'b.txt', 'c.txt', 'd.csv']) expect(read(`back/${name}`)).toBe(files[name])
  expect(read('back/e.jsonl')).toBe(files['e.jsonl'])
})

test('text that a model has rewritten comes back by its placeholders', async () => {
  file('p.yaml', 'version: 1\ndefault: { action: label, numbered: true }\n')
  file('a.jsonl', '{"id":"n1","text":"Mr. Bruce Philips saw Dr. Betty Marshall."}\n')
  const mapping = ['--mapping', at('m')]
  await run('deid', at('a.jsonl'), '-o', at('b.jsonl'), '--policy', at('p.yaml'), ...detect, ...mapping)
  expect(JSON.parse(read('b.jsonl')).text).toBe('Mr. <PATIENT_1> saw Dr. <DOCTOR_1>.')
  file('c.jsonl', '{"id":"n1","text":"Summary: [Doctor 1] examined **patient_1**."}\n')
  expect(await run('restore', at('c.jsonl'), '-o', at('d.jsonl'), '--rewritten', '-q', ...mapping)).toBe(0)
  expect(JSON.parse(read('d.jsonl')).text).toBe('Summary: Betty Marshall examined **Bruce Philips**.')
})

test('a changed mapping, a changed text and another key are refused', async () => {
  file('a.txt', 'Mr. Bruce Philips.')
  const mapping = ['--mapping', at('m')]
  await run('deid', at('a.txt'), '-o', at('b.txt'), ...detect, ...mapping)
  const restore = (...more: readonly string[]) =>
    run('restore', at('b.txt'), '-o', at('c.txt'), '-q', ...mapping, ...more)
  expect(await restore()).toBe(0)
  file('key', 'another key of many bytes')
  expect(await restore('--key-file', at('key'))).toBe(2)
  expect(said()).toContain('[wrong-key]')
  const lines = read('m').split('\n')
  file('m', [lines[0], lines[1]!.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')), lines[2]].join('\n'))
  expect(await restore()).toBe(2)
  expect(said()).toMatch(/m:2: Line 2 of the mapping file was changed.*\[tampered\]/)
  file('m', lines.join('\n'))
  file('b.txt', 'Mr. <PATIENT>!')
  expect(await restore()).toBe(1)
  expect(said()).toContain('[no-mapping]')
  expect(said()).not.toMatch(/Philips/)
})

test.each([
  [['deid', 'x', '--mapping', 'm'], 'missing-key'],
  [['restore', 'x'], 'bad-option'],
  [['restore', 'x', '--policy', 'labels', '--rewritten'], 'bad-option'],
])('%j without a key is wrong usage', async (args, code) => {
  vi.stubEnv('PALIMPSEST_KEY', undefined)
  expect(await run(...args)).toBe(2)
  expect(said()).toContain(`[${code}]`)
})
