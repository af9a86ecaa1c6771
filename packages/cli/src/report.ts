import { createHash } from 'node:crypto'
import type { Tally } from './tally.ts'
import type { Sample } from './task.ts'
import { writeWhole } from './whole-file.ts'

/** What a run did, for the record: enough to say what was removed and how, and to repeat it. No document text. */
export interface Report {
  readonly tool: 'palimpsest'
  readonly version: string
  readonly command: string
  readonly pipeline: string
  readonly language: string
  readonly policy?: { readonly name: string; readonly sha256: string; readonly scope: string }
  /** `random`: made for this run and gone after it. */
  readonly key?: { readonly from: string; readonly fingerprint: string }
  readonly began: string
  readonly seconds: number
  readonly counts: Tally
  /** Outputs that were there already and were left alone, under --resume. */
  readonly skipped: number
  /** Documents before and after, only where they were asked for. */
  readonly samples?: readonly Sample[]
}

/** Writes a report as JSON, or as a page where the name ends in `.html`. Throws a DeidError `unwritable-output`. */
export function writeReport(file: string, report: Report): void {
  writeWhole(file, /\.html?$/i.test(file) ? page(report) : `${JSON.stringify(report, null, 2)}\n`)
}

/** SHA-256 of any plain value, keys in order, as hex: the same for equal settings. */
export function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex')
}

function sorted(value: unknown): unknown {
  if (value instanceof Uint8Array) return 'bytes'
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  )
}

function page(report: Report): string {
  const { counts } = report
  const spans = Object.entries(counts.labels).sort(([a], [b]) => (a < b ? -1 : 1))
  const rows = spans.flatMap(([label, actions]) =>
    Object.entries(actions).map(([action, count]) => [label, action, String(count)]),
  )
  const facts: (readonly [string, string])[] = [
    ['Command', `${report.command} (palimpsest ${report.version})`],
    ['Pipeline', `${report.pipeline}, language ${report.language}`],
    ...(report.policy
      ? ([
          ['Policy', `${report.policy.name}, scope ${report.policy.scope}`],
          ['Policy SHA-256', report.policy.sha256],
        ] as const)
      : []),
    ...(report.key ? ([['Key', `${report.key.fingerprint} (${report.key.from})`]] as const) : []),
    ['Began', report.began],
    ['Took', `${report.seconds} s`],
    ['Documents', String(counts.docs)],
    ['Failed', String(counts.failed)],
    ['Flagged', String(counts.flagged)],
    ['Leaking', String(counts.leaking)],
    ['Left alone', String(report.skipped)],
  ]
  const shifts = binned(counts.shifts)
  const flags = Object.entries(counts.flags).map(([code, count]) => [code, String(count)])
  const problems = counts.problems.map(({ file = '', line, start, code, message }) => [
    line === undefined ? file : `${file}:${line}`,
    start === undefined ? '' : String(start),
    code,
    message,
  ])
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Palimpsest report</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
  table { border-collapse: collapse; margin: 0 0 2rem }
  th, td { text-align: left; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid #ddd; vertical-align: top }
  td { white-space: pre-wrap }
  td:last-child { overflow-wrap: anywhere }
</style>
<h1>Palimpsest report</h1>
${table(facts)}
<h2>Spans</h2>
${table(rows, ['Label', 'Action', 'Spans'])}
${bars(perLabel(counts.labels), 'Spans by label')}
${shifts.length > 0 ? `<h2>Shifts of dates</h2>\n<p>By how many days the dates of documents were moved; which document is not kept.</p>\n${bars(shifts, 'Documents by days')}` : ''}
${perDocument(counts)}
${flags.length > 0 ? `<h2>Flags</h2>\n${table(flags, ['Code', 'Spans'])}` : ''}
${(report.samples ?? []).map(({ id, before, after }) => `<h2>${escaped(id)}</h2>\n${table([[before, after]], ['Before', 'After'])}`).join('\n')}
${counts.problems.length > 0 ? `<h2>Problems</h2>\n${table(problems, ['Where', 'At', 'Code', 'What'])}` : ''}
</html>
`
}

/** One row for each of the first documents: where it stands, what was replaced by what, and its flags. */
function perDocument({ documents, docs }: Tally): string {
  if (documents.length === 0) return ''
  const rows = documents.map(({ file = '', line, labels, flags }, i) => [
    String(i + 1),
    line === undefined ? file : `${file}:${line}`,
    Object.entries(labels)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([label, actions]) => `${label}: ${listed(actions)}`)
      .join('\n'),
    listed(flags),
  ])
  const some = documents.length < docs ? `<p>The first ${documents.length} of ${docs}.</p>\n` : ''
  return `<h2>Documents</h2>\n${some}<details><summary>One by one</summary>\n${table(rows, ['', 'Where', 'Replaced', 'Flags'])}\n</details>`
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')
}

function perLabel(labels: Tally['labels']): [string, number][] {
  return Object.entries(labels)
    .map(([label, actions]): [string, number] => [label, Object.values(actions).reduce((a, b) => a + b, 0)])
    .sort(([, a], [, b]) => b - a)
}

/** Documents by days, in at most two dozen bins of whole days. */
function binned(shifts: Readonly<Record<string, number>>): [string, number][] {
  const days = Object.keys(shifts).map(Number)
  if (days.length === 0) return []
  const least = days.reduce((a, b) => Math.min(a, b))
  const most = days.reduce((a, b) => Math.max(a, b))
  const width = Math.max(1, Math.ceil((most - least + 1) / 24))
  const bins = Array.from({ length: Math.ceil((most - least + 1) / width) }, (_, i): [string, number] => {
    const from = least + i * width
    return [width === 1 ? `${from}` : `${from} to ${from + width - 1}`, 0]
  })
  for (const day of days) bins[Math.floor((day - least) / width)]![1] += shifts[day]!
  return bins
}

/** Bars beside each other's names, drawn in the page itself. */
function bars(values: readonly (readonly [string, number])[], title: string): string {
  if (values.length === 0) return ''
  const most = values.reduce((max, [, count]) => Math.max(max, count), 1)
  const rows = values.map(([name, count], i) => {
    const y = i * 22
    const width = Math.max(1, Math.round((count / most) * 420))
    return `<text x="190" y="${y + 15}" text-anchor="end">${escaped(name)}</text><rect x="200" y="${y + 3}" width="${width}" height="16" fill="#3b6ea5"/><text x="${206 + width}" y="${y + 15}">${count}</text>`
  })
  return `<svg role="img" aria-label="${escaped(title)}" viewBox="0 0 720 ${values.length * 22}" width="720" font-size="13">\n${rows.join('\n')}\n</svg>`
}

function table(rows: readonly (readonly string[])[], head?: readonly string[]): string {
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  return `<table>\n${head ? `${line(head, 'th')}\n` : ''}${rows.map((row) => line(row, 'td')).join('\n')}\n</table>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}
