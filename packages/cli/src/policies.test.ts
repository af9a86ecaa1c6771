import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { main } from './program.ts'

let folder = ''
let said = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palimpsest-policies-'))
  said = ''
  vi.stubEnv('PALIMPSEST_KEY', 'a key for the tests of policies')
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
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

function policy(...files: readonly string[]): string {
  mkdirSync(at('policies/values'), { recursive: true })
  writeFileSync(
    at('policies/p.yaml'),
    `version: 1\ndefault: { action: surrogate }\nsurrogates:\n  source: own\n  files: [${files.join(', ')}]\n`,
  )
  return at('policies/p.yaml')
}

async function deid(...more: readonly string[]): Promise<number> {
  const text = 'Zorblatt came.'
  writeFileSync(
    at('in.jsonl'),
    JSON.stringify({ id: '1', text, spans: [{ start: 0, end: 8, label: 'PATIENT' }] }),
  )
  return main(['deid', at('in.jsonl'), '-o', `${at('out')}/`, '--spans', 'given', '-q', '--policy', ...more])
}

test('surrogate files lie where the policy names them from, and their values are used', async () => {
  const path = policy('values/own.json', 'values/pairs.json')
  writeFileSync(at('policies/values/own.json'), '{"patient": ["Quixandrel"]}')
  writeFileSync(at('policies/values/pairs.json'), '[["Roe", "PATIENT", "Doe"]]')
  expect(await deid(path)).toBe(0)
  expect(JSON.parse(readFileSync(at('out/in.jsonl'), 'utf8')).text).toBe('Quixandrel came.')
  writeFileSync(at('policies/values/own.json'), '{"patient": ["Vexomirth"]}')
  expect(await deid(path, '--resume')).toBe(2)
  expect(said).toContain('[cannot-resume]')
})

test('policy check tells what is odd in them', async () => {
  const path = policy('values/own.json', 'values/good.csv')
  writeFileSync(at('policies/values/own.json'), '{"PATIENT": ["A b", "A b"], "FROBNITZ": ["c"]}')
  writeFileSync(at('policies/values/good.csv'), 'Quix#CITY\n')
  expect(await main(['policy', 'check', path])).toBe(0)
  expect(said).toMatch(
    /own\.json: labels that nobody knows: FROBNITZ; values given twice: PATIENT \(1\)\n.*good\.csv: good/,
  )
})

test.each([
  ['values/none.json', undefined, /values\/none\.json: Cannot be read \(ENOENT\) \[unreadable-settings\]/],
  ['values/bad.json', '{', /p\.yaml: values\/bad\.json: The file starts like JSON.*\[bad-values\]/],
  ['values/bin.json', 'a\0', /values\/bin\.json: Not a text file.*\[unreadable-settings\]/],
])('%s is refused before anything is read', async (name, content, message) => {
  const path = policy(name)
  if (content !== undefined) writeFileSync(at(`policies/${name}`), content)
  expect(await deid(path)).toBe(2)
  expect(said).toMatch(message)
})
