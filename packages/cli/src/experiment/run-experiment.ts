import { isAbsolute, join } from 'node:path'
import {
  type Evaluation,
  evaluate,
  metrics,
  type Pair,
  type Scores,
  scoresOf,
} from '@palimpsest/deid/evaluate'
import { DeidError, type Doc, type Span } from '@palimpsest/deid/text'
import { counted } from '../counted.ts'
import { groupings, namingOf } from '../evaluate/naming.ts'
import { readSide } from '../evaluate/read-side.ts'
import { usageError } from '../exit.ts'
import { pipelineAt, pipelinePrint } from '../own-model.ts'
import { hashOf } from '../report.ts'
import { version } from '../version.ts'
import { writeWhole } from '../whole-file.ts'
import type { Experiment, PartRef } from './experiment.ts'
import { partitionsOf } from './partition.ts'
import { type ModelPlan, modelPlans, type RunPlan, runPlans } from './plan.ts'
import { recordIn } from './record.ts'
import { openModel, type TestedModel, type TrainPart } from './tested-model.ts'

/** What one test of one model came to; what the tables and curves are made of. */
export interface RunResult {
  readonly run: string
  readonly model: string
  readonly variant: string
  readonly bias: number
  readonly trainCorpora: string
  readonly testCorpora: string
  readonly trainDocs: number
  readonly trainWords: number
  readonly trainSpans: number
  readonly testDocs: number
  readonly testWords: number
  readonly settings: Readonly<Record<string, number | string>>
  readonly scores: Readonly<Record<string, Scores>>
  readonly all: Scores
  readonly blind: Scores
  readonly intervals: Evaluation['intervals']
  readonly figures: Readonly<Record<string, number>>
}

/** Where the work is done and who is told about it. */
export interface RunSettings {
  /** Folder of the experiment's file: relative files start here. */
  readonly base: string
  readonly out: string
  /** Does everything anew, whatever is there. */
  readonly force: boolean
  readonly tell: (line: string) => void
}

/**
 * Trains and tests what the experiment asks for. Each model and each result is written whole and under a key of
 * everything it depends on, so that a run that was killed goes on where it stopped, and only what changed is done
 * again.
 */
export async function runExperiment(
  experiment: Experiment,
  settings: RunSettings,
): Promise<readonly RunResult[]> {
  const { out, force, tell } = settings
  const parts = partsOf(experiment, settings)
  const done: RunResult[] = []
  const opened = new Map<string, Promise<TestedModel>>()
  const plans = runPlans(experiment)
  for (const [i, plan] of plans.entries()) {
    const test = docsOf(plan.spec.test, parts)
    const train = trainDocsOf(plan.model, parts)
    warnOfOverlap(plan, train.docs, test, tell)
    const modelKey = keyOfModel(plan.model, train, experiment, settings.base)
    const key = hashOf({
      modelKey,
      bias: plan.bias,
      with: plan.spec.with,
      scoring: experiment.scoring,
      test: printOf(test),
    })
    const folder = join(
      out,
      'runs',
      plan.spec.name,
      plan.model.spec.name,
      plan.model.variant,
      `bias=${plan.bias}`,
    )
    const name = `${plan.spec.name}: ${plan.model.spec.name} ${plan.model.variant} bias ${plan.bias}`
    const kept = force ? undefined : keptResult(join(folder, 'scores.json'), key)
    if (kept) {
      done.push(kept)
      tell(`${i + 1}/${plans.length} ${name}: there already`)
      continue
    }
    const at = `${plan.model.spec.name} ${plan.model.variant}`
    let model = opened.get(at)
    if (!model) {
      // One at a time in memory: the plans go model by model.
      opened.clear()
      opened.set(at, (model = openModel(plan.model, train, modelKey, settings)))
    }
    const result = await testModel(plan, await model, test, train, experiment, folder)
    writeWhole(join(folder, 'scores.json'), `${JSON.stringify({ key, result }, null, 2)}\n`)
    done.push(result)
    tell(
      `${i + 1}/${plans.length} ${name}: precision ${fixed(result.all.precision)} recall ${fixed(result.all.recall)}`,
    )
  }
  return done
}

/** The corpora as they would be cut: for each partition its number of documents. */
export function partSizes(
  experiment: Experiment,
  settings: Pick<RunSettings, 'base'>,
): readonly (readonly [string, number])[] {
  return [...readParts(experiment, settings)].map(([name, docs]) => [name, docs.length])
}

type Parts = ReadonlyMap<string, readonly Doc[]>

/** The partitions of all corpora as `corpus/partition`, and their ids written down. */
function partsOf(experiment: Experiment, settings: RunSettings): Parts {
  const parts = readParts(experiment, settings)
  for (const { name, partitions } of experiment.corpora)
    writeWhole(
      join(settings.out, 'corpora', `${name}.json`),
      `${JSON.stringify(
        Object.fromEntries(
          (partitions.length > 0 ? partitions.map((part) => part.name) : ['']).map((part) => [
            part === '' ? 'all' : part,
            parts.get(`${name}/${part}`)!.map(({ id }) => id),
          ]),
        ),
        null,
        2,
      )}\n`,
    )
  return parts
}

