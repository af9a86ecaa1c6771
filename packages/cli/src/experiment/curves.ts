import {
  type Cell,
  escaped,
  htmlPage,
  htmlTable,
  linePlot,
  type PlotLine,
  toCsv,
} from '@palimpsest/deid/evaluate'
import type { Experiment } from './experiment.ts'
import type { RunResult } from './run-experiment.ts'

/** Scores of every run by label in MAT's leading columns, then `<all>` labels. */
export function runsCsv(results: readonly RunResult[], beta: number): string {
  const settings = [...new Set(results.flatMap((result) => Object.keys(result.settings)))].sort()
  const head = [
    'run family',
    'run',
    'model family',
    'model',
    'train corpora',
    'test corpora',
    'tag',
    'train docs',
    'train toks',
    'train items',
    'test docs',
    'test toks',
    'bias',
    ...settings,
    'match',
    'refclash',
    'missing',
    'hypclash',
    'spurious',
    'precision',
    'recall',
    `f${beta}`,
  ]
  const rows = results.flatMap((result) =>
    [
      ...Object.entries(result.scores),
      ['<all>', result.all] as const,
      ['<blind>', result.blind] as const,
    ].map(([tag, s]): Cell[] => [
      result.run,
      `${result.run}/${result.variant}/bias=${result.bias}`,
      result.model,
      result.variant,
      result.trainCorpora,
      result.testCorpora,
      tag,
      result.trainDocs,
      result.trainWords,
      result.trainSpans,
      result.testDocs,
      result.testWords,
      result.bias,
      ...settings.map((key) => result.settings[key] ?? ''),
      ...[s.match, s.goldClash, s.missing, s.foundClash, s.spurious],
      ...[s.precision, s.recall, s.f].map((value) => Math.round(value * 1e6) / 1e6),
    ]),
  )
  return toCsv([head, ...rows])
}

/** A page of the experiment's curves and tables, which loads nothing from elsewhere. */
export function experimentPage(experiment: Experiment, results: readonly RunResult[], title: string): string {
  const body = experiment.runs.flatMap(({ name }) => {
    const own = results.filter(({ run }) => run === name)
    return [
      `<h2>${escaped(name)}</h2>`,
      ...curvesOf(own).map(({ kind, title: name, x, y, lines }) =>
        linePlot(lines, { title: name, x, y, logarithmic: kind === 'learning' }),
      ),
      tableOf(own, experiment.scoring.beta),
    ]
  })
  const { match, beta } = experiment.scoring
  return htmlPage(
    title,
    [
      `<h1>${escaped(title)}</h1>`,
      `<p>Match ${match}, F with beta ${beta}; bars hold 95% of bootstrap draws over the test documents.</p>`,
      ...body,
    ].join('\n'),
  )
}

const figures = ['recall', 'precision', 'f'] as const

/** Lines over one axis: what a plot draws and a spreadsheet lists. */
export interface Curve {
  readonly kind: 'learning' | 'bias' | 'exchange'
  readonly title: string
  readonly x: string
  readonly y: string
  readonly lines: readonly PlotLine[]
}

/** The curves of one run: learning curves, then what precision each recall costs, then bias curves. */
export function curvesOf(results: readonly RunResult[]): readonly Curve[] {
  return [...learningCurves(results), ...biasCurves(results)]
}

/** Every point of every curve of every run, with its interval where it has one. */
export function curvesCsv(results: readonly RunResult[]): string {
  const rows = [...grouped(results, ({ run }) => run)].flatMap(([run, own]) =>
    curvesOf(own).flatMap(({ kind, title, x, y, lines }) =>
      lines.flatMap(({ name, points }) =>
        [...points]
          .sort((a, b) => a.x - b.x)
          .map((p): Cell[] => [run, kind, title, name, x, y, p.x, ...[p.y, p.low, p.high].map(rounded)]),
      ),
    ),
  )
  return toCsv([['run', 'curve', 'title', 'line', 'x axis', 'y axis', 'x', 'y', 'low95', 'high95'], ...rows])
}

function rounded(value: number | undefined): Cell {
  return value === undefined ? '' : Math.round(value * 1e6) / 1e6
}

/** How scores grow with the number of training documents, one curve for each bias; what was not trained stands at 0. */
function learningCurves(results: readonly RunResult[]): readonly Curve[] {
  const sizes = new Set(results.map(({ trainDocs }) => trainDocs))
  sizes.delete(0)
  if (sizes.size < 2) return []
  return [...grouped(results, ({ bias }) => `${bias}`)].map(([bias, list]) => ({
    kind: 'learning',
    title: `Learning curve, bias ${bias}`,
    x: 'training documents',
    y: 'score',
    lines: linesBy(list, withoutSize, ({ trainDocs }) => trainDocs),
  }))
}

/** What precision each recall costs, for all models; then how the scores of each move with the bias. */
function biasCurves(results: readonly RunResult[]): readonly Curve[] {
  const varied = [...grouped(results, ({ model, variant }) => `${model} ${variant}`)].filter(
    ([, list]) => new Set(list.map(({ bias }) => bias)).size > 1,
  )
  if (varied.length === 0) return []
  const exchange = varied.map(([name, list]) => ({
    name,
    points: list.map(({ all }) => ({ x: all.recall, y: all.precision })),
  }))
  return [
    {
      kind: 'exchange',
      title: 'What precision each recall costs',
      x: 'recall',
      y: 'precision',
      lines: exchange,
    },
    ...varied.map(
      ([name, list]): Curve => ({
        kind: 'bias',
        title: `Bias curve, ${name}`,
        x: 'bias (negative finds more)',
        y: 'score',
        lines: linesBy(
          list,
          () => '',
          ({ bias }) => bias,
        ),
      }),
    ),
  ]
}

function linesBy(
  results: readonly RunResult[],
  family: (result: RunResult) => string,
  x: (result: RunResult) => number,
): readonly PlotLine[] {
  return [...grouped(results, family)].flatMap(([name, list]) =>
    figures.map((figure) => ({
      name: `${name === '' ? '' : `${name}: `}${figure}`,
      points: list.map((result) => {
        const interval = result.intervals[figure]
        const y = result.figures[figure] ?? 0
        return {
          x: x(result),
          y,
          ...(interval && { low: Math.min(y, interval.low), high: Math.max(y, interval.high) }),
        }
      }),
    })),
  )
}

function withoutSize({ model, variant }: RunResult): string {
  const rest = variant.split(',').filter((part) => !part.startsWith('size=') && part !== 'all')
  return [model, ...rest].join(' ')
}

function tableOf(results: readonly RunResult[], beta: number): string {
  return htmlTable(
    [
      'model',
      'variant',
      'bias',
      'train docs',
      'test docs',
      'precision',
      'recall',
      `F${beta}`,
      'blind recall',
      'documents that leak',
    ],
    results.map((r) => [
      r.model,
      r.variant,
      ...[r.bias, r.trainDocs, r.testDocs].map(String),
      ...[r.all.precision, r.all.recall, r.all.f, r.blind.recall, r.figures['leaking-docs'] ?? 0].map((v) =>
        v.toFixed(4),
      ),
    ]),
  )
}

function grouped<T>(list: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const out = new Map<string, T[]>()
  for (const item of list) out.set(key(item), [...(out.get(key(item)) ?? []), item])
  return out
}
