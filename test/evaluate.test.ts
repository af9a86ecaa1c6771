// `palimpsest evaluate` as its users run it.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { build, newFolder, palimpsest } from './cli-process.ts'

beforeAll(build, 300_000)
const CANARY = 'Zorblattine'
const evaluate = (...args: string[]) => palimpsest(['evaluate', ...args])

function folder(files: Readonly<Record<string, string>>): (name: string) => string {
  const root = newFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return (name) => join(root, name)
}

const line = (id: string, text: string | undefined, ...spans: [number, number, string][]) =>
  `${JSON.stringify({ id, ...(text !== undefined && { text }), spans: spans.map(([start, end, label]) => ({ start, end, label })) })}\n`
const text = `Mr. ${CANARY} came on 3/4.`
const gold = line('a', text, [4, 15, 'PATIENT'], [24, 27, 'DATE']) + line('b', 'Nothing here.')

test('prints scores, writes every kind of report, and names no document text unless asked', () => {
  const at = folder({
    'gold.jsonl': gold,
    'found.jsonl': line('b', undefined) + line('a', undefined, [4, 15, 'DOCTOR']),
    'other.jsonl':
      line('a', text, [4, 15, 'PATIENT'], [24, 27, 'DATE']) + line('b', 'Nothing here.', [0, 7, 'DATE']),
  })
  const reports = ['r.json', 'r.csv', 'r.html'].flatMap((name) => ['--report', at(name)])
  const { code, out, err } = evaluate(
    at('gold.jsonl'),
    at('found.jsonl'),
    '--match',
    'char',
    '--compare',
    at('other.jsonl'),
    ...reports,
    '--errors',
    at('errors.csv'),
  )
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/PATIENT +0 +11 +0/)
  expect(out).toMatch(/all, any label +11 +0 +3/)
  expect(out).toContain('2 documents, match char')
  const summary = JSON.parse(readFileSync(at('r.json'), 'utf8'))
  expect(summary.figures).toMatchObject({ recall: 0, 'leaking-docs': 1, 'touched-free-docs': 0 })
  expect(summary.groupings.group.NAME.recall).toBe(1)
  expect(summary.groupings.paragraph.A.recall).toBe(1)
  expect(summary.comparison.find((c: { metric: string }) => c.metric === 'touched-free-docs').b).toBe(1)
  for (const name of ['r.json', 'r.csv', 'r.html', 'r.docs.csv', 'r.figures.csv', 'r.confusion.csv'])
    expect(readFileSync(at(name), 'utf8')).not.toContain(CANARY)
  expect(out).not.toContain(CANARY)
  expect(readFileSync(at('errors.csv'), 'utf8')).toContain(CANARY)
  expect(
    evaluate(at('gold.jsonl'), at('found.jsonl'), '-q', '--report', at('text.html'), '--show-text'),
  ).toEqual({ code: 0, out: '', err: '' })
  expect(readFileSync(at('text.html'), 'utf8')).toContain(CANARY)
})

test('documents are paired by id over formats, files and their endings', () => {
  const at = folder({
    'gold/a.txt': text,
    'gold/a.ann': `T1\tPATIENT 4 15\t${CANARY}\nT2\tDATE 24 27\t3/4\n`,
    'gold/b.txt': 'Nothing here.',
    'gold/b.ann': '',
    'found.jsonl': line('b', undefined) + line('a', undefined, [4, 15, 'PATIENT'], [24, 27, 'DATE']),
  })
  const { code, out, err } = evaluate(at('gold'), at('found.jsonl'))
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/all +2 +0 +0 +0 +1\.0000 +1\.0000/)
})

