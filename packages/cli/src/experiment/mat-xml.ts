import { isAbsolute, join } from 'node:path'
import { usageError } from '../exit.ts'
import {
  type CorpusSpec,
  checked,
  type Experiment,
  type ModelSpec,
  type PartitionSpec,
  type PartRef,
  type RunSpec,
} from './experiment.ts'
import { readXml, type XmlElement } from './xml-reader.ts'

/**
 * An experiment of MATExperimentEngine, as ours. Bindings `$(NAME)` are filled in, given ones before those of the
 * file. What has no counterpart here is told in `notices`; a workspace as a corpus is a DeidError `bad-experiment`.
 */
export function experimentFromMat(
  source: string,
  {
    name,
    folder,
    bindings = {},
    format = 'mat-json',
  }: { name: string; folder: string; bindings?: Readonly<Record<string, string>>; format?: string },
): Experiment {
  const root = readXml(source)
  if (root.name !== 'experiment')
    throw usageError('bad-experiment', 'The root of the XML is not an experiment')
  const bound: Record<string, string> = { EXP_DIR: folder, PATTERN_DIR: folder }
  for (const { attributes } of named(root, 'binding'))
    bound[need(attributes, 'name')] = attributes.value ?? ''
  Object.assign(bound, bindings)
  const notices: string[] = []
  const experiment = filled(root, bound)
  if (all(experiment, 'workspace_corpora').length > 0)
    throw usageError(
      'bad-experiment',
      'Corpora from workspaces are not read: save their documents to a folder first',
    )
  strangers(experiment, notices)
  const corpora = named(experiment, 'corpora').flatMap((set) =>
    corporaOf(set, bound.PATTERN_DIR!, format, notices),
  )
  const models = named(experiment, 'model_sets').flatMap((set) => modelsOf(set, notices))
  const runs = named(experiment, 'runs').flatMap((set) => runsOf(set, notices))
  return checked({
    name,
    seed: 1,
    corpora,
    models,
    runs,
    // MAT scores whole annotations, and its F weighs both sides alike.
    scoring: { match: 'exact', beta: 1, samples: 1000, equate: [], ignore: [] },
    notices: [...new Set(notices)],
  })
}

/** What each element may hold; another element in it is told, as it would change what is measured. */
const HOLDS: Readonly<Record<string, string>> = {
  experiment: 'binding corpora workspace_corpora model_sets runs',
  corpora: 'partition fixed_partition size corpus prep',
  corpus: 'pattern',
  model_sets: 'build_settings corpus_settings model_set',
  build_settings: 'iterator',
  corpus_settings: 'iterator',
  model_set: 'training_corpus',
  runs: 'run_settings run',
  run_settings: 'args prep_args score_args iterator',
  args: 'iterator',
  run: 'test_corpus',
}

function strangers({ name, children }: XmlElement, notices: string[]): void {
  const known = (HOLDS[name] ?? '').split(' ')
  for (const child of children) {
    if (!known.includes(child.name)) notices.push(`${name}: ${child.name} has no counterpart`)
    else strangers(child, notices)
  }
}

function corporaOf(
  set: XmlElement,
  folder: string,
  format: string,
  notices: string[],
): readonly CorpusSpec[] {
  const partitions: PartitionSpec[] = [
    ...named(set, 'partition').map(({ attributes: a }) => ({
      name: need(a, 'name'),
      fraction: numeric(a, 'fraction'),
    })),
    ...named(set, 'fixed_partition').map(
      ({ attributes: a }): PartitionSpec =>
        a.size === 'remainder'
          ? { name: need(a, 'name'), remainder: true }
          : { name: need(a, 'name'), size: numeric(a, 'size') },
    ),
  ]
  const [size] = named(set, 'size')
  if (named(set, 'prep').length > 0) notices.push('corpora: preparation steps are not run')
  const pattern = (corpus: XmlElement) =>
    named(corpus, 'pattern').map(({ text }) =>
      isAbsolute(text) ? text : join(corpus.attributes.source_corpus_dir ?? folder, text),
    )
  return named(set, 'corpus').map((corpus) => ({
    name: need(corpus.attributes, 'name'),
    files: pattern(corpus),
    format,
    ...(size && { limit: numeric(size.attributes, 'max_size') }),
    partitions,
  }))
}

