import { expect, test } from 'vitest'
import { workplace } from './testing/workplace.ts'

const { at, file, read, run, said } = workplace()
const table =
  '\ufeffpatient_id,first_name,last_name,mrn,ward\n7,Rosewater,Foley,"55-17-2",B\n8,Quill,"O’Dey",99881,C\n'
const note = (id: string, text: string, meta: object = { patient_id: id }) =>
  `${JSON.stringify({ id, text, meta })}\n`

async function deid(notes: string, known: readonly string[], ...more: readonly string[]) {
  file('in.jsonl', notes)
  const code = await run(
    'deid',
    at('in.jsonl'),
    '-o',
    at('out.jsonl'),
    '--pipeline',
    'patterns',
    ...known,
    ...more,
  )
  const lines = code === 2 ? [] : read('out.jsonl').trimEnd().split('\n')
  return { code, answers: lines.map((line) => JSON.parse(line)) }
}

test.each([
  ['known.csv', table],
  ['known.tsv', table.replaceAll(',', '\t')],
  [
    'known.jsonl',
    '{"patient_id":7,"name":"Foley, Rosewater","mrn":55172,"ward":"B"}\n\n{"patient_id":"8","name":"Quill O’Dey"}\n',
  ],
])('%s: each document is searched for what is known of its own people', async (name, content) => {
  file(name, content)
  const text = 'Foley placed. Rosewater (5517 2) and Quill left.'
  const { code, answers } = await deid(note('7', text) + note('8', text), [
    '--known',
    at(name),
    '--known-field',
    'patient_id',
  ])
  expect(code).toBe(0)
  expect(answers.map((answer) => answer.text)).toEqual([
    '<PATIENT> placed. <PATIENT> (<MEDICALRECORD>) and Quill left.',
    'Foley placed. Rosewater (5517 2) and <PATIENT> left.',
  ])
  expect(said()).toMatch(/columns not looked for: ward/)
})

test('a document without the field, or without a row, fails by name and is not written', async () => {
  file('k.csv', table)
  const notes = note('7', 'Rosewater') + note('9', 'Rosewater') + note('1', 'Rosewater', {})
  const { code, answers } = await deid(notes, ['--known', at('k.csv'), '--known-field', 'patient_id'])
  expect(code).toBe(1)
  expect(answers.map(({ id, text, error }) => [id, text ?? error.code])).toEqual([
    ['7', '<PATIENT>'],
    ['9', 'no-known-phi'],
    ['1', 'missing-known-field'],
  ])
  expect(said()).toContain("'patient_id'")
  expect(said()).not.toContain('Rosewater')
})

test('spans carry the labels of the pipeline', async () => {
  file('k.csv', table)
  file('in.csv', 'patient_id,text\n7,Rosewater Foley came\n')
  const known = ['--known', at('k.csv'), '--known-field', 'patient_id', '-q']
  expect(await run('detect', at('in.csv'), '-o', at('o.jsonl'), '--pipeline', 'presidio', ...known)).toBe(0)
  expect(JSON.parse(read('o.jsonl')).spans).toContainEqual(
    expect.objectContaining({ start: 0, end: 15, label: 'PERSON' }),
  )
})

test('--resume begins anew where the table changed', async () => {
  file('in.jsonl', note('7', 'Rosewater'))
  const known = ['--known', at('k.csv'), '--known-field', 'patient_id']
  const args = ['deid', at('in.jsonl'), '-o', `${at('out')}/`, '--pipeline', 'patterns', '-q', ...known]
  file('k.csv', table)
  expect(await run(...args)).toBe(0)
  expect(await run(...args, '--resume')).toBe(0)
  file('k.csv', table.replace('Rosewater', 'Ann'))
  expect(await run(...args, '--resume')).toBe(2)
  expect(said()).toContain('[cannot-resume]')
})

test.each<[string, string, string[], string]>([
  ['k.csv', table, ['--known-field', 'visit'], 'bad-known'],
  ['k.csv', 'patient_id,mrn\n7\n"8', ['--known-field', 'mrn'], 'bad-known'],
  ['k.jsonl', '[1]\n', ['--known-field', 'a'], 'bad-known'],
  ['k.jsonl', '{"a":1}\n{"b":1}\n', ['--known-field', 'a'], 'bad-known'],
  ['k.csv', 'a\0b', ['--known-field', 'a'], 'unreadable-settings'],
  ['k.csv', table, [], 'bad-option'],
  ['k.csv', table, ['--known-field', 'mrn', '--spans', 'given'], 'bad-option'],
])('%s %j %j is refused: %s', async (name, content, more, code) => {
  file(name, content)
  expect((await deid('', ['--known', at(name)], ...more)).code).toBe(2)
  expect(said()).toContain(`[${code}]`)
})

test('a table that is not there is refused', async () => {
  expect((await deid('', ['--known', at('no.csv'), '--known-field', 'a'])).code).toBe(2)
  expect(said()).toMatch(/no\.csv: Cannot be read \(ENOENT\) \[unreadable-settings\]/)
})