test.each<[what: string, found: string, args: string[], code: number, error: RegExp]>([
  [
    'a document that is missing',
    line('a', undefined),
    [],
    2,
    /gold.jsonl:2: 1 document of gold has no partner.*\[unpaired\]/,
  ],
  [
    'another text',
    line('a', `${CANARY}!`) + line('b', 'Nothing here.'),
    [],
    2,
    /found.jsonl:1: .*\[text-differs\]/,
  ],
  ['the same id twice', line('a', text) + line('a', text), [], 2, /\[same-id\]/],
  [
    'a document without spans',
    `${JSON.stringify({ id: 'a', text })}\n${line('b', undefined)}`,
    [],
    2,
    /\[no-spans\]/,
  ],
  [
    'a span outside its text',
    line('a', undefined, [4, 999, 'DATE']) + line('b', undefined),
    [],
    1,
    /found.jsonl:1/,
  ],
  ['no JSON', `{"id":"a","text":"${CANARY}\n`, [], 1, /found.jsonl:1/],
  [
    'a label of no scheme',
    line('a', undefined, [4, 15, CANARY.toUpperCase()]) + line('b', undefined),
    ['--labels', 'hipaa'],
    2,
    /\[unknown-label\]/,
  ],
  ['a report of another kind', line('a', undefined), ['--report', 'r.pdf'], 2, /\[bad-report\]/],
  ['no such file', '', ['--compare', '/nowhere.jsonl'], 2, /./],
])('%s is told by place, not by text', (_, found, args, code, error) => {
  const at = folder({ 'gold.jsonl': gold, 'found.jsonl': found })
  const outcome = evaluate(at('gold.jsonl'), at('found.jsonl'), ...args)
  expect(outcome.code).toBe(code)
  expect(outcome.err).toMatch(error)
  expect(outcome.err.toLowerCase()).not.toContain(CANARY.toLowerCase())
})

test('a document that failed is left out and told; one of one side only is passed over where that is allowed', () => {
  const failed = `${JSON.stringify({ id: 'b', error: { code: 'detector-failed', message: CANARY } })}\n`
  const at = folder({
    'gold.jsonl': gold + line('c', 'Alone.'),
    'found.jsonl': line('a', undefined, [4, 15, 'PATIENT'], [24, 27, 'DATE']) + failed,
  })
  const { code, out, err } = evaluate(at('gold.jsonl'), at('found.jsonl'), '--unpaired', 'skip')
  expect(code).toBe(1)
  expect(out).toContain('1 document, match')
  expect(err).toContain('found.jsonl:2: left out, it failed [detector-failed]')
  expect(err).toContain('passed over: 1 document without partner')
  expect(err).not.toContain(CANARY)
})

test('labels can be equated, ignored and spoken in another scheme', () => {
  const at = folder({
    'gold.jsonl': line('a', text, [4, 15, 'PATIENT'], [24, 27, 'DATE']),
    'found.jsonl': line('a', undefined, [4, 15, 'DOCTOR']),
  })
  const files = [at('gold.jsonl'), at('found.jsonl')]
  expect(evaluate(...files, '--equate', 'NAME=PATIENT,DOCTOR', '--ignore', 'DATE').out).toMatch(
    /all +1 +0 +0 +0/,
  )
  expect(evaluate(...files, '--labels', 'hipaa').out).toMatch(/NAME +1 +0 +0 +0/)
})

test('the output of detect is judged as it comes', () => {
  const at = folder({ 'gold.jsonl': gold })
  const args = [at('gold.jsonl'), '--pipeline', 'clinical-rules', '-o', at('found.jsonl')]
  expect(palimpsest(['detect', ...args]).code).toBe(0)
  expect(existsSync(at('found.jsonl'))).toBe(true)
  const { code, out } = evaluate(at('gold.jsonl'), at('found.jsonl'), '--match', 'overlap')
  expect(code).toBe(0)
  expect(out).toMatch(/DATE +1 +0 +0 +0/)
  expect(readdirSync(join(at('gold.jsonl'), '..'))).toHaveLength(2)
})

