import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { build, command, newFolder, palimpsest, root, start } from './cli-process.ts'

beforeAll(build, 300_000)
let folder = ''
beforeEach(() => {
  folder = newFolder()
})
const file = (name: string, content: string | Uint8Array) => {
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const records = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const KEY = { PALIMPSEST_KEY: 'hex:000102030405060708090a0b0c0d0e0f' }
const note = 'Call Dr. John Smith at 555-867-5309, or jane@example.com.'

describe('a stream of JSON lines', () => {
  test('detect gives id and spans, in order', () => {
    const input = `{"id":"b","text":${JSON.stringify(note)}}\n{"id":"a","text":"nothing"}\n`
    const { code, out } = palimpsest(['detect', '-', '--pipeline', 'clinical-rules'], { input })
    expect(code).toBe(0)
    const [first, second] = records(out)
    expect(Object.keys(first)).toEqual(['id', 'spans'])
    expect(first.id).toBe('b')
    expect(Object.keys(first.spans[0])).toEqual(['start', 'end', 'label', 'score', 'source'])
    expect(first.spans.map((s: { start: number; end: number }) => note.slice(s.start, s.end))).toContain(
      'John Smith',
    )
    expect(second).toEqual({ id: 'a', spans: [] })
  })

  test('deid gives the text, its spans, the edits and the flags', () => {
    const text = '😀 Ann saw Bob.'
    const spans = [
      { start: 3, end: 6, label: 'PATIENT' },
      { start: 11, end: 14, label: 'DOCTOR' },
    ]
    const input = `${JSON.stringify({ id: 'x', text, spans })}\n`
    const { code, out } = palimpsest(['deid', '-', '--spans', 'given'], { input })
    expect(code).toBe(0)
    const span = { score: 1, source: 'given' }
    expect(records(out)).toEqual([
      {
        id: 'x',
        text: '😀 <PATIENT> saw <DOCTOR>.',
        spans: [
          { start: 3, end: 12, label: 'PATIENT', ...span },
          { start: 17, end: 25, label: 'DOCTOR', ...span },
        ],
        edits: [
          { start: 3, end: 6, text: '<PATIENT>', label: 'PATIENT', action: 'label' },
          { start: 11, end: 14, text: '<DOCTOR>', label: 'DOCTOR', action: 'label' },
        ],
        flags: [],
      },
    ])
  })

  test.each([
    ['codepoint', 2, 5],
    ['utf8', 5, 8],
  ])('--offsets %s counts so on both sides', (unit, start, end) => {
    const input = JSON.stringify({ id: 'x', text: '😀 Ann', spans: [{ start, end, label: 'PATIENT' }] })
    const { out } = palimpsest(['deid', '-', '--spans', 'given', '--offsets', unit], { input })
    expect(records(out)[0]).toMatchObject({
      text: '😀 <PATIENT>',
      spans: [{ start, end: end + 6 }],
      edits: [{ start, end }],
    })
  })

  test('a bad line gives an error in its place and the stream goes on', () => {
    const lines = [
      '\ufeff{"id":"1","text":"a"}\r',
      '{"id":"2","text":',
      '{"id":"3"}',
      '',
      '{"id":"4","text":"ab","spans":[{"start":1,"end":9,"label":"DATE"}]}',
      '{"id":"5","text":"ab","meta":{"__proto__":{}}}',
      '{"id":"6","text":"\\ud800 lone, \\u0000 nul"}',
    ]
    const input = Buffer.concat([
      Buffer.from(`${lines.join('\n')}\n`),
      Buffer.from([0x22, 0xff, 0x0a]),
      Buffer.from('{"text":"b"}'),
    ])
    const { code, out, err } = palimpsest(['deid', '-', '--pipeline', 'patterns'], { input })
    expect(code).toBe(1)
    const got = out.split('\n')
    expect(got[0]).toMatch(/^\ufeff\{.*\}\r$/)
    expect(got[3]).toBe('')
    const said = (line: string) => {
      const { id, text, error } = JSON.parse(line.replace('\ufeff', ''))
      return error ? [id, error.code] : [id, text]
    }
    expect(got.filter((line) => line !== '').map(said)).toEqual([
      ['1', 'a'],
      [null, 'bad-json'],
      ['3', 'bad-shape'],
      ['4', 'bad-span'],
      [null, 'forbidden-key'],
      ['6', '\ud800 lone, \u0000 nul'],
      [null, 'invalid-utf8'],
      ['', 'b'],
    ])
    expect(err).toMatch(/stdin:2: Not JSON: line 2, column 18/)
    expect(err).toMatch(/stdin:8: Not UTF-8: byte 1 of 2/)
    expect(err).toContain('5 failed')
  })

  test('lists every proposal with --resolve none, and other names with --labels', () => {
    const input = JSON.stringify({ id: '1', text: 'mail jane@example.com now' })
    const all = records(
      palimpsest(['detect', '-', '--pipeline', 'patterns', '--resolve', 'none'], { input }).out,
    )[0]
    const one = records(palimpsest(['detect', '-', '--pipeline', 'patterns'], { input }).out)[0]
    expect(all.spans.length).toBeGreaterThanOrEqual(one.spans.length)
    const named = records(
      palimpsest(['detect', '-', '--pipeline', 'patterns', '--labels', 'presidio'], { input }).out,
    )[0]
    expect(one.spans.map((s: { label: string }) => s.label)).toContain('EMAIL')
    expect(named.spans.map((s: { label: string }) => s.label)).toContain('EMAIL_ADDRESS')
  })

  test('two jobs give the same bytes as one, in the same order', () => {
    const lines = Array.from({ length: 3000 }, (_, i) =>
      JSON.stringify({ id: `${i}`, text: `${note} Visit ${i}.` }),
    )
    const input = `${lines.join('\n')}\n`
    const one = palimpsest(['deid', '-', '--pipeline', 'patterns', '-q'], { input })
    const two = palimpsest(['deid', '-', '--pipeline', 'patterns', '-q', '--jobs', '2'], { input })
    expect(two.code).toBe(0)
    expect(two.out === one.out).toBe(true)
  }, 60_000)
})

describe('files', () => {
  test('text keeps every character outside the spans: mark, CRLF and odd spacing', () => {
    const text = `\ufeffVisit \u00a0 note\r\n\r\n\tmail:\tjane@example.com \r\nend`
    const path = file('note.txt', text)
    const { code, out } = palimpsest(['deid', path, '--pipeline', 'patterns'])
    expect(code).toBe(0)
    expect(out).toBe(text.replace('jane@example.com', '<EMAIL>'))
  })

  test('a folder goes to a folder, under the same names', () => {
    file('in/a.txt', note)
    file('in/sub/b.txt', 'plain')
    file('in/c.jsonl', `{"id":"1","text":"plain"}\n`)
    file('in/.hidden', note)
    const { code } = palimpsest([
      'deid',
      join(folder, 'in'),
      '-o',
      join(folder, 'out'),
      '--pipeline',
      'patterns',
    ])
    expect(code).toBe(0)
    expect(readdirSync(join(folder, 'out'), { recursive: true }).sort()).toEqual([
      '.palimpsest-run.json',
      'a.txt',
      'c.jsonl',
      'sub',
      'sub/b.txt',
    ])
    expect(read('out/a.txt')).not.toContain('jane@')
    expect(JSON.parse(read('out/c.jsonl'))).toMatchObject({ id: '1', text: 'plain' })
  })

  test('CSV: the named columns change, every other byte stays', () => {
    const csv = '\ufeffmrn,note,other\r\n1,"mail jane@example.com, please",=1+1\r\n2,plain,"q ""u"""\r\n'
    const path = file('n.csv', csv)
    const { code, out } = palimpsest(['deid', path, '--columns', 'note', '--pipeline', 'patterns'])
    expect(code).toBe(0)
    expect(out).toBe(csv.replace('jane@example.com', '<EMAIL>'))
    const lines = records(
      palimpsest(['detect', path, '--columns', 'note', '--id-column', 'mrn', '--pipeline', 'patterns']).out,
    )
    expect(lines.map(({ id }) => id)).toEqual(['1:note', '2:note'])
    expect(palimpsest(['deid', path, '--pipeline', 'patterns']).err).toContain('[no-column]')
  })

  test('brat in, with its own spans; the pair comes out', () => {
    const path = file('b/a.txt', 'Ann 😀 Roe')
    file('b/a.ann', 'T1\tPATIENT 0 3\tAnn\nT2\tPATIENT 6 9\tRoe\n')
    const { code } = palimpsest(['deid', join(folder, 'b'), '--spans', 'given', '-o', join(folder, 'o')])
    expect(code).toBe(0)
    expect(read('o/a.txt')).toBe('<PATIENT> 😀 <PATIENT>')
    expect(read('o/a.ann')).toBe('T1\tPATIENT 0 9\t<PATIENT>\nT2\tPATIENT 12 21\t<PATIENT>\n')
    expect(existsSync(path)).toBe(true)
  })

  test('convert goes from any format to any other', () => {
    const line = {
      id: 'd',
      text: 'Ann 😀 Roe',
      spans: [{ start: 7, end: 10, label: 'PATIENT', score: 1, source: 'given' }],
    }
    let path = file('d.jsonl', `${JSON.stringify(line)}\n`)
    for (const [to, name] of [
      ['presidio', 'p.json'],
      ['mat-json', 'm.json'],
      ['label-studio', 'l.json'],
      ['xml-inline', 'x.xml'],
      ['i2b2', 'i.xml'],
    ] as const) {
      const from = path
      const format = {
        p: 'presidio',
        m: 'mat-json',
        l: 'label-studio',
        x: 'xml-inline',
        i: 'i2b2',
        d: 'jsonl',
      }[from.split('/').at(-1)![0]!]!
      path = join(folder, name)
      const whole = format === 'jsonl' ? ['--format', 'jsonl'] : ['--format', format]
      const { code, err } = palimpsest(['convert', from, ...whole, '--to', to, '-o', path])
      expect([to, code, err.includes('[')]).toEqual([to, 0, false])
    }
    const [back] = records(palimpsest(['convert', path, '--to', 'jsonl']).out)
    expect(back.text).toBe(line.text)
    expect(back.spans).toMatchObject([{ start: 7, end: 10, label: 'PATIENT' }])
  }, 60_000)

  test.each<[string, string | Uint8Array, string]>([
    ['scan.txt', '%PDF-1.4 binary', 'binary-file'],
    ['nul.txt', 'a\0b', 'binary-file'],
    ['latin1.txt', Uint8Array.from([0x4d, 0xfc, 0x6c]), 'invalid-utf8'],
    ['x.xml', '<a><b></a>', 'bad-xml'],
  ])('%s is refused by name and reason; the others go through', (name, content, code) => {
    file('in/good.txt', note)
    file(`in/${name}`, content)
    const result = palimpsest([
      'deid',
      join(folder, 'in'),
      '-o',
      join(folder, 'out'),
      '--pipeline',
      'patterns',
    ])
    expect(result.code).toBe(1)
    expect(result.err).toContain(name)
    expect(result.err).toContain(`[${code}]`)
    expect(readdirSync(join(folder, 'out'))).toEqual(['.palimpsest-run.json', 'good.txt'])
  })
})

describe('what is wrong with the call ends with 2 and says what', () => {
  test.each<[string[], string]>([
    [['deid', 'no-such-file'], 'no-such-input'],
    [['deid', '-', '--policy', 'no-such-policy'], 'unknown-policy'],
    [['deid', '-', '--pipeline', 'no-such-pipeline'], 'unknown-pipeline'],
    [['deid', '-', '--key-file', '/no/such/key'], 'missing-key'],
    [['deid', '-', '--scope', 'everything'], 'bad-scope'],
    [['deid', '-', '--pipeline', 'no-such-pipeline', '--jobs', '2'], 'unknown-pipeline'],
    [['deid', '-', '--resolve', 'none'], 'bad-resolve'],
    [['detect', '-', '--format', 'docx'], 'unknown-format'],
    [['convert', '-'], 'needs-format'],
    [['detect', '-', '--resume', '--pipeline', 'patterns'], 'cannot-resume'],
    [['restore', '-', '--policy', 'labels'], 'missing-key'],
    [['serve', '--port', 'x'], 'bad-port'],
    [['train', 'no-such-file', '-o', 'model.crf'], 'no-such-input'],
    [['lab', '--port', 'x'], 'bad-port'],
    [['worker'], 'not-shared'],
    [['deid', '-', '--pipeline', 'patterns', '--recall', '0.99'], 'bad-pipeline'],
    [['policy', 'check', 'nowhere.yaml'], 'unknown-policy'],
  ])('%j', (args, code) => {
    const result = palimpsest(args)
    expect(result.err).toContain(`[${code}]`)
    expect(result.code).toBe(2)
    expect(result.out).toBe('')
  })
  test.each<[string[]]>([
    [['no-such-command']],
    [['deid']],
    [['deid', '-', '--no-such-option']],
    [['deid', '-', '--spans', 'some']],
    [['deid', '-', '--jobs', 'x']],
  ])('%j', (args) => {
    expect(palimpsest(args).code).toBe(2)
  })
  test('a port of the environment that is taken, which the lab names', async () => {
    const taken = createServer()
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
    const { port } = taken.address() as AddressInfo
    const env = { PALIMPSEST_PORT: String(port), PALIMPSEST_DATA: join(folder, 'lab') }
    const result = palimpsest(['lab'], { env })
    await new Promise((done) => taken.close(done))
    expect(result.err).toContain(String(port))
    expect(result.code).toBe(2)
  })
  test('several files without a place for their outputs', () => {
    file('in/a.txt', 'a')
    file('in/b.txt', 'b')
    const result = palimpsest(['deid', join(folder, 'in')])
    expect(result).toMatchObject({ code: 2, out: '' })
    expect(result.err).toContain('[needs-output]')
  })
  test('an output over its own input', () => {
    const path = file('a.txt', 'a')
    expect(palimpsest(['deid', path, '-o', path])).toMatchObject({ code: 2 })
    expect(read('a.txt')).toBe('a')
  })
  test('help and version are no mistakes', () => {
    expect(palimpsest(['--help'])).toMatchObject({ code: 0 })
    expect(palimpsest(['deid', '--help']).out).toContain('--policy')
    expect(palimpsest(['help', 'deid']).out).toBe(palimpsest(['deid', '--help']).out)
    expect(palimpsest(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('outputs are whole or not there', () => {
  const many = () =>
    Array.from({ length: 12_000 }, (_, i) =>
      JSON.stringify({ id: `${i}`, text: `${note.repeat(8)} Visit ${i}.` }),
    ).join('\n')

  test.each([
    ['SIGKILL', null],
    ['SIGINT', 130],
  ] as const)(
    '%s in mid-run leaves no output, and --resume makes the same file',
    async (signal, code) => {
      const input = file('in.jsonl', `${many()}\n`)
      const out = join(folder, 'out.jsonl')
      const args = ['deid', input, '-o', out, '--pipeline', 'patterns', '-q']
      const child = start(args)
      const ended = new Promise((resolve) => child.on('exit', resolve))
      const journal = join(folder, '.out.jsonl.palimpsest-part.json')
      while (!existsSync(journal) && child.exitCode === null) await new Promise((r) => setTimeout(r, 5))
      child.kill(signal)
      expect(await ended).toBe(code)
      expect(existsSync(out)).toBe(false)
      const again = palimpsest([...args, '--resume', '--report', join(folder, 'r.json')])
      expect(again.code).toBe(0)
      expect(readdirSync(folder).sort()).toEqual(['in.jsonl', 'out.jsonl', 'r.json'])
      expect(JSON.parse(read('r.json')).counts.docs).toBe(12_000)
      const whole = palimpsest(['deid', input, '--pipeline', 'patterns', '-q'])
      expect(read('out.jsonl') === whole.out).toBe(true)
    },
    120_000,
  )

  test('--resume leaves finished files of a folder alone, unless the input or the settings changed', () => {
    file('in/a.txt', note)
    file('in/b.txt', note)
    const args = ['deid', join(folder, 'in'), '-o', join(folder, 'out'), '--pipeline', 'patterns', '--resume']
    expect(palimpsest(args).code).toBe(0)
    writeFileSync(join(folder, 'out/a.txt'), 'mine')
    expect(palimpsest(args).err).toContain('2 done before')
    expect(read('out/a.txt')).toBe('mine')
    expect(palimpsest([...args, '--policy', 'mask'])).toMatchObject({ code: 2 })
    file('in/b.txt', 'changed')
    expect(palimpsest(args).err).toContain('1 done before')
    expect(read('out/b.txt')).toBe('changed')
  })

  test.runIf(existsSync('/dev/full'))('a full disk under standard output ends with 1 and a code', () => {
    for (const args of [`deid "${file('a.txt', note)}" --pipeline patterns -q`, 'labels']) {
      const script = `"${process.execPath}" "${command}" ${args} > /dev/full`
      const { status, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' })
      expect(status).toBe(1)
      expect(stderr).toBe('palimpsest: No space left to write the output [disk-full]\n')
    }
  })

  test('a reader that has enough is no error to tell of', () => {
    const path = file('in.jsonl', `${many()}\n`)
    const script = `"${process.execPath}" "${command}" deid "${path}" --pipeline patterns -q | head -1`
    const { stdout, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' })
    expect(JSON.parse(stdout)).toMatchObject({ id: '0' })
    expect(stderr).toBe('')
  })

  test.each([['labels'], ['pipelines']])(
    'a reader who is gone before %s writes is none either',
    async (name) => {
      const child = spawn(process.execPath, [command, name])
      child.stdout.destroy()
      let told = ''
      child.stderr.on('data', (data) => (told += String(data)))
      expect(await new Promise((resolve) => child.on('close', resolve))).toBe(1)
      expect(told).toBe('')
    },
  )

  test('CSV: a bad byte ends the run with its line, in one thread or two', () => {
    const path = file('bad.csv', Buffer.from('id,text\n1,ab\n2,\xff\n', 'latin1'))
    for (const jobs of ['1', '2']) {
      const result = palimpsest([
        'deid',
        path,
        '-o',
        join(folder, 'o.csv'),
        '--pipeline',
        'patterns',
        '--jobs',
        jobs,
      ])
      expect(result.code).toBe(1)
      expect(result.err).toMatch(/bad\.csv:3: Not UTF-8: byte 2 of the line/)
      expect(readdirSync(folder)).toEqual(['bad.csv'])
    }
  })

  test('a place that cannot be written is an error with a code', () => {
    const path = file('a.txt', note)
    expect(palimpsest(['deid', path, '-o', join(path, 'below'), '--pipeline', 'patterns'])).toMatchObject({
      code: 2,
    })
    expect(palimpsest(['deid', path, '-o', join(path, 'below'), '--pipeline', 'patterns']).err).toContain(
      '[unwritable-output]',
    )
    expect(readdirSync(folder)).toEqual(['a.txt'])
  })
})

describe('policies, keys and the way back', () => {
  const policy =
    'version: 1\nlabels:\n  PATIENT: { action: encrypt }\n  DATE: { action: shift, unparseable: flag }\n'
  const line = {
    id: '1',
    text: 'Ann Roe, seen 3/4/2019.',
    spans: [
      { start: 0, end: 7, label: 'PATIENT' },
      { start: 14, end: 22, label: 'DATE' },
    ],
  }

  test('encrypted values come back with the key, and only with it', () => {
    const path = file('p.yaml', policy)
    const input = `${JSON.stringify({ ...line, spans: [line.spans[0]] })}\n`
    const made = palimpsest(['deid', '-', '--policy', path, '--spans', 'given'], { input, env: KEY })
    expect(made.code).toBe(0)
    expect(made.out).not.toContain('Ann')
    const back = palimpsest(['restore', '-', '--policy', path], { input: made.out, env: KEY })
    expect(records(back.out)).toEqual([{ id: '1', text: line.text }])
    const wrong = palimpsest(['restore', '-', '--policy', path], {
      input: made.out,
      env: { PALIMPSEST_KEY: 'another key of enough bytes' },
    })
    expect(wrong.code).toBe(1)
    expect(records(wrong.out)[0].error.code).toBe('cannot-restore')
  })

  test('the same key, input and policy give the same output; a short key is refused', () => {
    const path = file('p.yaml', policy)
    const run = () =>
      palimpsest(['deid', '-', '--policy', path, '--spans', 'given'], {
        input: JSON.stringify(line),
        env: KEY,
      }).out
    expect(run()).toBe(run())
    const short = palimpsest(['deid', '-', '--policy', path], { env: { PALIMPSEST_KEY: 'short' } })
    expect(short).toMatchObject({ code: 2 })
    expect(short.err).toContain('[short-key]')
    expect(short.err).not.toMatch(/: short /)
  })

  test('what an action flags becomes its label, is reported, and the exit code is 1', () => {
    const path = file('p.yaml', policy)
    const input = JSON.stringify({
      id: '1',
      text: 'seen whenever',
      spans: [{ start: 5, end: 13, label: 'DATE' }],
    })
    const { code, out } = palimpsest(['deid', '-', '--policy', path, '--spans', 'given'], { input, env: KEY })
    expect(code).toBe(1)
    expect(records(out)[0]).toMatchObject({
      text: 'seen <DATE>',
      flags: [{ start: 5, end: 13, label: 'DATE' }],
    })
  })

  test('a mistake in a policy file is told with its line', () => {
    const path = file('p.yaml', 'version: 1\nlabels:\n  PATINT: { action: label }\n')
    const { code, err } = palimpsest(['policy', 'check', path])
    expect(code).toBe(2)
    expect(err).toMatch(/p\.yaml:3/)
    expect(palimpsest(['policy', 'check', 'safe-harbor']).code).toBe(0)
  })

  test('a label that nobody knows fails the document', () => {
    const input = JSON.stringify({ id: '1', text: 'abc', spans: [{ start: 0, end: 3, label: 'FROBNITZ' }] })
    const { code, out } = palimpsest(['deid', '-', '--spans', 'given'], { input })
    expect(code).toBe(1)
    expect(records(out)[0].error.code).toBe('unknown-label')
  })

  test('a document whose output would show a removed value fails, by place', () => {
    const input = JSON.stringify({
      id: '1',
      text: 'Zorblatt came. Mrs ZORBLATT left.',
      spans: [{ start: 0, end: 8, label: 'PATIENT' }],
    })
    const { code, out, err } = palimpsest(['deid', '-', '--spans', 'given'], { input })
    expect(code).toBe(1)
    expect(records(out)).toEqual([
      { id: '1', error: { code: 'leak', message: expect.stringMatching(/PATIENT at \d+-\d+/) } },
    ])
    expect(out + err).not.toMatch(/zorblatt/i)
  })

  test('the report says what was done, with what, and holds no text', () => {
    const path = file('p.yaml', policy)
    for (const name of ['r.json', 'r.html'])
      palimpsest(['deid', '-', '--policy', path, '--spans', 'given', '--report', join(folder, name)], {
        input: `${JSON.stringify(line)}\n{"id":"2"\n`,
        env: KEY,
      })
    const report = JSON.parse(read('r.json'))
    expect(report).toMatchObject({
      tool: 'palimpsest',
      command: 'deid',
      policy: { name: 'p', scope: 'doc' },
      key: { from: 'environment', fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/) },
      counts: {
        docs: 2,
        failed: 1,
        labels: { PATIENT: { encrypt: 1 }, DATE: { shift: 1 } },
        errors: { 'bad-json': 1 },
      },
    })
    expect(report.policy.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(read('r.html')).toContain('<td>encrypt</td>')
    expect(read('r.json') + read('r.html')).not.toContain('Ann')
  })
})

describe('verify compares originals with outputs', () => {
  test('a clean pair is clean, and a leak is told by its place', () => {
    file('in/a.txt', 'Mr. Zorblatt, tel. 555-867-5309.')
    palimpsest(['deid', join(folder, 'in'), '-o', join(folder, 'out'), '--pipeline', 'clinical-rules'])
    const clean = palimpsest([
      'verify',
      join(folder, 'in'),
      join(folder, 'out'),
      '--pipeline',
      'clinical-rules',
    ])
    expect(clean).toMatchObject({ code: 0, out: '' })
    writeFileSync(join(folder, 'out/a.txt'), 'Mr. <PATIENT>, son of zorblatt.')
    const leaky = palimpsest([
      'verify',
      join(folder, 'in'),
      join(folder, 'out'),
      '--pipeline',
      'clinical-rules',
    ])
    expect(leaky.code).toBe(1)
    expect(records(leaky.out)[0]).toMatchObject({ file: 'a.txt', leaks: [{ start: 22, end: 30 }] })
    expect(leaky.out + leaky.err).not.toMatch(/zorblatt/i)
  })
  test('JSON lines are compared one by one, by what their edits say', () => {
    const text = 'Ann Zorblatt'
    const original = file('a.jsonl', `{"id":"1","text":"${text}"}\n`)
    const edits = [{ start: 4, end: 12, label: 'PATIENT', action: 'label', text: '<PATIENT>' }]
    const good = file('b.jsonl', `${JSON.stringify({ id: '1', text: 'Ann <PATIENT>', edits })}\n`)
    const bad = file('c.jsonl', `${JSON.stringify({ id: '1', text: 'Ann <PATIENT> Zor-\nblatt', edits })}\n`)
    const other = file('d.jsonl', `{"id":"2","text":"x"}\n`)
    expect(palimpsest(['verify', original, good, '--pipeline', 'patterns']).code).toBe(0)
    expect(palimpsest(['verify', original, bad, '--pipeline', 'patterns']).code).toBe(1)
    expect(palimpsest(['verify', original, other, '--pipeline', 'patterns']).err).toContain('[unpaired]')
  })
})

test('the sample notes are shown before and after', () => {
  const { code, out } = palimpsest(['demo', '--pipeline', 'clinical-rules'])
  expect(code).toBe(0)
  expect(out).not.toContain('\u001b[')
  for (const name of readdirSync(join(root, 'packages/cli/samples'))) expect(out).toContain(name)
  expect(out).toContain('Fairbanks-Doyle')
  expect(out).toContain('<PATIENT>')
})

test('pipelines and labels are listed', () => {
  expect(palimpsest(['pipelines']).out).toMatch(/^clinical /m)
  expect(palimpsest(['labels']).out).toMatch(/^MEDICALRECORD +ID +\(H\)/m)
  expect(records(palimpsest(['labels', '--all', '--json']).out).length).toBeGreaterThan(40)
})

test('titles, unknown words and a recall to aim at are options of the clinical pipelines', () => {
  const text = 'Seen by Dr. Okafor, who likes zorbling.'
  const written = (...flags: string[]) =>
    palimpsest(['deid', '-', '--policy', 'labels', ...flags], { input: text }).out
  expect(written()).toBe('Seen by Dr. <DOCTOR>, who likes zorbling.')
  expect(written('--titles')).toBe('Seen by <DOCTOR>, who likes zorbling.')
  expect(written('--pipeline', 'clinical-rules', '--mask-unknown')).toMatch(
    /^Seen by Dr\. <DOCTOR>, who likes <[A-Z_]+>\.$/,
  )
  expect(written('--recall', '0.99')).toContain('<DOCTOR>')
})
