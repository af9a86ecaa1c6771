import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { build, command, newFolder, palimpsest } from './cli-process.ts'

// What no one should send and everyone does, through the built command: each ends with a code and a place, and what
// is good beside it goes through. Interrupted runs and unwritable outputs are in cli.test.ts.
beforeAll(build, 300_000)
let folder = ''
beforeEach(() => {
  folder = newFolder()
})
const at = (name: string) => join(folder, name)
const file = (name: string, content: string | Uint8Array) => {
  mkdirSync(join(at(name), '..'), { recursive: true })
  writeFileSync(at(name), content)
  return at(name)
}
const codes = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ text, error }) => text ?? error.code)

const lists = `${'['.repeat(1e5)}${']'.repeat(1e5)}`
const objects = `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`

describe('nested 100,000 deep', () => {
  test('lines fail one by one', () => {
    const input = [
      `{"text":"a","meta":${objects}}`,
      '{"text":"good"}',
      lists,
      `{"text":"b","spans":${lists}}`,
    ].join('\n')
    const { code, out } = palimpsest(['deid', '-', '--pipeline', 'patterns'], { input })
    expect([code, codes(out)]).toEqual([1, ['too-deep', 'good', 'too-deep', 'too-deep']])
  })
  test('files fail beside good ones, whatever their format', () => {
    file('in/good.txt', 'mail jane@example.com')
    file('in/a.mat.json', `{"signal":"x","asets":[],"metadata":${objects},"version":2}`)
    file('in/b.xml', `${'<a>'.repeat(1e5)}x${'</a>'.repeat(1e5)}`)
    const { code, err } = palimpsest(['deid', at('in'), '-o', at('out'), '--pipeline', 'patterns'])
    expect(code).toBe(1)
    expect(err.match(/\[too-deep\]/g)).toHaveLength(2)
    expect(readFileSync(at('out/good.txt'), 'utf8')).toBe('mail <EMAIL>')
    expect(readdirSync(at('out'))).toEqual(['.palimpsest-run.json', 'good.txt'])
  })
  test.each([
    [['policy', 'check', 'F'], 'bad-policy'],
    [['deid', '-', '--policy', 'F'], 'bad-policy'],
    [['deid', '-', '--pipeline', 'F'], 'invalid-no-code'],
    [['serve', '--analyzer-conf', 'F'], 'invalid-no-code'],
  ])('settings are refused: %j', (args, code) => {
    const path = file('deep.json', objects)
    const result = palimpsest(args.map((arg) => (arg === 'F' ? path : arg)))
    expect(result.code).toBe(2)
    expect(result.err).toContain(`[${code}]`)
  })
})

test.each([
  ['jsonl', '{"text":"a","__proto__":{"polluted":1}}'],
  ['jsonl', '{"text":"a","meta":{"constructor":{"prototype":{"polluted":1}}}}'],
  ['presidio', '{"text":"a","analyzer_results":[],"__proto__":{"polluted":1}}'],
  ['mat-json', '{"signal":"a","asets":[],"metadata":{"__proto__":{"polluted":1}},"version":2}'],
  ['label-studio', '[{"data":{"text":"a"},"meta":{"__proto__":{"polluted":1}}}]'],
])('keys of prototypes are refused: %s %s', (format, content) => {
  const path = file('x.json', content)
  const { code, out, err } = palimpsest([
    'deid',
    path,
    '--format',
    format,
    '--to',
    'jsonl',
    '--pipeline',
    'patterns',
  ])
  expect(code).toBe(1)
  expect(out + err).toContain('forbidden-key')
})

test('a line beyond the limit gives an error in its place, and memory for one line is all it takes', () => {
  const long = JSON.stringify({ id: 'long', text: 'x'.repeat(1_500_000) })
  const input = `{"text":"a"}\n${long}\n{"text":"b"}\n${long}`
  const { code, out, err } = palimpsest(['deid', '-', '--pipeline', 'patterns', '--max-line', '1'], { input })
  expect([code, codes(out)]).toEqual([1, ['a', 'too-large', 'b', 'too-large']])
  expect(err).toMatch(/stdin:2: The line has \d+ bytes: more than the limit \[too-large\]/)
})

test('a record beyond the limit ends a CSV with its line', () => {
  const path = file('a.csv', `id,text\n1,a\n2,"${'x\n'.repeat(800_000)}"\n`)
  const { code, err } = palimpsest([
    'deid',
    path,
    '-o',
    at('o.csv'),
    '--pipeline',
    'patterns',
    '--max-line',
    '1',
  ])
  expect(code).toBe(1)
  expect(err).toMatch(/a\.csv:3: The record that begins on line 3 is longer than the limit \[too-large\]/)
})

