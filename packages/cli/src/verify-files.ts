import { createReadStream, readFileSync } from 'node:fs'
import { asList, asObject, formatNamed, type Json, parseJson, parseJsonlLine } from '@palimpsest/deid/formats'
import { actionFor } from '@palimpsest/deid/policy'
import { type Leak, type Nomination, verify } from '@palimpsest/deid/replace'
import { DeidError, type Doc, type OffsetUnit, offsetMap } from '@palimpsest/deid/text'
import { counted } from './counted.ts'
import { decodeFile, decodeUtf8 } from './decode.ts'
import { describe, exit, usageError } from './exit.ts'
import { openFinder } from './find-spans.ts'
import { findInputs, type Input } from './inputs.ts'
import { lineBatches } from './lines.ts'
import { openPolicy } from './policies.ts'
import { problemOf } from './problem.ts'
import { guessFormat } from './targets.ts'
import { checkWritable, writeWhole } from './whole-file.ts'

export interface VerifyFlags {
  readonly format: string
  readonly pipeline: string
  readonly policy: string
  readonly language: string
  readonly columns?: readonly string[]
  readonly offsets?: OffsetUnit
  readonly report?: string
  readonly quiet: boolean
}

/** An original with its output, and what was replaced where the output says so. */
interface Pair {
  readonly doc: Doc
  readonly output: string
  readonly edits?: readonly Nomination[]
}

/**
 * Compares originals and outputs, pair by pair: files of folders by name, JSONL by line. Prints a line for each
 * document that leaks, with places in the output. What had to go is what the output's `edits` say, else what the
 * pipeline finds in the original and the policy does not keep.
 */
export async function verifyFiles(originals: string, outputs: string, flags: VerifyFlags): Promise<number> {
  if (flags.report !== undefined) checkWritable(flags.report)
  const policy = openPolicy(flags.policy)
  const find = await openFinder({
    command: 'detect',
    pipeline: flags.pipeline,
    policy: flags.policy,
    spans: 'detect',
    language: flags.language,
    trace: false,
    to: 'jsonl',
    formats: {},
  })
  const check = async ({ doc, output, edits }: Pair): Promise<readonly Leak[]> => {
    if (edits) return verify(doc, edits, output)
    const spans = (await find(doc)).filter(({ label }) => actionFor(policy, label).action !== 'keep')
    return verify(
      doc,
      spans.map((span) => ({ ...span, action: 'redact', replacement: '' })),
      output,
    )
  }
  const counts = { docs: 0, leaking: 0, leaks: 0, failed: 0 }
  const leaking: object[] = []
  for (const { original, output, name } of pairsOf(originals, outputs)) {
    try {
      for await (const pair of docsOf(original, output, flags)) {
        counts.docs++
        const leaks = await check(pair)
        if (leaks.length === 0) continue
        counts.leaking++
        counts.leaks += leaks.length
        const line = { file: name, id: pair.doc.id, leaks }
        if (leaking.length < 1000) leaking.push(line)
        if (!flags.quiet) process.stdout.write(`${JSON.stringify(line)}\n`)
      }
    } catch (error) {
      counts.failed++
      const { code, message, file = output, line } = problemOf(error)
      const at = { file, ...(line !== undefined && { line }) }
      process.stderr.write(`${describe(new DeidError(code, message, at))}\n`)
    }
  }
  if (flags.report !== undefined)
    writeWhole(
      flags.report,
      `${JSON.stringify({ command: 'verify', ...counts, documents: leaking }, null, 2)}\n`,
    )
  if (!flags.quiet)
    process.stderr.write(
      `${counted(counts.docs, 'document')} compared: ${counts.leaking} leak, in ${counted(counts.leaks, 'place')}` +
        `${counts.failed > 0 ? `; ${counted(counts.failed, 'file')} could not be compared` : ''}\n`,
    )
  return counts.leaking + counts.failed > 0 ? exit.documents : exit.done
}

