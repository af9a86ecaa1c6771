import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { workplace } from '../testing/workplace.ts'

const task = 'HIPAA Deidentification'
const { at, file, read, run, said } = workplace({ key: 'a key for the tests of the engine' })

async function engine(...args: readonly string[]): Promise<number> {
  return run('mat', 'engine', '--task', task, '--pipeline', 'clinical-rules', ...args)
}

test('a folder goes through the Demo workflow as one batch', async () => {
  mkdirSync(at('in'))
  file('in/a.txt', 'Mr. Bruce Philips, seen 5/6/2009.\r\n')
  file('in/b.txt', 'Nothing here.\n')
  file('in/c.doc', 'Not this one.')
  const code = await engine(
    ...['--workflow', 'Demo', '--steps', 'clean,zone,tag,nominate,transform', '--replacer', 'clear -> [ ]'],
    ...['--input_dir', at('in'), '--input_file_re', '.*[.]txt', '--input_file_type', 'raw'],
    ...['--output_dir', at('out'), '--output_fsuff', '.json', '--output_file_type', 'mat-json'],
  )
  expect([code, said()]).toEqual([0, ''])
  expect(readdirSync(at('out'))).toEqual(['a.txt.json', 'b.txt.json'])
  const doc = JSON.parse(read('out/a.txt.json'))
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
  file('a.json', JSON.stringify(doc))
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
  expect(read('a.xml')).toContain('<NAME _mat:id="n1" redacted="Eve &#60;&#38;&#62;">Ann</NAME>')
  expect(
    await engine(
      '--input_file',
      at('a.xml'),
      '--output_file',
      at('b.json'),
      ...types('xml-inline', 'mat-json'),
    ),
  ).toBe(0)
  expect(JSON.parse(read('b.json'))).toEqual(doc)
})

test('rules, prologue and data files are read from files', async () => {
  file('a.txt', 'PATNO67897')
  file('rules.json', JSON.stringify({ 'a.json': { IDNUM: { rules: [[{}, { seed: { id: 'ID1' } }]] } } }))
  file('prologue.txt', 'PRO ')
  const span = { type: 'IDNUM', hasID: false, hasSpan: true, attrs: [], annots: [[0, 10]] }
  file('a.json', JSON.stringify({ signal: 'PATNO67897', version: 2, asets: [span] }))
  const code = await engine(
    ...['--workflow', 'Review/repair', '--steps', 'nominate,transform', '--replacer', 'clear -> clear'],
    ...['--replacement_map_file', at('rules.json'), '--prologue_file', at('prologue.txt')],
    ...['--input_file', at('a.json'), '--input_file_type', 'mat-json'],
    ...['--output_file', at('out.txt'), '--output_file_type', 'raw'],
  )
  expect([code, said()]).toEqual([0, ''])
  expect(read('out.txt')).toBe('PRO ID1')
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
  file('a.txt', 'x')
  expect(await engine('--input_file', at('a.txt'), '--input_file_type', 'raw', ...args)).toBe(code)
  expect(said()).toMatch(message)
})

test('raw files are ASCII unless said otherwise, and messages say where they are not', async () => {
  file('a.txt', 'Zanzibarquist é')
  expect(await engine('--input_file', at('a.txt'), '--input_file_type', 'raw')).not.toBe(0)
  expect(said()).toMatch(/Not ASCII: byte 14; try --input_encoding/)
  expect(said()).not.toContain('Zanzibarquist')
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
  expect(read('o.txt')).toBe('Zanzibarquist é')
})

test('what could not be parsed is told by its place, and stops transform', async () => {
  const span = { type: 'DATE', hasID: false, hasSpan: true, attrs: [], annots: [[3, 12]] }
  file('a.json', JSON.stringify({ signal: 'at Christmas', version: 2, asets: [span] }))
  const through = (steps: string) =>
    engine(
      ...['--workflow', 'Review/repair', '--steps', steps, '--replacer', 'clear -> clear'],
      ...['--flag_unparseable_seeds', 'DATE', '--input_file', at('a.json'), '--input_file_type', 'mat-json'],
    )
  expect(await through('nominate')).toBe(0)
  expect(said()).toMatch(/a\.json: the DATE phrase from 3 to 12 could not be parsed/)
  expect(said()).not.toContain('Christmas')
  expect(await through('nominate,transform')).toBe(1)
  expect(said()).toContain('[flagged-nomination]')
})

test('redacted text is filled, and the same key gives the same text', async () => {
  file('a.txt', '**NAME<AAA, BBB C.> saw **NAME<AAA> and [FOO] 😀 on **DATE<5/6/09>.')
  const fill = () => run('resynthesize', at('a.txt'), '--from', 'de-id', '-q', '-o', at('o.txt'))
  expect(await fill()).toBe(0)
  const text = read('o.txt')
  const [, first, second] =
    /^(\p{L}[\p{L}'-]*), .+ saw (\p{L}[\p{L}'-]*) and \[FOO\] 😀 on \d+\/\d+\/09\.$/u.exec(text) ?? []
  expect(first).toBeDefined()
  expect(second).toBe(first)
  rmSync(at('o.txt'))
  await fill()
  expect(read('o.txt')).toBe(text)
})