function readParts({ corpora, seed, scoring }: Experiment, { base }: Pick<RunSettings, 'base'>): Parts {
  const naming = namingOf(scoring)
  return new Map(
    corpora.flatMap((corpus) => {
      const docs = corpus.files.flatMap((file) =>
        readSide(isAbsolute(file) ? file : join(base, file), { format: corpus.format, formats: {} }).map(
          (side): Doc => {
            if (!side.doc?.spans)
              throw new DeidError('no-spans', 'A document of a corpus needs a text and its spans', {
                file: side.file,
                ...(side.line !== undefined && { line: side.line }),
              })
            return { ...side.doc, spans: renamed(side.doc.spans, naming) }
          },
        ),
      )
      const ids = new Set<string>()
      for (const { id } of docs) {
        if (id !== '' && ids.has(id))
          throw new DeidError('same-id', `The corpus ${corpus.name} has two documents of one id`, {
            docId: id,
          })
        ids.add(id)
      }
      return [...partitionsOf(docs, corpus, seed)].map(
        ([part, list]) => [`${corpus.name}/${part}`, list] as const,
      )
    }),
  )
}

function renamed(spans: readonly Span[], naming: (label: string) => string | undefined): readonly Span[] {
  return spans.flatMap((span) => {
    const label = naming(span.label)
    return label === undefined ? [] : [{ ...span, label }]
  })
}

function docsOf(refs: readonly PartRef[], parts: Parts): readonly Doc[] {
  return refs.flatMap(({ corpus, partition = '' }) => parts.get(`${corpus}/${partition}`)!)
}

/** The first so many of the shuffled documents: a larger set holds every smaller one. */
function trainDocsOf({ spec, size }: ModelPlan, parts: Parts): TrainPart {
  const whole = docsOf(spec.train, parts)
  if (size !== undefined && size > whole.length)
    throw usageError(
      'corpus-too-small',
      `The model ${spec.name} asks for ${counted(size, 'document')} to learn from; there are ${whole.length}`,
    )
  const docs = size === undefined ? whole : whole.slice(0, size)
  const validation = docsOf(spec.validation, parts)
  return { docs, validation, print: printOf([...docs, ...validation]) }
}

const prints = new WeakMap<Doc, string>()

/** A hash of documents with their spans, in order. */
function printOf(docs: readonly Doc[]): string {
  return hashOf(
    docs.map((doc) => {
      let print = prints.get(doc)
      if (print === undefined) {
        print = hashOf([doc.id, doc.text, doc.spans?.map(({ start, end, label }) => [start, end, label])])
        prints.set(doc, print)
      }
      return print
    }),
  )
}

function keyOfModel(
  model: ModelPlan,
  { print, validation }: TrainPart,
  { seed }: Experiment,
  base: string,
): string {
  return hashOf({
    version: version(),
    pipeline: model.spec.pipeline ?? null,
    files: model.spec.pipeline === undefined ? null : pipelinePrint(pipelineAt(model.spec.pipeline, base)),
    settings: model.settings,
    seed,
    print,
    validation: validation.length,
  })
}

function warnOfOverlap(
  { spec, model }: RunPlan,
  train: readonly Doc[],
  test: readonly Doc[],
  tell: RunSettings['tell'],
) {
  const texts = new Set(train.map(({ text }) => text))
  const shared = test.filter(({ text }) => texts.has(text)).length
  if (shared > 0)
    tell(
      `${spec.name}: ${counted(shared, 'document')} of the test ${shared === 1 ? 'was' : 'were'} in the training of ${model.spec.name}: its scores will flatter it`,
    )
}

async function testModel(
  { spec, model, bias }: RunPlan,
  open: TestedModel,
  test: readonly Doc[],
  train: TrainPart,
  { scoring }: Experiment,
  folder: string,
): Promise<RunResult> {
  const finder = await open(bias, spec.with === 'rules')
  const naming = namingOf(scoring)
  const pairs: Pair[] = []
  for (const { spans = [], ...doc } of test) {
    const found = renamed(await finder(doc), naming)
    pairs.push({ id: doc.id, text: doc.text, gold: spans, found })
  }
  const evaluation = evaluate(pairs, { ...scoring, labels: (label) => label, groupings })
  writeWhole(
    join(folder, 'found.jsonl'),
    pairs.map(({ id, found }) => `${JSON.stringify({ id, spans: found })}\n`).join(''),
  )
  const { beta } = scoring
  const ref = (refs: readonly PartRef[]) =>
    refs
      .map(({ corpus, partition }) => (partition === undefined ? corpus : `${corpus}/${partition}`))
      .join(' ')
  return {
    run: spec.name,
    model: model.spec.name,
    variant: model.variant,
    bias,
    trainCorpora: model.spec.pipeline ?? ref(model.spec.train),
    testCorpora: ref(spec.test),
    trainDocs: train.docs.length,
    trainWords: wordsOf(train.docs),
    trainSpans: train.docs.reduce((sum, { spans = [] }) => sum + spans.length, 0),
    testDocs: test.length,
    testWords: wordsOf(test),
    settings: model.settings,
    scores: Object.fromEntries([...evaluation.labels].map(([label, prf]) => [label, scoresOf(prf, beta)])),
    all: scoresOf(evaluation.all, beta),
    blind: scoresOf(evaluation.blind, beta),
    intervals: evaluation.intervals,
    figures: Object.fromEntries(metrics.map((metric) => [metric.name, metric.of(evaluation, beta)])),
  }
}

function wordsOf(docs: readonly Doc[]): number {
  return docs.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0), 0)
}

function keptResult(file: string, key: string): RunResult | undefined {
  const record = recordIn(file)
  return record?.key === key ? (record.result as RunResult) : undefined
}

function fixed(value: number): string {
  return value.toFixed(4)
}

/** How many models and tests an experiment comes to. */
export function sizeOf(experiment: Experiment): { readonly models: number; readonly runs: number } {
  const trained = experiment.models.filter(({ pipeline }) => pipeline === undefined)
  return { models: trained.flatMap(modelPlans).length, runs: runPlans(experiment).length }
}
