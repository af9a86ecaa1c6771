import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { build, newFolder, palimpsest } from './cli-process.ts'

// Every door of the command gets documents with these words, good ones and such as fail, and must tell about
// them without the words: on standard error, in its errors, its reports, its journals and its file names.
const WORDS = ['Zorblattine', 'Quixandrel', 'Vexomirth']
const [NAME, PLACE, TOKEN] = WORDS as [string, string, string]
const KEY = { PALIMPSEST_KEY: `secret-${TOKEN}-0123456789` }

beforeAll(build, 300_000)

const line = (record: object) => `${JSON.stringify(record)}\n`
const span = { start: 4, end: 4 + NAME.length, label: 'PATIENT' }
const text = `Mr. ${NAME} of ${PLACE}, MRN 12345678.`
const jsonl = [
  line({ id: '1', text, spans: [span] }),
  line({ id: '2', text: `${text} ${NAME}`, spans: [span] }), // leaks
  line({ id: '3', text, spans: [{ start: 1, end: 999, label: 'PATIENT' }] }),
  line({ id: '4', text, spans: [span, { ...span, label: NAME }] }), // no such label
  line({ id: '5', text, spans: [{ ...span, label: `${NAME} ${PLACE}` }] }),
  line({ id: '6', text, meta: { x: [NAME] } }),
  line({ id: '7', text, spans: NAME }),
  line({ id: '8', text: [NAME] }),
  line({ id: '9', text, spans: [{ start: 0, end: 3, label: 'DATE' }] }), // flagged: no date
  line({ text: NAME, id: { a: PLACE } }),
  `{"id":"11","text":"${NAME}" ${PLACE}}\n`,
  `{"id":"12","text":"${NAME}\n`,
  `${NAME} ${PLACE}\n`,
].join('')
const broken = Buffer.concat([Buffer.from(jsonl), Buffer.from(`{"text":"${NAME}`), Buffer.from([0xff, 0x0a])])
const policy = `version: 1
labels:
  PATIENT: { action: encrypt }
  DATE: { action: shift, unparseable: flag }
`

/** What the command said beside its results: errors on the stream belong to what is said. */
function said(out: string, err: string): string {
  const errors = out
    .split('\n')
    .filter((l) => l.includes('"error"'))
    .map((l) => JSON.stringify(JSON.parse(l).error))
  return [err, ...errors].join('\n')
}
function expectSilent(where: string, text: string): void {
  for (const word of WORDS) expect(text.toLowerCase(), where).not.toContain(word.toLowerCase())
}

test.each<[string, string[]]>([
  ['detect', ['--pipeline', 'clinical-rules', '--explain']],
  ['detect', ['--pipeline', 'patterns', '--resolve', 'none']],
  ['deid', ['--pipeline', 'clinical-rules']],
  ['deid', ['--spans', 'given']],
  ['deid', ['--spans', 'both', '--policy', 'mask']],
  ['deid', ['--spans', 'given', '--policy', 'POLICY']],
  ['restore', ['--policy', 'POLICY']],
  ['convert', ['--to', 'jsonl']],
])('%s %j says nothing of the text', (command, args) => {
  const folder = newFolder()
  writeFileSync(join(folder, 'p.yaml'), policy)
  const full = args.map((arg) => (arg === 'POLICY' ? join(folder, 'p.yaml') : arg))
  const reports = ['r.json', 'r.html'].map((name) => {
    const result = palimpsest([command, '-', ...full, '--report', join(folder, name)], {
      input: broken,
      env: KEY,
    })
    expect(result.code).toBe(1)
    expect(result.err).not.toContain('Internal error')
    expectSilent(command, said(result.out, result.err))
    return readFileSync(join(folder, name), 'utf8')
  })
  expectSilent('report', reports.join(''))
  expectSilent('file names', readdirSync(folder).join(' '))
})

test.each<[string, string]>([
  ['csv', `id,text\n1,"Mr. ${NAME} and ${NAME.toUpperCase()}`],
  ['csv', `id,text\n1,${NAME}\n2\n${PLACE}\n`],
  ['presidio', `{"text":"${NAME}","analyzer_results":[{"start":0,"end":99,"entity_type":"${PLACE}"}]}`],
  ['mat-json', `{"signal":"${NAME}","asets":[{"type":"A","annots":[[0,"${PLACE}"]]}]}`],
  [
    'label-studio',
    `[{"data":{"text":"${NAME}"},"annotations":[{"result":[{"type":"labels","value":{"start":0,"end":3,"text":"${PLACE}","labels":["A"]}}]}]}]`,
  ],
  ['xml-inline', `<a>${NAME}<b ${PLACE}></b></a>`],
  ['i2b2', `<a><TEXT>${NAME}</TEXT><TAGS><NAME start="0" end="4" text="${PLACE}" TYPE="X"/></TAGS></a>`],
  ['conll', `-DOCSTART- O\n\n${NAME} ${PLACE}\n`],
  ['text', `${NAME}\0${PLACE}`],
])('a broken %s file says nothing of the text', (format, content) => {
  const folder = newFolder()
  mkdirSync(join(folder, 'in'))
  writeFileSync(join(folder, 'in', 'a.dat'), content)
  for (const more of [
    ['-o', join(folder, 'out')],
    ['--to', 'jsonl'],
  ]) {
    const result = palimpsest(['deid', join(folder, 'in'), '--format', format, '--spans', 'both', ...more])
    expect(result.code).toBeGreaterThan(0)
    expectSilent(format, said(result.out, result.err))
  }
  expectSilent('file names', readdirSync(folder, { recursive: true }).join(' '))
})

test('verify tells of leaks by place', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'a.txt'), text)
  writeFileSync(join(folder, 'b.txt'), text)
  const result = palimpsest([
    'verify',
    join(folder, 'a.txt'),
    join(folder, 'b.txt'),
    '--report',
    join(folder, 'r.json'),
    '--pipeline',
    'clinical-rules',
  ])
  expect(result.code).toBe(1)
  expect(result.out).toContain('"leaks"')
  expectSilent('verify', result.out + result.err + readFileSync(join(folder, 'r.json'), 'utf8'))
})

test('settings that do not hold are told without what they hold', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'p.yaml'), `version: 1\nlabels:\n  PATIENT: { action: "${NAME}" }\n`)
  writeFileSync(join(folder, 'key'), `hex:${PLACE}`)
  writeFileSync(join(folder, 'pipeline.yaml'), `recognizers:\n  - ${NAME}: [\n`)
  for (const args of [
    ['--key-file', join(folder, 'key')],
    ['--pipeline', join(folder, 'pipeline.yaml')],
  ]) {
    const result = palimpsest(['deid', '-', ...args])
    expect(result.code).toBe(2)
    expectSilent('settings', result.err)
  }
})
