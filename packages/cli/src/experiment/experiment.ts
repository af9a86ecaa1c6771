import type { Match } from '@palimpsest/deid/evaluate'
import { matches } from '@palimpsest/deid/evaluate'
import { usageError } from '../exit.ts'
import { schemes } from '../schemes.ts'
import { aName, aText, Fields, numbers, values, wrong } from './fields.ts'

/** What an experiment file says: corpora, models to train on their parts, runs that test them. */
export interface Experiment {
  readonly name: string
  readonly seed: number
  readonly corpora: readonly CorpusSpec[]
  readonly models: readonly ModelSpec[]
  readonly runs: readonly RunSpec[]
  readonly scoring: Scoring
  /** What of an imported experiment has no counterpart here. */
  readonly notices: readonly string[]
}

export interface CorpusSpec {
  readonly name: string
  /** Files, folders and globs; relative ones start at the experiment's file. */
  readonly files: readonly string[]
  readonly format: string
  /** Metadata field whose equal values stay on one side, such as a patient id. */
  readonly group?: string
  /** Metadata field whose values are spread evenly over the partitions. */
  readonly stratify?: string
  /** Documents taken at most, of the shuffled ones. */
  readonly limit?: number
  readonly partitions: readonly PartitionSpec[]
}

/** A part of a corpus: a number of documents, a share of all, or what the others leave. */
export type PartitionSpec = { readonly name: string } & (
  | { readonly size: number }
  | { readonly fraction: number }
  | { readonly remainder: true }
)

/** A corpus, or one partition of it. */
export interface PartRef {
  readonly corpus: string
  readonly partition?: string
}

export interface ModelSpec {
  readonly name: string
  /** A pipeline that is there already; then nothing is trained. */
  readonly pipeline?: string
  readonly train: readonly PartRef[]
  readonly validation: readonly PartRef[]
  /** Numbers of training documents to go through; all of them where it is empty. Larger sets hold the smaller. */
  readonly sizes: readonly number[]
  /** Settings of the training by name; several values each make a model for every combination. */
  readonly settings: Readonly<Record<string, readonly (number | string)[]>>
}

export interface RunSpec {
  readonly name: string
  readonly models: readonly string[]
  readonly test: readonly PartRef[]
  /** Added to the score of "outside": negative finds more. Each makes a run. */
  readonly bias: readonly number[]
  /** The model alone, or with the clinical rules beside it. */
  readonly with: 'model' | 'rules'
}

export interface Scoring {
  readonly match: Match
  readonly beta: number
  readonly samples: number
  readonly labels?: string
  readonly equate: readonly string[]
  readonly ignore: readonly string[]
}

/** Settings of the training that an experiment may set, and what each must be. */
export const trainSettings: Readonly<Record<string, 'number' | readonly string[]>> = {
  method: ['stochastic', 'lbfgs'],
  scheme: ['BIO', 'BIOES'],
  passes: 'number',
  patience: 'number',
  minCount: 'number',
  rate: 'number',
  l1: 'number',
  l2: 'number',
  prune: 'number',
  maxPairs: 'number',
  seed: 'number',
}

/** Reads an experiment from parsed YAML or JSON. Throws a DeidError `bad-experiment` that says what is wrong where. */
export function readExperiment(value: unknown, name: string): Experiment {
  const fields = new Fields(value, '')
  const experiment: Experiment = {
    name: aName(fields.string('name', name), 'name'),
    seed: fields.number('seed', 1),
    corpora: fields.list('corpora', corpus),
    models: fields.list('models', model),
    runs: fields.list('runs', run),
    scoring: scoring(fields.has('evaluate') ? fields.map('evaluate', (item) => item) : {}),
    notices: [],
  }
  fields.end()
  return checked(experiment)
}

/** The same experiment, if every name it refers to is there and none is there twice. */
export function checked(experiment: Experiment): Experiment {
  const { corpora, models, runs } = experiment
  for (const [what, list] of Object.entries({ corpora, models, runs })) {
    if (list.length === 0) throw wrong(what, 'a list with at least one entry')
    unique(
      list.map(({ name }) => name),
      what,
    )
  }
  const refer = ({ corpus, partition }: PartRef, at: string) => {
    const found = corpora.find(({ name }) => name === corpus)
    if (!found) throw usageError('bad-experiment', `${at}: there is no corpus ${corpus}`)
    if (partition !== undefined && !found.partitions.some(({ name }) => name === partition))
      throw usageError('bad-experiment', `${at}: the corpus ${corpus} has no partition ${partition}`)
  }
  for (const { name, train, validation, pipeline } of models) {
    if (pipeline === undefined && train.length === 0)
      throw wrong(`models ${name}: train`, 'a corpus to learn from')
    for (const part of [...train, ...validation]) refer(part, `models ${name}`)
  }
  for (const { name, models: wanted, test } of runs) {
    if (test.length === 0) throw wrong(`runs ${name}: test`, 'a corpus to test on')
    for (const part of test) refer(part, `runs ${name}`)
    for (const model of wanted)
      if (!models.some((m) => m.name === model))
        throw usageError('bad-experiment', `runs ${name}: there is no model ${model}`)
  }
  return experiment
}

