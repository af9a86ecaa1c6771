import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { main } from './program.ts'

let folder = ''
let said = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palimpsest-mapping-'))
  said = ''
  vi.stubEnv('PALIMPSEST_KEY', 'a key for the tests of mappings')
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

const at = (name: string) => join(folder, name)
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
  for (const [name, text] of Object.entries(files)) writeFileSync(at(`in/${name}`), text)
  const columns = ['--columns', 'text', '--id-column', 'id']
  const mapping = ['--mapping', at('map.sealed')]
  expect(await main(['deid', at('in'), '-o', at('out'), ...detect, ...columns, ...mapping])).toBe(0)
  expect(readFileSync(at('out/b.txt'), 'utf8')).toBe('Mrs. <PATIENT> was seen on <DATE>.')
  expect(readFileSync(at('map.sealed'), 'utf8')).not.toMatch(/Philips|Marshall|PATIENT/)
  expect(readdirSync(folder).sort()).toEqual(['in', 'map.sealed', 'out'])
  expect(await main(['restore', at('out'), '-o', at('back'), '-q', ...columns, ...mapping])).toBe(0)
  for (const name of ['a.txt', 'b.txt', 'c.txt', 'd.csv'])
    expect(readFileSync(at(`back/${name}`), 'utf8')).toBe(files[name])
  expect(readFileSync(at('back/e.jsonl'), 'utf8')).toBe(files['e.jsonl'])
})

test('text that a model has rewritten comes back by its placeholders', async () => {
  writeFileSync(at('p.yaml'), 'version: 1\ndefault: { action: label, numbered: true }\n')
  writeFileSync(at('a.jsonl'), '{"id":"n1","text":"Mr. Bruce Philips saw Dr. Betty Marshall."}\n')
  const mapping = ['--mapping', at('m')]
  await main(['deid', at('a.jsonl'), '-o', at('b.jsonl'), '--policy', at('p.yaml'), ...detect, ...mapping])
  expect(JSON.parse(readFileSync(at('b.jsonl'), 'utf8')).text).toBe('Mr. <PATIENT_1> saw Dr. <DOCTOR_1>.')
  writeFileSync(at('c.jsonl'), '{"id":"n1","text":"Summary: [Doctor 1] examined **patient_1**."}\n')
  expect(await main(['restore', at('c.jsonl'), '-o', at('d.jsonl'), '--rewritten', '-q', ...mapping])).toBe(0)
  expect(JSON.parse(readFileSync(at('d.jsonl'), 'utf8')).text).toBe(
    'Summary: Betty Marshall examined **Bruce Philips**.',
  )
})

test('a changed mapping, a changed text and another key are refused', async () => {
  writeFileSync(at('a.txt'), 'Mr. Bruce Philips.')
  const mapping = ['--mapping', at('m')]
  await main(['deid', at('a.txt'), '-o', at('b.txt'), ...detect, ...mapping])
  const restore = async (...more: readonly string[]) => {
    said = ''
    return main(['restore', at('b.txt'), '-o', at('c.txt'), '-q', ...mapping, ...more])
  }
  expect(await restore()).toBe(0)
  writeFileSync(at('key'), 'another key of many bytes')
  expect(await restore('--key-file', at('key'))).toBe(2)
  expect(said).toContain('[wrong-key]')
  const lines = readFileSync(at('m'), 'utf8').split('\n')
  writeFileSync(
    at('m'),
    [lines[0], lines[1]!.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')), lines[2]].join('\n'),
  )
  expect(await restore()).toBe(2)
  expect(said).toMatch(/m:2: Line 2 of the mapping file was changed.*\[tampered\]/)
  writeFileSync(at('m'), lines.join('\n'))
  writeFileSync(at('b.txt'), 'Mr. <PATIENT>!')
  expect(await restore()).toBe(1)
  expect(said).toContain('[no-mapping]')
  expect(said).not.toMatch(/Philips/)
})

test.each([
  [['deid', 'x', '--mapping', 'm'], 'missing-key'],
  [['restore', 'x'], 'bad-option'],
  [['restore', 'x', '--policy', 'labels', '--rewritten'], 'bad-option'],
])('%j without a key is wrong usage', async (args, code) => {
  vi.stubEnv('PALIMPSEST_KEY', undefined)
  expect(await main(args)).toBe(2)
  expect(said).toContain(`[${code}]`)
})
