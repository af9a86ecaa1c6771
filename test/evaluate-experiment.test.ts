// `palimpsest experiment`: partitions, iterators, curves, and going on after a kill.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatNamed } from '@palimpsest/deid/formats'
import type { Doc } from '@palimpsest/deid/text'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type CorpusSpec, readExperiment } from '../packages/cli/src/experiment/experiment.ts'
import { experimentFromMat } from '../packages/cli/src/experiment/mat-xml.ts'
import { partitionsOf } from '../packages/cli/src/experiment/partition.ts'
import { modelPlans, runPlans } from '../packages/cli/src/experiment/plan.ts'
import { build, newFolder, palimpsest, root, start } from './cli-process.ts'

beforeAll(build, 300_000)
const experiment = (...args: string[]) => palimpsest(['experiment', ...args])

/** Short notes whose names and dates a tagger learns from a few. */
function notes(count: number): Doc[] {
  const names =
    'Jane Roe|John Doe|Ann Smith|Bob Jones|Lee Miller|Kim Park|Eve Stone|Max Frost|Ida Wells|Tom Clay'.split(
      '|',
    )
  return Array.from({ length: count }, (_, i) => {
    const name = names[(i * 7 + 3) % names.length]!
    const date = `${(i % 12) + 1}/${((i * 5) % 28) + 1}/${2000 + (i % 20)}`
    const text =
      i % 2
        ? `Mr. ${name} was seen on ${date} for cough and chills.`
        : `On ${date} the patient ${name} felt well and slept.`
    const span = (value: string, label: string) => ({
      start: text.indexOf(value),
      end: text.indexOf(value) + value.length,
      label,
      score: 1,
      source: 'gold',
    })
    return {
      id: `n${i}`,
      text,
      meta: { patient: `p${i >> 1}`, kind: i % 3 ? 'a' : 'b' },
      spans: [span(name, 'PATIENT'), span(date, 'DATE')].sort((a, b) => a.start - b.start),
    }
  })
}

const yaml = `
corpora:
  - name: notes
    files: notes.jsonl
    group: patient
    partitions: [{ name: test, size: 20 }, { name: train, remainder: true }]
models:
  - { name: base, train: notes/train, sizes: [10, 40], settings: { passes: 3, minCount: 1, l2: [0.5, 2] } }
runs:
  - { name: held-back, models: base, test: notes/test, bias: { from: -1, to: 1, step: 1 } }
evaluate: { match: char, samples: 50 }
`