/** Files that belong together; an original without output, or the other way round, is an error of usage. */
function pairsOf(originals: string, outputs: string): { original: string; output: string; name: string }[] {
  const [before, after] = [findInputs([originals]), findInputs([outputs])]
  if (before.length === 1 && after.length === 1)
    return [{ original: before[0]!.path, output: after[0]!.path, name: after[0]!.name }]
  const byName = new Map(after.map((input) => [input.name, input]))
  const pair = (input: Input) => {
    const output = byName.get(input.name)
    if (!output) throw usageError('unpaired', `There is no output for ${input.path}`)
    byName.delete(input.name)
    return { original: input.path, output: output.path, name: input.name }
  }
  const pairs = before.map(pair)
  const extra = [...byName.values()][0]
  if (extra) throw usageError('unpaired', `There is no original for ${extra.path}`)
  return pairs
}

async function* docsOf(original: string, output: string, flags: VerifyFlags): AsyncGenerator<Pair> {
  const format = flags.format === 'auto' ? guessFormat(original) : flags.format
  const outputFormat = flags.format === 'auto' ? guessFormat(output) : flags.format
  if (format === 'jsonl' && outputFormat === 'jsonl') {
    yield* linesOf(original, output, flags.offsets ?? 'utf16')
    return
  }
  const read = (file: string, name: string) => {
    const options = { ...(flags.columns && { columns: flags.columns }) }
    return formatNamed(name).read({ text: decodeFile(readFileSync(file), { file }), id: '' }, options).docs
  }
  const before = read(original, format)
  const after = read(output, outputFormat)
  if (before.length !== after.length)
    throw new DeidError('unpaired', `${after.length} documents for ${before.length} originals`, {
      file: output,
    })
  for (const [i, doc] of before.entries()) yield { doc, output: after[i]!.text }
}

async function* linesOf(original: string, output: string, unit: OffsetUnit): AsyncGenerator<Pair> {
  const outputs = lines(output)
  let number = 0
  for await (const line of lines(original)) {
    number++
    const { value: out, done } = await outputs.next()
    const at = { file: output, line: number }
    if (done) throw new DeidError('unpaired', 'The output ends before the original', at)
    if (line.trim() === '' && out.trim() === '') continue
    const record = asObject(parseJson(out, at), 'A line', at)
    // A document that failed has no output, so that nothing of it can leak.
    if (record.error !== undefined) continue
    const doc = parseJsonlLine(line, { line: number })
    const written = parseJsonlLine(JSON.stringify({ id: record.id ?? '', text: record.text ?? null }), {
      line: number,
    })
    if (written.id !== doc.id) throw new DeidError('unpaired', 'The line is of another document', at)
    const edits = record.edits === undefined ? undefined : editsOf(record.edits, doc, unit)
    yield { doc, output: written.text, ...(edits && { edits }) }
  }
  if (!(await outputs.next()).done)
    throw new DeidError('unpaired', 'The output goes on after the original ends', {
      file: output,
      line: number + 1,
    })
}

function editsOf(value: Json, doc: Doc, unit: OffsetUnit): Nomination[] {
  const at = { docId: doc.id, key: 'edits' }
  const map = offsetMap(doc.text, unit)
  return asList(value, '"edits"', at).map((item) => {
    const { start, end, label, action, text } = asObject(item, 'An edit', at)
    if (
      typeof start !== 'number' ||
      typeof end !== 'number' ||
      !(start >= 0 && start <= end && end <= map.length)
    )
      throw new DeidError('bad-span', 'An edit lies outside its original', at)
    if (typeof label !== 'string' || typeof action !== 'string' || typeof text !== 'string')
      throw new DeidError('bad-shape', 'An edit has a label, an action and a text', at)
    return {
      start: map.to(start),
      end: map.to(end),
      label,
      action,
      score: 1,
      source: 'edits',
      replacement: text,
    }
  })
}

async function* lines(file: string): AsyncGenerator<string> {
  for await (const { bytes, line, tooLong } of lineBatches(createReadStream(file), { maxLine: 256e6 })) {
    if (tooLong !== undefined)
      throw new DeidError('too-large', `The line has ${tooLong} bytes`, { file, line })
    const text = decodeUtf8(bytes, { file, line })
    yield* (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
  }
}
