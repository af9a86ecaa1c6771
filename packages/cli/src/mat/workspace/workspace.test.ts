import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { workplace } from '../../testing/workplace.ts'

const { at, file, read, run, said } = workplace({ key: 'a key for the tests of workspaces' })

const hipaa = 'HIPAA Deidentification'
const note = 'Mr. Bruce Philips was seen on 5/6/2009.\r\n'

/** An operation on the workspace `w`; its exit code, and what it said. */
async function does(operation: string, ...more: readonly string[]): Promise<[number, string]> {
  const code = await run('mat', 'workspace', at('w'), operation, ...more)
  return [code, said()]
}
const inFolder = (folder: string) => readdirSync(at(`w/folders/${folder}`)).sort()
const listed = async () =>
  (await does('list', '--json'))[1]
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => Object.values(JSON.parse(line) as object))

beforeEach(async () => {
  expect(await does('create', '--task', hipaa, '--initial_users', 'ann, bob')).toEqual([0, ''])
})

async function filled(): Promise<void> {
  file('a.txt', note)
  file('b.txt', 'Mr. Philips left at Christmas.')
  const raw = ['--file_type', 'raw', '--strip_suffix', '.txt']
  expect(await does('import', 'core', at('a.txt'), at('b.txt'), ...raw)).toEqual([0, ''])
}
const tag = () => does('autotag', '--pipeline', 'clinical-rules')

test('documents go from import to the redacted folders, and say how far they are', async () => {
  await filled()
  expect(await listed()).toEqual([
    ['core', 'a', 'unannotated'],
    ['core', 'b', 'unannotated'],
  ])
  expect(await tag()).toEqual([0, ''])
  expect(await does('markgold', 'core', 'a', '--user', 'bob')).toEqual([0, ''])
  expect(await listed()).toEqual([
    ['core', 'a', 'gold'],
    ['core', 'b', 'uncorrected'],
  ])
  expect(JSON.parse(read('w/folders/core/a.json')).signal).toBe(note.replace('\r\n', '\n'))
  const [code, told] = await does('redact', '--replacer', 'clear -> [ ]')
  expect([code, told]).toEqual([
    0,
    'palimpsest: left out 1 document not gold; --dont_limit_to_gold takes all\n',
  ])
  expect(read('w/folders/redacted_raw/a')).toBe('Mr. [NAME] was seen on [DATE].\n')
  expect(JSON.parse(read('w/folders/redacted_rich/a.json')).signal).toBe('Mr. [NAME] was seen on [DATE].\n')
  expect(await does('redact', '--dont_limit_to_gold')).toEqual([0, ''])
  expect(read('w/folders/redacted_raw/a')).toMatch(/^Mr\. \*\*NAME<AAA BBB> was seen on \*\*DATE<.*>\.\n$/)
  expect(await does('redact', 'core', 'b', '--dont_limit_to_gold', '--retain_existing')).toEqual([0, ''])
  expect(inFolder('redacted_raw')).toEqual(['a', 'b'])
  expect(await does('redact')).toMatchObject([0, expect.anything()])
  expect(inFolder('redacted_rich')).toEqual(['a.json'])
  expect(existsSync(at('w/opLockfile'))).toBe(false)
})

test('nominations are reviewed and settled before they are transformed', async () => {
  const span = {
    type: 'DATE',
    hasID: false,
    hasSpan: true,
    attrs: [],
    annots: [
      [0, 8],
      [10, 19],
    ],
  }
  file('c.json', JSON.stringify({ signal: '5/6/2009, Christmas', version: 2, asets: [span] }))
  expect(
    (await does('import', at('c.json'), '--strip_suffix', '.json', '--document_status', 'gold'))[0],
  ).toBe(0)
  const flags = ['--replacer', 'clear -> clear', '--flag_unparseable_seeds', 'DATE']
  expect(await does('redact', ...flags)).toMatchObject([1, expect.stringContaining('[flagged-nomination]')])
  expect(inFolder('redacted_raw')).toEqual([])
  expect((await does('nominate', ...flags))[0]).toBe(1)
  expect(await does('nominate', ...flags)).toMatchObject([2, expect.stringContaining('[already-nominated]')])
  const [code, shown] = await does('review')
  const [plain, unread] = shown
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect([code, plain.label, plain.unread]).toEqual([1, 'DATE', undefined])
  expect(unread).toMatchObject({ document: 'c', start: 10, end: 19, unread: 'DATE' })
  expect(unread.note).toMatch(/^Date should be \d+ days (?:after|before) the original$/)
  expect(shown).not.toMatch(/Christmas|5\/6/)
  expect(await listed()).toContainEqual(['nominated', 'c', 'gold', 1])
  expect(await does('nominate_save', '--transform')).toMatchObject([
    1,
    expect.stringContaining('[flagged-nomination]'),
  ])
  expect(inFolder('nominated')).toEqual(['c.json'])
  expect(await does('review', 'c', '--at', '10', '--replacement', 'New Year')).toEqual([0, ''])
  expect((await does('review'))[0]).toBe(0)
  expect(await does('nominate_save', '--transform')).toEqual([0, ''])
  expect(read('w/folders/redacted_raw/c')).toMatch(/^\d+\/\d+\/2009, New Year$/)
  expect(inFolder('nominated')).toEqual([])
})