function setUp(files: Readonly<Record<string, string>> = {}): (name: string) => string {
  const root = newFolder()
  const lines = notes(80).map((doc) => `${JSON.stringify(doc)}\n`)
  for (const [name, text] of Object.entries({
    'notes.jsonl': lines.join(''),
    'curve.yaml': yaml,
    ...files,
  })) {
    mkdirSync(join(root, name, '..'), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return (name) => join(root, name)
}

test('an experiment that is killed goes on where it stopped, and comes to the same', {
  timeout: 120_000,
}, async () => {
  const at = setUp()
  const child = start(['experiment', at('curve.yaml')])
  const ended = new Promise((resolve) => child.on('exit', resolve))
  const first = at('curve.out/models/base/size=10,l2=0.5/model.crf')
  while (!existsSync(at('curve.out/runs')) && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill('SIGKILL')
  await ended
  const [made, modified] = [existsSync(first), statSync(first).mtimeMs]
  expect(made).toBe(true)

  const resumed = experiment(at('curve.yaml'))
  expect(resumed.code).toBe(0)
  expect(statSync(first).mtimeMs).toBe(modified)
  expect(resumed.err).not.toContain('training base size=10,l2=0.5 ')
  const whole = experiment(at('curve.yaml'), '-o', at('anew'))
  expect(readFileSync(at('curve.out/scores.csv'), 'utf8')).toBe(readFileSync(at('anew/scores.csv'), 'utf8'))
  expect(whole.out).toBe(resumed.out)

  const again = experiment(at('curve.yaml'))
  expect(again.err.match(/there already/g)).toHaveLength(12)
  expect(again.err).not.toContain('training')
  expect(again.out).toBe(whole.out)
})

test('what is damaged or changed is done again, and nothing else', { timeout: 120_000 }, () => {
  const at = setUp()
  expect(experiment(at('curve.yaml')).code).toBe(0)
  writeFileSync(at('curve.out/runs/held-back/base/size=10,l2=2/bias=0/scores.json'), '{"key":')
  const mended = experiment(at('curve.yaml'))
  expect(mended.err.match(/there already/g)).toHaveLength(11)
  expect(mended.err).not.toContain('training')
  // A model cut short is learnt again where a test needs it.
  const kept = at('curve.out/models/base/size=10,l2=2/model.crf')
  const bytes = readFileSync(kept)
  writeFileSync(kept, bytes.subarray(0, bytes.length / 2))
  writeFileSync(at('curve.out/runs/held-back/base/size=10,l2=2/bias=0/scores.json'), '{"key":')
  const learnt = experiment(at('curve.yaml'))
  expect(learnt.code).toBe(0)
  expect(learnt.err.match(/^training/gm)).toHaveLength(1)
  expect(readFileSync(kept).equals(bytes)).toBe(true)
  writeFileSync(
    at('curve.yaml'),
    yaml.replace('sizes: [10, 40]', 'sizes: [10, 40, 60]').replace('l2: [0.5, 2]', 'l2: [0.5]'),
  )
  const grown = experiment(at('curve.yaml'))
  expect(grown.err.match(/^training/gm)).toEqual(expect.arrayContaining(['training']))
})

test('the report has learning and bias curves, no text of a document, and loads nothing', {
  timeout: 120_000,
}, () => {
  const at = setUp()
  const { code, out, err } = experiment(at('curve.yaml'))
  expect(code).toBe(0)
  const html = readFileSync(at('curve.out/report.html'), 'utf8')
  expect(html.match(/<svg/g)!.length).toBe(3 + 1 + 4)
  expect(html).toContain('Learning curve, bias -1')
  expect(html).not.toMatch(/src=|href=|url\(/)
  const csv = readFileSync(at('curve.out/scores.csv'), 'utf8').trim().split('\r\n')
  expect(csv[0]).toMatch(
    /^run family,run,model family,model,train corpora,test corpora,tag,train docs,train toks,train items/,
  )
  expect(csv).toHaveLength(1 + 12 * 4)
  for (const said of [html, out, err, csv.join('\n')]) expect(said).not.toMatch(/Roe|Miller/)
  const curves = readFileSync(at('curve.out/curves.csv'), 'utf8').trim().split('\r\n')
  expect(curves[0]).toBe('run,curve,title,line,x axis,y axis,x,y,low95,high95')
  // Of each line of each plot every point: learning curves of 3 biases, one exchange, a bias curve for each model.
  const points = (kind: string) => curves.filter((row) => row.split(',')[1] === kind).length
  expect([points('learning'), points('exchange'), points('bias')]).toEqual([3 * 2 * 3 * 2, 4 * 3, 4 * 3 * 3])
  for (const row of curves.slice(1).map((cells) => cells.split(',')))
    if (row[1] !== 'exchange') expect(Number(row.at(-2))).toBeLessThanOrEqual(Number(row.at(-3)))
  const parts = JSON.parse(readFileSync(at('curve.out/corpora/notes.json'), 'utf8'))
  expect([parts.test.length, parts.train.length]).toEqual([20, 60])
  expect(readdirSync(at('curve.out/models/base'))).toHaveLength(4)
})

test('models that are there already are tested beside: a pipeline file, and a folder with an export', {
  timeout: 120_000,
}, () => {
  const at = setUp({
    'mine.yaml':
      'recognizers:\n  - name: Day\n    supported_language: en\n    supported_entity: DATE\n    patterns:\n      - { name: day, regex: "\\\\d+/\\\\d+/\\\\d+", score: 0.9 }\n',
    'side.yaml': `
corpora: [{ name: notes, files: notes.jsonl }]
models:
  - { name: file, pipeline: mine.yaml }
  - { name: export, pipeline: model }
runs: [{ name: all, models: [file, export], test: notes }]
evaluate: { match: overlap, samples: 0 }
`,
  })
  const folder = join(root, 'packages/encoder/src/testing/exports/roberta/')
  cpSync(folder, at('model'), { recursive: true })
  const first = experiment(at('side.yaml'))
  expect({ code: first.code, err: first.err }).toMatchObject({ code: 0 })
  const recall = (tag: string, model: string) => {
    const rows = readFileSync(at('side.out/scores.csv'), 'utf8')
      .split('\r\n')
      .map((row) => row.split(','))
    const at_ = rows[0]!.indexOf('recall')
    return Number(rows.find((row) => row[2] === model && row[6] === tag)![at_])
  }
  expect([recall('DATE', 'file'), recall('PATIENT', 'file')]).toEqual([1, 0])
  // The small export was taught other sentences; that it runs and finds something is what is asked here.
  expect(recall('DATE', 'export')).toBeGreaterThan(0)
  expect(experiment(at('side.yaml')).err.match(/there already/g)).toHaveLength(2)
  // Another file under the same name is another pipeline.
  writeFileSync(at('mine.yaml'), readFileSync(at('mine.yaml'), 'utf8').replace('DATE', 'ID'))
  expect(experiment(at('side.yaml')).err.match(/there already/g)).toHaveLength(1)
  expect(recall('DATE', 'file')).toBe(0)
})

test('--plan says what would be done and does none of it', () => {
  const at = setUp()
  const { code, out } = experiment(at('curve.yaml'), '--plan')
  expect([code, out]).toEqual([0, expect.stringContaining('4 models to train, 12 tests')])
  expect(out).toMatch(/notes\/test +20/)
  expect(existsSync(at('curve.out'))).toBe(false)
})

test.each([
  ['a misspelt key', 'corpra: []', /corpra is not a setting/],
  ['no corpora', 'runs: []', /corpora must be/],
  ['a corpus that is not there', yaml.replace('test: notes/test', 'test: letters'), /no corpus letters/],
  ['a partition that is not there', yaml.replace('test: notes/test', 'test: notes/dev'), /no partition dev/],
  ['a model that is not there', yaml.replace('models: base', 'models: other'), /no model other/],
  ['a setting of no trainer', yaml.replace('minCount', 'mincount'), /mincount is not a setting/],
  ['fractions beyond all', yaml.replace('size: 20', 'fraction: 1.5'), /between 0 and 1/],
  ['steps that lead nowhere', yaml.replace('step: 1', 'step: 0'), /step above 0/],
  ['a name that leads elsewhere', yaml.replace('name: base', 'name: ../base'), /must be a name/],
  ['more documents than there are', yaml.replace('size: 20', 'size: 2000'), /corpus-too-small/],
  ['more training documents than there are', yaml.replace('[10, 40]', '[10, 400]'), /corpus-too-small/],
  ['a group that documents lack', yaml.replace('group: patient', 'group: nobody'), /no-field/],
  ['no YAML', 'a: [', /not YAML/],
])('%s is told before anything is trained', (_, text, error) => {
  const at = setUp({ 'curve.yaml': text })
  const { code, err } = experiment(at('curve.yaml'))
  expect(code).toBe(2)
  expect(err).toMatch(error)
})

describe('partitions', () => {
  const docs = notes(60)
  const spec = (more: Partial<CorpusSpec>): CorpusSpec => ({
    name: 'notes',
    files: ['x'],
    format: 'auto',
    partitions: [],
    ...more,
  })
  const ids = (list: readonly Doc[] | undefined) => list!.map(({ id }) => id)

  test('a size, a share and the rest', () => {
    const parts = partitionsOf(
      docs,
      spec({
        partitions: [
          { name: 'rest', remainder: true },
          { name: 'five', size: 5 },
          { name: 'half', fraction: 0.5 },
        ],
      }),
      1,
    )
    expect(['five', 'half', 'rest', ''].map((name) => parts.get(name)!.length)).toEqual([5, 30, 25, 60])
  })

  test('strata are spread in proportion', () => {
    const parts = partitionsOf(
      docs,
      spec({
        stratify: 'kind',
        partitions: [
          { name: 'test', fraction: 0.3 },
          { name: 'train', remainder: true },
        ],
      }),
      1,
    )
    const share = (list: readonly Doc[]) => list.filter(({ meta }) => meta!.kind === 'b').length / list.length
    expect(share(parts.get('test')!)).toBeCloseTo(1 / 3, 1)
    expect(parts.get('test')!).toHaveLength(18)
  })

  test('parts never share a document or a patient, together are all, and follow the seed alone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        fc.nat(99),
        fc.boolean(),
        fc.boolean(),
        (size, fraction, seed, group, stratify) => {
          const corpus = spec({
            ...(group && { group: 'patient' }),
            ...(stratify && { stratify: 'kind' }),
            partitions: [
              { name: 'a', size },
              { name: 'b', fraction },
              { name: 'c', remainder: true },
            ],
          })
          const parts = partitionsOf(docs, corpus, seed)
          const all = ['a', 'b', 'c'].flatMap((name) => ids(parts.get(name)))
          expect(new Set(all).size).toBe(60)
          expect(all).toHaveLength(60)
          if (group) {
            const patients = ['a', 'b', 'c'].map(
              (name) => new Set(parts.get(name)!.map(({ meta }) => meta!.patient)),
            )
            expect(patients.reduce((sum, set) => sum + set.size, 0)).toBe(30)
          }
          expect(parts.get('a')!.length).toBeLessThanOrEqual(size)
          const reversed = partitionsOf([...docs].reverse(), corpus, seed)
          expect(ids(reversed.get('a'))).toEqual(ids(parts.get('a')))
        },
      ),
    )
  })
})

describe('plans', () => {
  test('iterators are multiplied out; steps are counted, not added up', () => {
    const parsed = readExperiment(
      {
        corpora: [{ name: 'n', files: ['x'] }],
        models: [
          {
            name: 'm',
            train: 'n',
            sizes: { from: 10, to: 25, step: 10, force_last: true },
            settings: { l2: { from: 0.1, to: 0.3, step: 0.1 }, passes: 2 },
          },
        ],
        runs: [{ name: 'r', models: 'm', test: 'n', bias: [-1, 0] }],
      },
      'x',
    )
    const plans = modelPlans(parsed.models[0]!)
    expect(plans.map(({ variant }) => variant)).toEqual(
      ['size=10', 'size=20', 'size=25'].flatMap((s) =>
        ['l2=0.1', 'l2=0.2', 'l2=0.3'].map((l) => `${s},${l}`),
      ),
    )
    expect(plans[0]!.settings).toEqual({ l2: 0.1, passes: 2 })
    expect(runPlans(parsed)).toHaveLength(18)
  })
})

describe('experiments of MATExperimentEngine', () => {
  const xml = `<?xml version="1.0"?>
<!-- a sweep -->
<experiment task='AMIA Deidentification'>
  <binding name="DIR" value="gold"/>
  <corpora dir="corpora">
    <partition name="train" fraction=".75"/>
    <fixed_partition name="test" size="remainder"/>
    <size max_size="40"/>
    <corpus name="notes"><pattern>$(DIR)/*.json</pattern></corpus>
  </corpora>
  <model_sets dir="model_sets">
    <build_settings training_method="psa" max_iterations="3" feature_spec="amia.fspec">
      <iterator type="value" attribute="gaussian_prior" values="1,10"/>
    </build_settings>
    <corpus_settings><iterator type="corpus_size" start_val="10" end_val="25" increment="10" force_last="yes"/></corpus_settings>
    <model_set name="sweep"><training_corpus corpus="notes" partition="train"/></model_set>
  </model_sets>
  <runs dir="runs">
    <run_settings><args steps="zone,tag" workflow="Demo"><iterator type="increment" attribute="prior_adjust" start_val="-2" end_val="0" increment="1"/></args></run_settings>
    <run name="test" model="sweep"><test_corpus corpus="notes" partition="test"/></run>
  </runs>
</experiment>`

  test('become ours, and say what has no counterpart', () => {
    const parsed = experimentFromMat(xml, { name: 'mat', folder: '/exp' })
    expect(parsed.corpora).toEqual([
      {
        name: 'notes',
        files: ['/exp/gold/*.json'],
        format: 'mat-json',
        limit: 40,
        partitions: [
          { name: 'train', fraction: 0.75 },
          { name: 'test', remainder: true },
        ],
      },
    ])
    expect(parsed.models[0]).toMatchObject({
      sizes: [10, 20, 25],
      settings: { method: ['stochastic'], passes: [3], l2: [1, 0.1] },
      train: [{ corpus: 'notes', partition: 'train' }],
    })
    expect(parsed.runs[0]).toMatchObject({
      models: ['sweep'],
      bias: [-2, -1, 0],
      test: [{ corpus: 'notes', partition: 'test' }],
    })
    expect(parsed.notices).toEqual(['build_settings: feature_spec has no counterpart'])
    expect(
      experimentFromMat(xml, { name: 'mat', folder: '/exp', bindings: { DIR: 'other' } }).corpora[0]!.files,
    ).toEqual(['/exp/other/*.json'])
  })

  test('patterns that begin at the root stay where they are', () => {
    const { corpora } = experimentFromMat(xml, { name: 'mat', folder: '/exp', bindings: { DIR: '/gold' } })
    expect(corpora[0]!.files).toEqual(['/gold/*.json'])
  })

  test('an element in the wrong place is told, and nothing in the right one', () => {
    const strange = xml.replace('<training_corpus', '<corpus_size_iterator increment="5"/><training_corpus')
    expect(experimentFromMat(strange, { name: 'mat', folder: '/exp' }).notices).toEqual([
      'model_set: corpus_size_iterator has no counterpart',
      'build_settings: feature_spec has no counterpart',
    ])
  })

  test.each([
    ['an unbound name', xml.replace('<binding name="DIR" value="gold"/>', ''), /\$\(DIR\)/],
    [
      'a workspace',
      xml.replace('<corpora dir="corpora">', '<workspace_corpora workspace_dir="w"/><corpora>'),
      /workspaces/,
    ],
    ['a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`, /document type/],
    ['elements that do not close', xml.replace('</runs>', ''), /does not fit|too early/],
    ['another root', '<task/>', /not an experiment/],
    ['an iterator without end', xml.replace('end_val="0" ', ''), /end_val/],
  ])('%s is an error', (_, source, error) => {
    expect(() => experimentFromMat(source, { name: 'mat', folder: '/exp' })).toThrow(error)
  })

  test('run over documents in MAT JSON', { timeout: 120_000 }, () => {
    const files = Object.fromEntries(
      notes(40).map((doc) => [`gold/${doc.id}.json`, formatNamed('mat-json').write([doc]).text]),
    )
    const at = setUp({ 'sweep.xml': xml, ...files })
    const { code, out, err } = experiment(at('sweep.xml'))
    expect({ code, err: /error|\[/.test(err) }).toEqual({ code: 0, err: false })
    expect(out.trim().split('\n')).toHaveLength(1 + 3 * 2 * 3)
  })
})