test('half characters at the end of a file, a line and a cell are told by their byte', () => {
  const cut = (text: string) => Buffer.from(text).subarray(0, -1)
  const said = (path: string) => palimpsest(['deid', path, '-o', at('out'), '--pipeline', 'patterns']).err
  expect(said(file('a.txt', cut('naïve é')))).toContain('Not UTF-8: byte 7 of 8')
  expect(said(file('a.jsonl', cut('{"text":"é')))).toContain('Not UTF-8: byte 9 of 10')
  expect(said(file('a.csv', cut('id,text\n1,é')))).toContain('a.csv:2: Not UTF-8: byte 2 of the line')
})

test('halves of surrogate pairs and NUL in JSON are text like other text', () => {
  const input = '{"text":"\\ud83d jane@example.com \\u0000 \\ude00"}\n'
  expect(JSON.parse(palimpsest(['deid', '-', '--pipeline', 'patterns'], { input }).out).text).toBe(
    '\ud83d <EMAIL> \0 \ude00',
  )
})

describe('expressions that would never end', () => {
  const pipeline = (regex: string) =>
    file(
      'bomb.yaml',
      `recognizers:\n  - name: B\n    supported_entity: B\n    patterns: [{ name: b, regex: '${regex}', score: 0.5 }]\n`,
    )
  test.each(['(a+)+$', '(a|aa)*b', '(.*)*c', '(a*)*(a*)*(a*)*d'])('%s is done in linear time', (regex) => {
    const input = JSON.stringify({ text: 'a'.repeat(50_000) })
    expect(palimpsest(['detect', '-', '--pipeline', pipeline(regex)], { input }).code).toBe(0)
  })
  test.each(['((a{900}){900}){900}', '(?<=a)(a+)+$', '(a+)\\1+$', '('])('%s is refused', (regex) => {
    const { code, err } = palimpsest(['detect', '-', '--pipeline', pipeline(regex)])
    expect(code).toBe(2)
    expect(err).toMatch(/bomb\.yaml:2: recognizers\.0: Invalid regex pattern: .* \[invalid-no-code\]/)
  })
})

test('overlapping and nested spans of a file are each replaced once, and nothing between them is lost', () => {
  const spans = [
    { start: 0, end: 8, label: 'PATIENT' },
    { start: 4, end: 12, label: 'DOCTOR' },
    { start: 5, end: 6, label: 'DATE' },
  ]
  const input = JSON.stringify({ text: 'abcdefgh ijklm', spans })
  const { code, out } = palimpsest(['deid', '-', '--spans', 'given'], { input })
  expect([code, JSON.parse(out).text]).toEqual([0, '<PATIENT> <DOCTOR>lm'])
})

// A file system of 256 kB in a name space of the test's own, where the system allows that.
const small = (script: string) =>
  spawnSync('unshare', ['-Urm', 'sh', '-c', `mount -t tmpfs -o size=256k none /mnt && ${script}`], {
    encoding: 'utf8',
  })
const canMount = small('true').status === 0

describe.runIf(canMount)('a full disk', () => {
  const run = (args: string) => `"${process.execPath}" "${command}" ${args} --pipeline patterns -q`

  test('leaves nothing half-written; with more room --resume makes the same file', () => {
    const lines = Array.from({ length: 2000 }, (_, i) =>
      JSON.stringify({ id: `${i}`, text: 'Call jane@example.com. '.repeat(10) }),
    )
    const input = file('in.jsonl', `${lines.join('\n')}\n`)
    const first = run(`deid ${input} -o /mnt/o.jsonl`)
    const { stdout, stderr } = small(
      `${first}; echo $?; ls /mnt; mount -o remount,size=20m /mnt; ${first} --resume; echo $?; ls /mnt; ${run(`deid ${input} -o /mnt/p.jsonl`)}; cmp /mnt/o.jsonl /mnt/p.jsonl && echo same`,
    )
    expect(stdout.split('\n').filter(Boolean)).toEqual(['1', '0', 'o.jsonl', 'same'])
    expect(stderr).toMatch(/^palimpsest: \/mnt\/o\.jsonl: No space left to write the output \[disk-full\]\n$/)
  })
  test('keeps the files of a folder that are done', () => {
    for (const name of ['a', 'b', 'c']) file(`in/${name}.txt`, `${name} `.repeat(60_000))
    const { stdout, stderr } = small(
      `${run(`deid ${at('in')} -o /mnt/out`)}; echo $?; ls /mnt/out; wc -c /mnt/out/a.txt`,
    )
    expect(stdout).toBe('1\na.txt\nb.txt\n120000 /mnt/out/a.txt\n')
    expect(stderr).toContain('[disk-full]')
  })
  test.each(['--report /mnt/r.json', '--mapping /mnt/m'])('under %s is told too', (option) => {
    const input = file('in.jsonl', '{"text":"jane@example.com"}\n')
    const { stdout, stderr } = small(
      `head -c 1m /dev/zero > /mnt/fill 2>/dev/null; ${run(`deid ${input} -o ${at('o.jsonl')} ${option} --key-file ${file('key', 'a key of many bytes')}`)}; echo $?; ls -A /mnt`,
    )
    expect(stdout).toBe('1\nfill\n')
    expect(stderr).toContain('[disk-full]')
  })
})