/** Settings of its trainer that ours has under another name. */
function modelsOf(set: XmlElement, notices: string[]): readonly ModelSpec[] {
  const settings: Record<string, readonly (number | string)[]> = {}
  const setting = (attribute: string, list: readonly (number | string)[]) => {
    const number = list.map(Number)
    if (attribute === 'max_iterations') settings.passes = number
    else if (attribute === 'gaussian_prior') settings.l2 = number.map((variance) => 1 / variance)
    else if (attribute === 'l1_c') settings.l1 = number
    else if (attribute === 'learning_rate') settings.rate = number
    else if (attribute === 'training_method')
      settings.method = list.map((m) => (m === 'psa' ? 'stochastic' : 'lbfgs'))
    else notices.push(`build_settings: ${attribute} has no counterpart`)
  }
  let sizes: readonly number[] = []
  for (const build of named(set, 'build_settings')) {
    for (const [key, value] of Object.entries(build.attributes)) setting(key, [value])
    for (const iterator of named(build, 'iterator'))
      setting(need(iterator.attributes, 'attribute'), iterated(iterator))
  }
  for (const corpus of named(set, 'corpus_settings')) {
    if (corpus.attributes.size !== undefined) sizes = [numeric(corpus.attributes, 'size')]
    for (const iterator of named(corpus, 'iterator')) sizes = iterated(iterator).map(Number)
  }
  return named(set, 'model_set').map((model) => ({
    name: need(model.attributes, 'name'),
    train: named(model, 'training_corpus').map(partOf),
    validation: [],
    sizes,
    settings,
  }))
}

function runsOf(set: XmlElement, notices: string[]): readonly RunSpec[] {
  let bias: readonly number[] = [-1]
  for (const settings of named(set, 'run_settings')) {
    for (const args of [settings, ...named(settings, 'args')]) {
      for (const [key, value] of Object.entries(args.attributes))
        if (key === 'prior_adjust') bias = [Number(value)]
        else if (!['steps', 'workflow'].includes(key)) notices.push(`run_settings: ${key} has no counterpart`)
      for (const iterator of named(args, 'iterator')) {
        if (iterator.attributes.attribute === 'prior_adjust') bias = iterated(iterator).map(Number)
        else
          notices.push(
            `run_settings: an iterator over ${iterator.attributes.attribute ?? 'nothing'} has no counterpart`,
          )
      }
    }
    for (const other of ['prep_args', 'score_args'])
      if (named(settings, other).length > 0) notices.push(`run_settings: ${other} are not used`)
  }
  return named(set, 'run').map((run) => ({
    name: need(run.attributes, 'name'),
    models: [need(run.attributes, 'model')],
    test: named(run, 'test_corpus').map(partOf),
    bias,
    with: 'model',
  }))
}

/** The values of an iterator: a list, or steps from a start to an end. */
function iterated({ attributes: a }: XmlElement): readonly (number | string)[] {
  if (a.values !== undefined) return a.values.split(',').map((value) => value.trim())
  const [start, end, step] = [numeric(a, 'start_val'), numeric(a, 'end_val'), numeric(a, 'increment')]
  if (!(step > 0) || end < start || (end - start) / step > 1000)
    throw usageError('bad-experiment', 'An iterator needs a start, an end after it and an increment above 0')
  const out: number[] = []
  for (let i = 0; start + i * step <= end + step * 1e-9; i++)
    out.push(Number((start + i * step).toPrecision(12)))
  if (/^(?:yes|true|1)$/i.test(a.force_last ?? '') && out.at(-1) !== end) out.push(end)
  return out
}

function partOf({ attributes: a }: XmlElement): PartRef {
  return { corpus: need(a, 'corpus'), ...(a.partition !== undefined && { partition: a.partition }) }
}

function filled(element: XmlElement, bound: Readonly<Record<string, string>>): XmlElement {
  const fill = (text: string) =>
    text.replace(/\$\(([^)]+)\)/g, (_, key: string) => {
      if (bound[key] === undefined)
        throw usageError('bad-experiment', `$(${key}) is bound to nothing: give it with --bind`)
      return bound[key]
    })
  return {
    name: element.name,
    attributes: Object.fromEntries(
      Object.entries(element.attributes).map(([key, value]) => [key, fill(value)]),
    ),
    children: element.children.map((child) => filled(child, bound)),
    text: fill(element.text),
  }
}

function named({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter((child) => child.name === name)
}

function all(element: XmlElement, name: string): readonly XmlElement[] {
  return [...named(element, name), ...element.children.flatMap((child) => all(child, name))]
}

function need(attributes: Readonly<Record<string, string>>, key: string): string {
  const value = attributes[key]
  if (value === undefined || value === '')
    throw usageError('bad-experiment', `An element of the XML lacks its ${key}`)
  return value
}

function numeric(attributes: Readonly<Record<string, string>>, key: string): number {
  const value = Number(need(attributes, key))
  if (!Number.isFinite(value)) throw usageError('bad-experiment', `${key} must be a number`)
  return value
}