function corpus(value: unknown, at: string): CorpusSpec {
  const fields = new Fields(value, at)
  const spec: CorpusSpec = {
    name: aName(fields.string('name'), fields.at('name')),
    files: fields.list('files', aText),
    format: fields.string('format', 'auto'),
    ...given('group', fields.optional('group')),
    ...given('stratify', fields.optional('stratify')),
    ...given('limit', fields.has('limit') ? fields.number('limit') : undefined),
    partitions: fields.list('partitions', partition),
  }
  fields.end()
  if (spec.files.length === 0) throw wrong(fields.at('files'), 'a list of files')
  unique(
    spec.partitions.map(({ name }) => name),
    fields.at('partitions'),
  )
  if (spec.partitions.filter((p) => 'remainder' in p).length > 1)
    throw wrong(fields.at('partitions'), 'partitions of which one takes the remainder')
  const shares = spec.partitions.reduce((sum, p) => sum + ('fraction' in p ? p.fraction : 0), 0)
  if (shares > 1 + 1e-9) throw wrong(fields.at('partitions'), 'partitions whose fractions come to 1 at most')
  return spec
}

function partition(value: unknown, at: string): PartitionSpec {
  const fields = new Fields(value, at)
  const name = aName(fields.string('name'), fields.at('name'))
  const given = ['size', 'fraction', 'remainder'].filter((key) => fields.has(key))
  if (given.length !== 1) throw wrong(at, 'given a size, a fraction or the remainder')
  const spec = ((): PartitionSpec => {
    if (given[0] === 'remainder') return { name, remainder: true }
    if (given[0] === 'fraction')
      return { name, fraction: within(fields.number('fraction'), 0, 1, fields.at('fraction')) }
    return { name, size: within(fields.number('size'), 1, 1e9, fields.at('size')) }
  })()
  fields.end()
  return spec
}

function model(value: unknown, at: string): ModelSpec {
  const fields = new Fields(value, at)
  const spec: ModelSpec = {
    name: aName(fields.string('name'), fields.at('name')),
    ...given('pipeline', fields.optional('pipeline')),
    train: fields.list('train', partRef),
    validation: fields.list('validation', partRef),
    sizes: fields.has('sizes') ? numbers(rawOf(value, 'sizes'), fields.at('sizes')) : [],
    settings: fields.map('settings', values),
  }
  fields.end()
  for (const [key, list] of Object.entries(spec.settings)) checkSetting(key, list, `${at}.settings.${key}`)
  return spec
}

function checkSetting(key: string, list: readonly (number | string)[], at: string): void {
  const kind = trainSettings[key]
  if (kind === undefined)
    throw usageError(
      'bad-experiment',
      `${at} is not a setting of the training; there are ${Object.keys(trainSettings).join(', ')}`,
    )
  for (const value of list)
    if (kind === 'number' ? typeof value !== 'number' : !kind.includes(String(value)))
      throw wrong(at, kind === 'number' ? 'a number' : `one of ${kind.join(', ')}`)
}

function run(value: unknown, at: string): RunSpec {
  const fields = new Fields(value, at)
  const spec: RunSpec = {
    name: aName(fields.string('name'), fields.at('name')),
    models: fields.list('models', aText),
    test: fields.list('test', partRef),
    bias: fields.has('bias') ? numbers(rawOf(value, 'bias'), fields.at('bias')) : [0],
    with: fields.choice('with', ['model', 'rules'], 'model'),
  }
  fields.end()
  if (spec.models.length === 0) throw wrong(fields.at('models'), 'a list of models')
  return spec
}

/** `notes`, `notes/train`, or `{ corpus, partition }`. */
function partRef(value: unknown, at: string): PartRef {
  if (typeof value === 'string') {
    const [corpus, part] = value.split('/')
    return { corpus: aText(corpus, at), ...given('partition', part) }
  }
  const fields = new Fields(value, at)
  const ref = { corpus: fields.string('corpus'), ...given('partition', fields.optional('partition')) }
  fields.end()
  return ref
}

function scoring(value: Readonly<Record<string, unknown>>): Scoring {
  const fields = new Fields(value, 'evaluate')
  const result: Scoring = {
    match: fields.choice('match', matches, 'exact'),
    beta: fields.number('beta', 2),
    samples: fields.number('samples', 200),
    ...given('labels', fields.has('labels') ? fields.choice('labels', schemes) : undefined),
    equate: fields.list('equate', aText),
    ignore: fields.list('ignore', aText),
  }
  fields.end()
  return result
}

function rawOf(value: unknown, key: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[key]
}

function within(value: number, low: number, high: number, at: string): number {
  if (!(value >= low && value <= high)) throw wrong(at, `between ${low} and ${high}`)
  return value
}

function given<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T }
}

function unique(names: readonly string[], at: string): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw usageError('bad-experiment', `${at}: ${twice} is there twice`)
}
