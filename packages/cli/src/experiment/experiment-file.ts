import { readFileSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { DeidError } from '@palimpsest/deid/text'
import { parse, YAMLParseError } from 'yaml'
import { decodeFile } from '../decode.ts'
import { exit, usageError } from '../exit.ts'
import { table } from '../table.ts'
import { writeWhole } from '../whole-file.ts'
import { curvesCsv, experimentPage, runsCsv } from './curves.ts'
import { type Experiment, readExperiment } from './experiment.ts'
import { experimentFromMat } from './mat-xml.ts'
import { partSizes, type RunResult, runExperiment, sizeOf } from './run-experiment.ts'

export interface ExperimentFlags {
  readonly out?: string
  readonly bind: readonly string[]
  readonly format?: string
  readonly plan: boolean
  readonly force: boolean
  readonly quiet: boolean
}

/** Runs the experiment of a YAML, JSON or MAT XML file, and writes its tables and curves. */
export async function experimentFile(file: string, flags: ExperimentFlags): Promise<number> {
  const experiment = openExperiment(file, flags)
  const base = dirname(resolve(file))
  const out = flags.out ?? join(base, `${experiment.name}.out`)
  const tell = (line: string) => {
    if (!flags.quiet) process.stderr.write(`${line}\n`)
  }
  for (const notice of experiment.notices) tell(notice)
  if (flags.plan) {
    const { models, runs } = sizeOf(experiment)
    const parts = partSizes(experiment, { base })
    process.stdout.write(
      table([
        ['corpus/partition', 'documents'],
        ...parts.map(([name, n]) => [name.replace(/\/$/, ''), String(n)]),
      ]),
    )
    process.stdout.write(`${models} models to train, ${runs} tests\n`)
    return exit.done
  }
  const results = await runExperiment(experiment, { base, out, force: flags.force, tell })
  const { beta } = experiment.scoring
  writeWhole(join(out, 'scores.csv'), runsCsv(results, beta))
  writeWhole(join(out, 'curves.csv'), curvesCsv(results))
  writeWhole(join(out, 'report.html'), experimentPage(experiment, results, experiment.name))
  process.stdout.write(summary(results, beta))
  tell(`The curves are in ${join(out, 'report.html')}`)
  return exit.done
}

function openExperiment(file: string, { bind, format }: ExperimentFlags): Experiment {
  const text = decodeFile(readFileSync(file), { file })
  const name = basename(file, extname(file)).replace(/[^\p{L}\p{N}_.-]/gu, '-')
  if (extname(file).toLowerCase() === '.xml')
    return experimentFromMat(text, {
      name,
      folder: dirname(resolve(file)),
      bindings: Object.fromEntries(bind.map(bindingOf)),
      ...(format !== undefined && { format }),
    })
  if (bind.length > 0) throw usageError('bad-bind', '--bind is for experiments in XML')
  try {
    return readExperiment(parse(text), name)
  } catch (error) {
    if (error instanceof YAMLParseError)
      throw new DeidError('bad-experiment', 'The file is not YAML', {
        file,
        ...(error.linePos && { line: error.linePos[0].line }),
      })
    throw error instanceof DeidError ? new DeidError(error.code, error.message, { ...error.at, file }) : error
  }
}

function bindingOf(binding: string): readonly [string, string] {
  const at = binding.indexOf('=')
  if (at < 1) throw usageError('bad-bind', '--bind needs NAME=VALUE')
  return [binding.slice(0, at), binding.slice(at + 1)]
}

function summary(results: readonly RunResult[], beta: number): string {
  return table([
    ['run', 'model', 'variant', 'bias', 'docs', 'precision', 'recall', `f${beta}`, 'leaking docs'],
    ...results.map((r) => [
      r.run,
      r.model,
      r.variant,
      String(r.bias),
      String(r.trainDocs),
      ...[r.all.precision, r.all.recall, r.all.f, r.figures['leaking-docs'] ?? 0].map((v) => v.toFixed(4)),
    ]),
  ])
}
