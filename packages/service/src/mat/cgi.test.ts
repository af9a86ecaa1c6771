import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../app.ts'

const url = '/MAT/cgi/MATCGI.cgi'
const task = 'HIPAA Deidentification'
let app: FastifyInstance
beforeAll(async () => {
  app = await buildApp({
    logLevel: 'silent',
    pipeline: 'clinical-rules',
    key: { kind: 'given', key: 'a key for the tests of MAT' },
  })
})
afterAll(() => app.close())

interface Aset {
  readonly type: string
  readonly attrs: readonly { readonly name: string }[]
  readonly annots: readonly (readonly unknown[])[]
}
interface DocValue {
  readonly signal: string
  readonly metadata: Readonly<Record<string, unknown>>
  readonly version: number
  readonly asets: readonly Aset[]
}
interface StepsAnswer {
  readonly error: string | null
  readonly errorStep: string | null
  readonly successes: readonly { readonly val: DocValue; readonly steps: readonly string[] }[]
  readonly stepsUndone?: readonly string[]
  readonly doc?: DocValue
}

async function post(fields: Readonly<Record<string, string>>) {
  return app.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  })
}

async function steps(fields: Readonly<Record<string, string>>): Promise<StepsAnswer> {
  const reply = await post({ operation: 'steps', task, file_type: 'mat-json', ...fields })
  expect(reply.statusCode).toBe(200)
  return reply.json()
}

const note =
  'Mr. Bruce Philips was seen on 5/6/2009 by Dr. Betty Marshall. Mr. Philips is 45. 😀 Tel (617) 555-1212.'
const raw = JSON.stringify({ signal: note, metadata: {}, asets: [], version: 2 })

const setOf = (doc: DocValue, type: string) => doc.asets.find((set) => set.type === type)

test('ping answers with nothing, and an unknown operation is said to be one', async () => {
  expect((await post({ operation: 'ping' })).body).toBe('')
  expect((await post({ operation: 'nope' })).body).toMatch(/^Error: unknown operation/)
})

test('fetch_tasks lists tasks, workflows and their replacers', async () => {
  const [ok, { metadata, workspace_access }] = (await post({ operation: 'fetch_tasks' })).json()
  expect([ok, workspace_access]).toEqual([true, false])
  expect(Object.keys(metadata)).toEqual(['HIPAA Deidentification', 'AMIA Deidentification'])
  const { workflows } = metadata[task]
  expect(Object.keys(workflows)).toEqual(['Demo', 'Hand annotation', 'Review/repair', 'Resynthesize'])
  expect(workflows.Resynthesize.workflowData.uiSettings.replacers).toEqual(['[ ] -> clear', 'DE-ID -> clear'])
  expect(workflows.Demo.uiSettings.replacers).toContain('clear -> clear')
})