test('a nominated document may be changed elsewhere and saved, but its text may not', async () => {
  await filled()
  await tag()
  expect((await does('nominate', '--dont_limit_to_gold', '--replacer', 'clear -> [ ]'))[0]).toBe(0)
  const changed = read('w/folders/nominated/a.json').replaceAll('[NAME]', 'Somebody')
  file('changed.json', changed)
  expect(await does('nominate_save', 'nominated', 'a', '--doc', at('changed.json'), '--transform')).toEqual([
    0,
    '',
  ])
  expect(read('w/folders/redacted_raw/a')).toBe('Mr. Somebody was seen on [DATE].\n')
  expect(inFolder('nominated')).toEqual(['b.json'])
  expect(await does('nominate_save', 'b', '--doc', at('changed.json'))).toMatchObject([
    2,
    expect.stringContaining('[other-text]'),
  ])
})

test('what a person has marked stays when the machine tags again', async () => {
  await filled()
  await tag()
  await does('markgold', 'a')
  const before = read('w/folders/core/a.json')
  expect(await tag()).toEqual([0, ''])
  expect(read('w/folders/core/a.json')).toBe(before)
  await does('unmarkgold', 'a')
  expect((await listed())[0]).toEqual(['core', 'a', 'partially corrected'])
  expect(await does('remove', 'core', 'b')).toEqual([0, ''])
  expect(inFolder('core')).toEqual(['a.json'])
})

test('a killed operation leaves a lock and half a file, and the next one goes on', async () => {
  await filled()
  writeFileSync(at('w/opLockfile'), JSON.stringify({ pid: 2 ** 30, operation: 'autotag' }))
  writeFileSync(at('w/folders/core/.a.json.palimpsest-part'), '{"sig')
  expect(await tag()).toEqual([0, ''])
  expect((await listed()).map(([, name]) => name)).toEqual(['a', 'b'])
  writeFileSync(at('w/opLockfile'), JSON.stringify({ pid: process.pid, operation: 'autotag' }))
  expect(await does('list')).toMatchObject([
    2,
    expect.stringContaining(
      'workspace is currently unavailable (processing other request: autotag) [workspace-locked]',
    ),
  ])
})

test.each<[string, readonly string[], RegExp]>([
  ['create', ['--task', hipaa, '--initial_users', 'ann'], /\[workspace-exists\]/],
  ['frobnicate', [], /\[unknown-operation\]/],
  ['constructor', [], /\[unknown-operation\]/],
  ['autotag', ['nominated'], /operation autotag is not for the folder nominated \[wrong-folder\]/],
  ['markgold', ['core', 'nobody'], /There is no document nobody in core/],
  ['markgold', ['--user', 'eve'], /User 'eve' is not registered in workspace/],
  ['review', ['../core/a'], /\[no-document\]/],
  ['import', [], /\[no-input\]/],
  ['import', ['/no/such/file'], /\[unreadable-input\]/],
  ['remove', [], /\[no-document\]/],
])('%s %j is refused', async (operation, more, message) => {
  const [code, told] = await does(operation, ...more)
  expect(code).toBeGreaterThan(0)
  expect(told).toMatch(message)
})

test('what is no workspace is told', async () => {
  mkdirSync(at('x'))
  writeFileSync(at('x/workspace.json'), '{')
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['none', ['list'], 'no-workspace'],
    ['x', ['list'], 'bad-workspace'],
    ['y', ['create', '--task', 'nope', '--initial_users', 'a'], 'unknown-task'],
    ['y', ['create', '--task', hipaa], 'no-user'],
  ]
  for (const [folder, args, code] of cases) {
    expect(await run('mat', 'workspace', at(folder), ...args)).toBe(2)
    expect(said()).toContain(`[${code}]`)
  }
  expect(existsSync(at('y'))).toBe(false)
})

test('an import that fails or would take a name imports nothing', async () => {
  await filled()
  file('c.txt', 'né')
  const raw = ['--file_type', 'raw']
  expect(await does('import', at('a.txt'), at('c.txt'), ...raw)).toMatchObject([
    1,
    expect.stringMatching(/Not ASCII/),
  ])
  expect(await does('import', at('a.txt'), ...raw, '--strip_suffix', '.txt')).toMatchObject([
    2,
    expect.stringContaining('[name-taken]'),
  ])
  expect(inFolder('core')).toEqual(['a.json', 'b.json'])
})