test('a similarity profile of a MAT task decides what is alike, attributes of MAT documents among it', () => {
  const document = (...annots: unknown[]) =>
    JSON.stringify({
      version: 2,
      signal: text,
      metadata: {},
      asets: [
        {
          type: 'ENAMEX',
          hasID: false,
          hasSpan: true,
          attrs: [{ name: 'type', type: 'string', aggregation: null }],
          annots,
        },
      ],
    })
  const task = `<?xml version="1.0"?>
<tasks><task name="t">
  <annotation_set_descriptors><annotation_set_descriptor>
    <attribute of_annotation="ENAMEX" name="type"><choice effective_label="PERSON">PER</choice></attribute>
  </annotation_set_descriptor></annotation_set_descriptors>
  <similarity_profile name="strict"><tag_profile true_labels="ENAMEX">
    <dimension name="_label" weight=".1" true_residue=".5"/><dimension name="_span" weight=".9"/>
  </tag_profile></similarity_profile>
  <similarity_profile name="loose"><tag_profile true_labels="ENAMEX">
    <dimension name="_label" weight=".1"/><dimension name="_span" weight=".9" overlap_match_lower_bound=".7"/>
    <dimension name="_annotation_attribute_remainder" weight=".1"/>
  </tag_profile></similarity_profile>
</task></tasks>`
  const at = folder({
    'gold/a.mat.json': document([4, 15, 'PER'], [24, 27, 'DAT']),
    'found/a.mat.json': document([4, 14, 'PER'], [24, 27, 'PER']),
    'task.xml': task,
    'own.yaml': 'name: own\ntags: [{ labels: [ENAMEX], dimensions: [{ name: _span, weight: 1 }] }]\n',
  })
  const how = (...args: string[]) =>
    evaluate(at('gold'), at('found'), '--format', 'mat-json', '--samples', '0', ...args)
  const loose = how('--similarity', at('task.xml'), '--profile', 'loose')
  expect(loose.code).toBe(0)
  expect(loose.err).toContain('annotations as values of attributes are not compared')
  expect(loose.out).toMatch(/PERSON +1 +0/)
  expect(loose.out).toMatch(/ENAMEX +0 +1/)
  expect(how('--similarity', at('task.xml'), '--profile', 'strict').out).toMatch(/PERSON +0 +1/)
  // The extent alone: another type does not matter.
  expect(how('--similarity', at('own.yaml')).out).toMatch(/all +1 +1/)
  for (const [args, error] of [
    [['--similarity', at('task.xml')], /strict, loose.*\[bad-similarity\]/],
    [['--similarity', at('own.yaml'), '--match', 'char'], /\[bad-similarity\]/],
    [['--profile', 'x'], /\[bad-similarity\]/],
    [['--compare', at('found'), '--samples', '0'], /\[bad-samples\]/],
  ] as const) {
    const { code, err } = how(...args)
    expect(code).toBe(2)
    expect(err).toMatch(error)
  }
})

test.each([
  [
    'a dimension without weight',
    'tags: [{ labels: [A], dimensions: [{ name: _span }] }]',
    /weight must be a number/,
  ],
  [
    'no dimension that counts',
    'tags: [{ labels: [A], dimensions: [{ name: _span, weight: 0 }] }]',
    /above 0/,
  ],
  [
    'a label in two profiles',
    'tags: [{ labels: [A, A], dimensions: [{ name: _span, weight: 1 }] }]',
    /two tag profiles/,
  ],
  ['a misspelt key', 'tags: []\nstratum: [[A]]', /stratum is not a setting/],
  [
    'a share beyond 1',
    'tags: [{ labels: [A], dimensions: [{ name: _span, weight: 1, matchAbove: 7 }] }]',
    /between 0 and 1/,
  ],
  ['no YAML', 'tags: [', /not YAML/],
])('a profile with %s is refused', (_, yaml, error) => {
  const at = folder({ 'gold.jsonl': gold, 'p.yaml': yaml })
  const { code, err } = evaluate(at('gold.jsonl'), at('gold.jsonl'), '--similarity', at('p.yaml'))
  expect(code).toBe(2)
  expect(err).toMatch(error)
  expect(err).toContain('[bad-similarity]')
})