test('zone, tag, nominate and transform give two successes, the last with the rewritten text', async () => {
  const answer = await steps({
    workflow: 'Demo',
    steps: 'zone,tag,nominate,transform',
    input: raw,
    replacer: 'clear -> clear',
  })
  expect(answer).toMatchObject({ error: null, errorStep: null })
  expect(answer.successes.map((one) => one.steps)).toEqual([
    ['zone', 'truezone', 'tokenize', 'tag', 'nominate'],
    ['transform'],
  ])
  const [before, after] = answer.successes.map((one) => one.val) as [DocValue, DocValue]
  expect(before.metadata).toMatchObject({ replacer_used: 'clear -> clear' })
  expect(setOf(before, 'NAME')!.attrs.map(({ name }) => name)).toContain('redacted')
  expect(after.metadata.phasesDone).toEqual(['zone', 'tag'])
  expect(after.signal).not.toMatch(/Philips|Marshall|Bruce|555-1212/)
  expect(after.signal).toContain('😀')
  expect(setOf(after, 'SEGMENT')!.annots).toEqual([[0, after.signal.length, 'unknown human', 'human gold']])
  for (const [start, end] of setOf(after, 'NAME')!.annots)
    expect(after.signal.slice(start as number, end as number)).toMatch(/^\p{Lu}[\p{L} .'-]*$/u)
})

test('undo_through takes back what follows as well, and sends what the Java client looks for', async () => {
  const { successes } = await steps({
    workflow: 'Demo',
    steps: 'zone,tag,nominate',
    input: raw,
    replacer: 'clear -> [ ]',
  })
  const input = JSON.stringify(successes.at(-1)!.val)
  const reply = await post({ operation: 'undo_through', task, workflow: 'Demo', undo_through: 'tag', input })
  const undone: StepsAnswer = reply.json()
  expect(undone).toMatchObject({ error: null, stepsUndone: ['nominate', 'tag'] })
  expect(undone.doc!.metadata).toEqual({ phasesDone: ['zone', 'truezone', 'tokenize'] })
  expect(undone.doc!.asets.map(({ type }) => type)).toEqual(['zone', 'SEGMENT', 'lex'])
  expect(undone.successes.at(-1)!.val).toEqual(undone.doc)
})

const tagged = JSON.stringify({
  signal: 'Hi Bruce Philips on Christmas, MRN PATNO67897.',
  metadata: { phasesDone: ['clean', 'zone', 'tag'], keep: ['me'] },
  version: 2,
  asets: [
    { type: 'NAME', hasID: false, hasSpan: true, attrs: [], annots: [[3, 16]] },
    { type: 'DATE', hasID: false, hasSpan: true, attrs: [], annots: [[20, 29]] },
    { type: 'IDNUM', hasID: false, hasSpan: true, attrs: [], annots: [[35, 45]] },
  ],
})

describe('nominate and transform', () => {
  test.each([
    ['clear -> [ ]', 'Hi [NAME] on [DATE], MRN [IDNUM].'],
    ['clear -> DE-ID', 'Hi **NAME<AAA BBB> on **DATE, MRN **IDNUM.'],
  ])('%s', async (replacer, signal) => {
    const { successes, error } = await steps({
      workflow: 'Review/repair',
      steps: 'nominate,transform',
      input: tagged,
      replacer,
    })
    expect(error).toBe(null)
    expect(successes.at(-1)!.val.signal).toBe(signal)
    expect(successes.at(-1)!.val.metadata).toMatchObject({ keep: ['me'] })
  })

  test('a prologue comes before the text and moves the spans', async () => {
    const { successes } = await steps({
      workflow: 'Review/repair',
      steps: 'nominate,transform',
      input: tagged,
      replacer: 'clear -> [ ]',
      prologue: 'PRO ',
    })
    const { val } = successes.at(-1)!
    expect(val.signal).toBe('PRO Hi [NAME] on [DATE], MRN [IDNUM].')
    expect(setOf(val, 'NAME')!.annots).toEqual([[7, 13]])
  })

  test('labels may be left out of nominating', async () => {
    const { successes } = await steps({
      workflow: 'Review/repair',
      steps: 'nominate,transform',
      input: tagged,
      replacer: 'clear -> [ ]',
      dont_nominate: 'DATE, IDNUM',
    })
    expect(successes.at(-1)!.val.signal).toBe('Hi [NAME] on Christmas, MRN PATNO67897.')
  })

  test('rules for <cgi> apply, those for another file do not', async () => {
    const rules = (file: string) =>
      JSON.stringify({
        [file]: { IDNUM: { rules: [[{ input: 'PATNO67897' }, { seed: { id: 'ID9938273' } }]] } },
      })
    const signalOf = async (file: string) =>
      (
        await steps({
          workflow: 'Review/repair',
          steps: 'nominate,transform',
          input: tagged,
          replacer: 'clear -> clear',
          replacement_map: rules(file),
        })
      ).successes.at(-1)!.val.signal
    expect(await signalOf('<cgi>')).toContain('MRN ID9938273.')
    expect(await signalOf('other')).toMatch(/MRN [A-Z]{5}\d{5}\.$/)
  })

  test('what was flagged must be looked at before transform', async () => {
    const answer = await steps({
      workflow: 'Review/repair',
      steps: 'nominate,transform',
      input: tagged,
      replacer: 'clear -> clear',
      flag_unparseable_seeds: 'DATE',
    })
    expect(answer.errorStep).toBe('transform')
    expect(answer.error).toMatch(
      /^The 'DATE' phrase from 20 to 29 could not be parsed for nomination, and its/,
    )
    const { val } = answer.successes.at(-1)!
    const dates = setOf(val, 'DATE')!
    expect(dates.attrs.map(({ name }) => name)).toEqual(['redacted', 'seed_unparseable'])
    expect(dates.annots[0]!.at(-1)).toBe('DATE')
  })

  test('a span added after nominate refuses the transform instead of leaking', async () => {
    const { successes } = await steps({
      workflow: 'Review/repair',
      steps: 'nominate',
      input: tagged,
      replacer: 'clear -> [ ]',
    })
    const doc = structuredClone(successes[0]!.val) as unknown as {
      asets: { type: string; annots: unknown[][] }[]
    }
    doc.asets.find(({ type }) => type === 'NAME')!.annots.push([0, 2])
    const answer = await steps({ workflow: 'Review/repair', steps: 'transform', input: JSON.stringify(doc) })
    expect(answer).toMatchObject({ errorStep: 'transform', successes: [] })
    expect(answer.error).toMatch(/'NAME' phrase from 0 to 2 has no nomination/)
  })
})

test('redacted text is found and filled in the Resynthesize workflow', async () => {
  const signal = '[NAME] saw [FOO] on [DATE].'
  const { successes } = await steps({
    workflow: 'Resynthesize',
    steps: 'tag,nominate,transform',
    input: JSON.stringify({ signal }),
    replacer: '[ ] -> clear',
  })
  const [found, filled] = successes.map(({ val }) => val) as [DocValue, DocValue]
  expect(found.asets.map(({ type, annots }) => [type, annots.map((a) => a.slice(0, 2))])).toEqual([
    ['NAME', [[0, 6]]],
    ['DATE', [[20, 26]]],
  ])
  expect(filled.signal).toMatch(/^\p{Lu}.* saw \[FOO\] on .+\.$/u)
  expect(filled.signal).not.toMatch(/\[NAME\]|\[DATE\]/)
})

test('the AMIA task works in the zone that its records mark, and puts a prologue', async () => {
  const signal = '<ROOT><TXT>Mr. Bruce Philips.</TXT> Mr. Bruce Philips</ROOT>'
  const { successes, error } = await steps({
    task: 'AMIA Deidentification',
    workflow: 'Demo',
    steps: 'zone,tag,nominate,transform',
    input: JSON.stringify({ signal }),
    replacer: 'clear -> DE-ID',
    accept_leaks: 'yes',
  })
  expect(error).toBe(null)
  expect(setOf(successes[0]!.val, 'zone')!.annots).toEqual([[11, 29, 'body']])
  expect(setOf(successes[0]!.val, 'PATIENT')!.annots[0]!.slice(0, 2)).toEqual([15, 28])
  expect(successes.at(-1)!.val.signal).toMatch(/^<!--.*-->\n<ROOT><TXT>Mr. \*\*PATIENT\[AAA BBB\]\.<\/TXT>/)
})

test.each([
  [{ workflow: 'Demo', steps: 'zone' }, '[init]', 'no input'],
  [{ steps: 'zone', input: raw }, '[init]', 'app or workflow not specified'],
  [{ task: 'X', workflow: 'Demo', steps: 'zone', input: raw }, '[init]', /^task not found/],
  [
    { workflow: 'Demo', steps: 'zone', input: '{"version": 3}' },
    '[init]',
    'MAT-JSON version is later than version 2',
  ],
  [{ workflow: 'Demo', steps: 'zone', input: 'not json' }, '[init]', /Not JSON: line 1/],
  [{ workflow: 'Demo', steps: 'tag,zone', input: raw }, '[engine]', 'Unknown step zone'],
  [{ workflow: 'Nope', steps: 'zone', input: raw }, '[engine]', /^workflow not found/],
  [{ workflow: 'Review/repair', steps: 'nominate', input: raw }, 'nominate', 'no replacer specified'],
  [
    { workflow: 'Review/repair', steps: 'nominate', input: raw, replacer: '[ ] -> clear' },
    'nominate',
    "workflow 'Review/repair' in task 'HIPAA Deidentification' does not support the replacer '[ ] -> clear'",
  ],
  [
    { workflow: 'Review/repair', steps: 'nominate', input: raw, replacer: 'x' },
    'nominate',
    /does not know about the replacer/,
  ],
  [{ workflow: 'Review/repair', steps: 'transform', input: raw }, 'transform', 'no replacer specified'],
  [{ workflow: 'Demo', steps: 'zone', input: raw, prologue_file: '/etc/passwd' }, '[init]', /reads no files/],
])('%j fails in %s', async (fields, errorStep, error) => {
  const answer = await steps(fields as Record<string, string>)
  expect(answer.errorStep).toBe(errorStep)
  expect(answer.error).toMatch(error)
  expect(answer.successes).toEqual([])
})

test('load reads files of every type, and finds out which steps they show to be done', async () => {
  const lex = JSON.stringify({
    signal: 'ab',
    asets: [{ type: 'lex', hasID: false, hasSpan: true, attrs: [], annots: [[0, 2]] }],
    version: 2,
  })
  const load = async (fields: Record<string, string>) =>
    (await post({ operation: 'load', task, ...fields })).json()
  expect((await load({ file_type: 'mat-json', input: lex })).doc.metadata).toEqual({
    phasesDone: ['tokenize'],
  })
  expect((await load({ file_type: 'raw', input: 'José 😀\r\n' })).doc.signal).toBe('José 😀\r\n')
  const xml = '<a>Dr. <NAME>Bruce</NAME> &amp; <FOO>co</FOO></a>'
  expect((await load({ file_type: 'xml-inline', input: xml })).doc).toMatchObject({
    signal: 'Dr. Bruce & co',
    asets: [{ type: 'NAME', annots: [[4, 9]] }],
  })
  expect(await load({ file_type: 'doc', input: 'x' })).toMatchObject({
    success: false,
    error: expect.stringMatching(/^unknown file type/),
  })
})

test('an uploaded file comes back as text, as a browser needs it', async () => {
  const boundary = 'xyzzy'
  const part = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="f"\r\n\r\n${value}\r\n`
  const reply = await app.inject({
    method: 'POST',
    url,
    payload: `${part('operation', 'load')}${part('file_type', 'raw')}${part('input_file', 'é😀\r\n\r\nx')}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
  expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(reply.json().doc.signal).toBe('é😀\r\n\r\nx')
})

test('save writes each type as a file, and a failure as a page', async () => {
  const save = (fields: Record<string, string>) =>
    post({ operation: 'save', task, input: tagged, filename: 'a b.json', ...fields })
  const json = await save({ out_type: 'mat-json' })
  expect(json.headers['content-disposition']).toBe('attachment; filename="a_b.json"')
  expect(json.json()).toEqual(JSON.parse(tagged))
  expect((await save({ out_type: 'mat-json-v1' })).json()).not.toHaveProperty('version')
  expect((await save({ out_type: 'raw' })).body).toBe('Hi Bruce Philips on Christmas, MRN PATNO67897.')
  expect((await save({ out_type: 'xml-inline' })).body).toContain('Hi <NAME>Bruce Philips</NAME> on')
  const bad = await save({ out_type: 'pdf' })
  expect(bad.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(bad.json().success).toBe(false)
})

describe('bad input', () => {
  const deep = `${'{"a":'.repeat(1e4)}1${'}'.repeat(1e4)}`
  const form = 'application/x-www-form-urlencoded'
  test.each<[string, string | Buffer, string, string]>([
    ['a coded byte that is not UTF-8', 'operation=load&file_type=raw&input=%FF', form, 'bad-form'],
    ['a plain one', Buffer.from('operation=load&file_type=raw&input=\xff', 'latin1'), form, 'bad-form'],
    ['parts without a boundary', 'x', 'multipart/form-data', 'bad-form'],
    ['parts that break off', '--b\r\n\r\nx', 'multipart/form-data; boundary=b', 'bad-form'],
    ['no form', '{}', 'application/json', 'wrong-content-type'],
  ])('%s', async (_, payload, type, code) => {
    const answer = await app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })
    expect([answer.statusCode >= 400 && answer.statusCode < 500, answer.json().error.code]).toEqual([
      true,
      code,
    ])
  })

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['depth', { input: `{"signal":"x","asets":[],"metadata":${deep}}` }, /deeper than 200/],
    ['depth of elements', { file_type: 'xml-inline', input: '<a>'.repeat(1e4) }, /deeper than 200/],
    ['keys of prototypes', { input: '{"signal":"x","__proto__":{"a":1}}' }, /__proto__ is refused/],
    ['a task of prototypes', { task: '__proto__', file_type: 'raw', input: 'x' }, /task not found/],
    ['a span outside', { input: '{"signal":"abc","asets":[{"type":"NAME","annots":[[1,99]]}]}' }, /1-99/],
    [
      'a span before',
      { input: '{"signal":"abc","asets":[{"type":"NAME","annots":[[-1,2]]}]}' },
      /start and end/,
    ],
  ])('%s is an answer of load that says so', async (_, fields, message) => {
    const { success, error } = (
      await post({ operation: 'load', task, file_type: 'mat-json', ...fields })
    ).json()
    expect([success, error]).toEqual([false, expect.stringMatching(message)])
  })

  test('the text after a plus, a percent sign and coded characters is kept', async () => {
    const payload = 'operation=load&file_type=raw&input=a+b%2B100%25%20%F0%9F%98%80%C3%A9+5%'
    const answer = await app.inject({ method: 'POST', url, payload, headers: { 'content-type': form } })
    expect(answer.json().doc.signal).toBe('a b+100% 😀é 5%')
  })
})
