import { readFileSync } from 'node:fs'
import { DeidError, type Doc, type OffsetUnit } from '@palimpsest/deid/text'
import { formatModel, parseModel, type TrainingDoc, train } from '@palimpsest/models/crf'
import { counted } from './counted.ts'
import { readSide } from './evaluate/read-side.ts'
import { usageError } from './exit.ts'
import { writeWhole } from './whole-file.ts'

export interface TrainFlags {
  readonly output: string
  readonly validate?: string
  readonly base?: string
  readonly name: string
  readonly format: string
  readonly offsets?: OffsetUnit
  readonly columns?: readonly string[]
  readonly method: 'stochastic' | 'lbfgs'
  readonly passes: number
  readonly seed: number
  readonly quiet: boolean
}

/**
 * Trains a tagger on annotated documents and writes it. The same documents and seed give the same file. A document
 * that cannot be read, or that has no spans field, ends the run: what is not annotated must not be learnt as empty.
 */
export async function trainFiles(paths: readonly string[], flags: TrainFlags): Promise<void> {
  if (!(flags.passes >= 1) || !Number.isInteger(flags.seed))
    throw usageError('bad-number', '--passes is a number from 1, --seed a whole number')
  const docs = paths.flatMap((path) => annotated(path, flags))
  const held = flags.validate === undefined ? undefined : annotated(flags.validate, flags)
  const base = flags.base === undefined ? undefined : parseModel(readModel(flags.base))
  const say = (line: string) => {
    if (!flags.quiet) process.stderr.write(`${line}\n`)
  }
  say(
    `${counted(docs.length, 'document')}, ${docs.reduce((sum, { spans }) => sum + spans.length, 0)} spans to learn from`,
  )
  const strange = labelsOf(held ?? []).filter((label) => !labelsOf(docs).includes(label))
  if (strange.length > 0 && !base)
    say(
      `Only the watched documents have ${strange.join(', ')}: nothing of it can be learnt, all of it counts as missed`,
    )
  const model = train(docs, held, {
    name: flags.name,
    method: flags.method,
    passes: flags.passes,
    seed: flags.seed,
    ...(base && { base }),
    onRead: ({ moved, dropped }) => {
      if (moved > 0) say(`${moved} spans end inside a word or number and were learnt with the whole of it`)
      if (dropped > 0) say(`${dropped} spans hold no word, or overlap another, and were left out`)
    },
    onPass: ({ pass, loss, seconds, recall, precision, errors }) =>
      say(
        `pass ${pass}: loss ${loss.toFixed(4)}, ${seconds.toFixed(1)} s, recall ${recall.toFixed(4)}, ` +
          `precision ${precision.toFixed(4)}; missed ${errors.missed}, spurious ${errors.spurious}, ` +
          `label ${errors.label}, border ${errors.border}`,
      ),
  })
  const bytes = formatModel(model)
  writeWhole(flags.output, bytes)
  say(`${flags.output}: ${bytes.length} bytes. Scores above are over the watched documents only.`)
}

function annotated(path: string, flags: TrainFlags): TrainingDoc[] {
  const formats = {
    ...(flags.columns && { columns: flags.columns }),
    ...(flags.offsets && { offsets: flags.offsets }),
  }
  return readSide(path, { format: flags.format, formats }).map(({ doc, file, line }) => {
    if (!doc?.spans) {
      const at = { file, ...(line !== undefined && { line }) }
      throw new DeidError('no-spans', 'A document without text or spans cannot be learnt from', at)
    }
    return trainingDoc(doc)
  })
}

function labelsOf(docs: readonly TrainingDoc[]): readonly string[] {
  return [...new Set(docs.flatMap(({ spans }) => spans.map(({ label }) => label)))].sort()
}

function trainingDoc({ text, spans = [] }: Doc): TrainingDoc {
  return { text, spans: spans.map(({ start, end, label }) => ({ start, end, label })) }
}

function readModel(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch {
    throw usageError('unreadable-input', 'The model to go on from cannot be read')
  }
}
