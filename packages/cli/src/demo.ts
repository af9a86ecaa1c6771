import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Span } from '@palimpsest/deid/text'
import picocolors from 'picocolors'
import { describe, exit } from './exit.ts'
import { openEngine } from './open-engine.ts'
import { findKey, openPolicy } from './policies.ts'
import { newTally } from './tally.ts'

// Colours are for terminals; picocolors would also colour what a CI job writes to a file.
const pc = picocolors.createColors(process.stdout.isTTY === true && !process.env.NO_COLOR)

const samples = fileURLToPath(new URL('../samples/', import.meta.url))

/** Prints the sample notes (made up, of nobody) before and after: side by side where the terminal is wide enough. */
export async function demo({ pipeline, policy }: { pipeline: string; policy: string }): Promise<number> {
  const engine = await openEngine({
    command: 'deid',
    pipeline,
    policy,
    key: findKey(openPolicy(policy), undefined).key,
    spans: 'detect',
    language: 'en',
    trace: false,
    to: 'same',
    formats: {},
  })
  const tally = newTally()
  const width = process.stdout.isTTY ? process.stdout.columns : 0
  let code: number = exit.done
  for (const name of readdirSync(samples).sort()) {
    const text = readFileSync(`${samples}${name}`, 'utf8')
    process.stdout.write(`\n${pc.bold(pc.inverse(` ${name} `))}\n\n`)
    try {
      const { doc, record } = await engine.work({ id: name, text }, tally)
      const before = shown(text, extents(record.edits), pc.red)
      const after = shown(doc.text, doc.spans ?? [], pc.green)
      process.stdout.write(width >= 160 ? sideBySide(before, after) : oneByOne(before, after))
    } catch (error) {
      process.stdout.write(`${describe(error)}\n`)
      code = exit.documents
    }
  }
  const spans = Object.values(tally.labels).flatMap((actions) => Object.values(actions))
  process.stdout.write(
    `\n${spans.reduce((sum, n) => sum + n, 0)} spans of ${spans.length} kinds replaced in 4 notes ` +
      `(pipeline ${pipeline}, policy ${policy}).\nYour own: palimpsest deid notes/ -o out/\n`,
  )
  return code
}

type Extents = readonly Pick<Span, 'start' | 'end'>[]

function extents(edits: unknown): Extents {
  return edits as Extents
}

/** A line of a note: what stands in it, and how wide it is on the screen. */
interface Line {
  readonly painted: string
  readonly width: number
}

function shown(text: string, spans: Extents, paint: (text: string) => string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    let painted = ''
    let pos = start
    for (const span of spans) {
      const from = Math.max(span.start, start)
      const to = Math.min(span.end, end)
      if (from >= to) continue
      painted += text.slice(pos, from) + paint(text.slice(from, to))
      pos = to
    }
    lines.push({ painted: painted + text.slice(pos, end), width: line.length })
    start = end + 1
  }
  return lines
}

function sideBySide(before: readonly Line[], after: readonly Line[]): string {
  const column = Math.max(...before.map(({ width }) => width)) + 2
  return before
    .map(
      ({ painted, width }, i) =>
        `${painted}${' '.repeat(column - width)}${pc.dim('│')} ${after[i]?.painted ?? ''}\n`,
    )
    .join('')
}

function oneByOne(before: readonly Line[], after: readonly Line[]): string {
  const block = (title: string, lines: readonly Line[]) =>
    `${pc.dim(`── ${title} ${'─'.repeat(60)}`)}\n${lines.map(({ painted }) => painted).join('\n')}\n`
  return block('before', before) + block('after', after)
}
