import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { main } from '../program.ts'

const task = 'HIPAA Deidentification'
let folder = ''
let said = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palimpsest-mat-'))
  said = ''
  vi.stubEnv('PALIMPSEST_KEY', 'a key for the tests of the engine')
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

async function engine(...args: readonly string[]): Promise<number> {
  return main(['mat', 'engine', '--task', task, '--pipeline', 'clinical-rules', ...args])
}

test('a folder goes through the Demo workflow as one batch', async () => {
  mkdirSync(at('in'))
  writeFileSync(at('in/a.txt'), 'Mr. Bruce Philips, seen 5/6/2009.\r\n')
  writeFileSync(at('in/b.txt'), 'Nothing here.\n')
  writeFileSync(at('in/c.doc'), 'Not this one.')
  const code = await engine(
    ...['--workflow', 'Demo', '--steps', 'clean,zone,tag,nominate,transform', '--replacer', 'clear -> [ ]'],
    ...['--input_dir', at('in'), '--input_file_re', '.*[.]txt', '--input_file_type', 'raw'],
    ...['--output_dir', at('out'), '--output_fsuff', '.json', '--output_file_type', 'mat-json'],
  )
  expect([code, said]).toEqual([0, ''])
  expect(readdirSync(at('out'))).toEqual(['a.txt.json', 'b.txt.json'])
  const doc = JSON.parse(readFileSync(at('out/a.txt.json'), 'utf8'))
  expect(doc.signal).toBe('Mr. [NAME], seen [DATE].\n')
  expect(doc.metadata).toEqual({ phasesDone: ['zone', 'tag'], replacer_used: 'clear -> [ ]' })
})

test('without steps it converts, annotations and their attributes included', async () => {
  const doc = {
    signal: 'Ann 😀 é\r\n',
    metadata: { phasesDone: ['tag'], note: ['kept'] },
    asets: [
      {
        type: 'NAME',
        hasID: true,
        hasSpan: true,
        attrs: [{ name: 'redacted', type: 'string', aggregation: null }],
        annots: [[0, 3, 'n1', 'Eve <&>']],
      },
    ],
    version: 2,
  }
  writeFileSync(at('a.json'), JSON.stringify(doc))
  const types = (input: string, output: string) => ['--input_file_type', input, '--output_file_type', output]
  expect(
    await engine(
      '--input_file',
      at('a.json'),
      '--output_file',
      at('a.xml'),
      ...types('mat-json', 'xml-inline'),
    ),
  ).toBe(0)
  expect(readFileSync(at('a.xml'), 'utf8')).toContain(
    '<NAME _mat:id="n1" redacted="Eve &#60;&#38;&#62;">Ann</NAME>',
  )
  expect(
    await engine(
      '--input_file',
      at('a.xml'),
      '--output_file',
      at('b.json'),
      ...types('xml-inline', 'mat-json'),
    ),
  ).toBe(0)
  expect(JSON.parse(readFileSync(at('b.json'), 'utf8'))).toEqual(doc)
})

test('rules, prologue and data files are read from files', async () => {
  writeFileSync(at('a.txt'), 'PATNO67897')
  writeFileSync(
    at('rules.json'),
    JSON.stringify({ 'a.json': { IDNUM: { rules: [[{}, { seed: { id: 'ID1' } }]] } } }),
  )
  writeFileSync(at('prologue.txt'), 'PRO ')
  const span = { type: 'IDNUM', hasID: false, hasSpan: true, attrs: [], annots: [[0, 10]] }
  writeFileSync(at('a.json'), JSON.stringify({ signal: 'PATNO67897', version: 2, asets: [span] }))
  const code = await engine(
    ...['--workflow', 'Review/repair', '--steps', 'nominate,transform', '--replacer', 'clear -> clear'],
    ...['--replacement_map_file', at('rules.json'), '--prologue_file', at('prologue.txt')],
    ...['--input_file', at('a.json'), '--input_file_type', 'mat-json'],
    ...['--output_file', at('out.txt'), '--output_file_type', 'raw'],
  )
  expect([code, said]).toEqual([0, ''])
  expect(readFileSync(at('out.txt'), 'utf8')).toBe('PRO ID1')
})

test.each([
  [['--steps', 'zone'], 2, /workflow must be specified/],
  [['--workflow', 'Demo', '--steps', 'tag,zone'], 2, /Unknown step zone/],
  [['--workflow', 'Nope', '--steps', 'zone'], 2, /workflow not found/],
  [['--workflow', 'Demo', '--steps', 'nominate'], 1, /Step nominate failed: no replacer specified/],
  [['--workflow', 'Demo', '--undo_through', 'clean'], 0, /^$/],
  [['--output_file', 'x'], 2, /--output_file_type must be specified/],
  [['--output_file_type', 'doc'], 2, /must be one of mat-json/],
  [['--input_dir', '.'], 2, /exactly one of/],
  [['--input_encoding', 'klingon'], 2, /no such encoding/],
])('%j ends with %d', async (args, code, message) => {
  writeFileSync(at('a.txt'), 'x')
  expect(await engine('--input_file', at('a.txt'), '--input_file_type', 'raw', ...args)).toBe(code)
  expect(said).toMatch(message)
})

test('raw files are ASCII unless said otherwise, and messages say where they are not', async () => {
  writeFileSync(at('a.txt'), 'Zanzibarquist é')
  expect(await engine('--input_file', at('a.txt'), '--input_file_type', 'raw')).not.toBe(0)
  expect(said).toMatch(/Not ASCII: byte 14; try --input_encoding/)
  expect(said).not.toContain('Zanzibarquist')
  const out = ['--output_file', at('o.txt'), '--output_file_type', 'raw']
  expect(
    await engine(
      '--input_file',
      at('a.txt'),
      '--input_file_type',
      'raw',
      '--input_encoding',
      'utf-8',
      ...out,
    ),
  ).toBe(0)
  expect(readFileSync(at('o.txt'), 'utf8')).toBe('Zanzibarquist é')
})

test('redacted text is filled, and the same key gives the same text', async () => {
  writeFileSync(at('a.txt'), '**NAME<AAA, BBB C.> saw **NAME<AAA> and [FOO] 😀 on **DATE<5/6/09>.')
  const fill = () => main(['resynthesize', at('a.txt'), '--from', 'de-id', '-q', '-o', at('o.txt')])
  expect(await fill()).toBe(0)
  const text = readFileSync(at('o.txt'), 'utf8')
  const [, first, second] =
    /^(\p{L}[\p{L}'-]*), .+ saw (\p{L}[\p{L}'-]*) and \[FOO\] 😀 on \d+\/\d+\/09\.$/u.exec(text) ?? []
  expect(first).toBeDefined()
  expect(second).toBe(first)
  rmSync(at('o.txt'))
  await fill()
  expect(readFileSync(at('o.txt'), 'utf8')).toBe(text)
})
