import { mkdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { workplace } from './testing/workplace.ts'

const { at, file, read, run, said } = workplace({ key: 'a key for the tests of policies' })

function policy(...files: readonly string[]): string {
  mkdirSync(at('policies/values'), { recursive: true })
  file(
    'policies/p.yaml',
    `version: 1\ndefault: { action: surrogate }\nsurrogates:\n  source: own\n  files: [${files.join(', ')}]\n`,
  )
  return at('policies/p.yaml')
}

async function deid(...more: readonly string[]): Promise<number> {
  const text = 'Zorblatt came.'
  file('in.jsonl', JSON.stringify({ id: '1', text, spans: [{ start: 0, end: 8, label: 'PATIENT' }] }))
  return run('deid', at('in.jsonl'), '-o', `${at('out')}/`, '--spans', 'given', '-q', '--policy', ...more)
}

test('surrogate files lie where the policy names them from, and their values are used', async () => {
  const path = policy('values/own.json', 'values/pairs.json')
  file('policies/values/own.json', '{"patient": ["Quixandrel"]}')
  file('policies/values/pairs.json', '[["Roe", "PATIENT", "Doe"]]')
  expect(await deid(path)).toBe(0)
  expect(JSON.parse(read('out/in.jsonl')).text).toBe('Quixandrel came.')
  file('policies/values/own.json', '{"patient": ["Vexomirth"]}')
  expect(await deid(path, '--resume')).toBe(2)
  expect(said()).toContain('[cannot-resume]')
})

test('policy check tells what is odd in them', async () => {
  const path = policy('values/own.json', 'values/good.csv')
  file('policies/values/own.json', '{"PATIENT": ["A b", "A b"], "FROBNITZ": ["c"]}')
  file('policies/values/good.csv', 'Quix#CITY\n')
  expect(await run('policy', 'check', path)).toBe(0)
  expect(said()).toMatch(
    /own\.json: labels that nobody knows: FROBNITZ; values given twice: PATIENT \(1\)\n.*good\.csv: good/,
  )
})

test.each([
  ['values/none.json', undefined, /values\/none\.json: Cannot be read \(ENOENT\) \[unreadable-settings\]/],
  ['values/bad.json', '{', /p\.yaml: values\/bad\.json: The file starts like JSON.*\[bad-values\]/],
  ['values/bin.json', 'a\0', /values\/bin\.json: Not a text file.*\[unreadable-settings\]/],
])('%s is refused before anything is read', async (name, content, message) => {
  const path = policy(name)
  if (content !== undefined) file(`policies/${name}`, content)
  expect(await deid(path)).toBe(2)
  expect(said()).toMatch(message)
})
