import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Position } from './part-file.ts'
import { type Step, stepsOf } from './steps.ts'

const START: Position = { input: 0, byte: 0, line: 1, row: 1 }
const folder = mkdtempSync(join(tmpdir(), 'palimpsest-steps-'))

async function stepsFrom(path: string, format: string, start: Position): Promise<Step[]> {
  const steps: Step[] = []
  const input = { start, maxLine: 1e6, delimiter: undefined, to: 'same' }
  for await (const step of stepsOf({ path, name: 'x', format }, 0, input)) steps.push(step)
  return steps
}
const bytesOf = (steps: readonly Step[]) =>
  Buffer.concat(steps.map(({ task }) => ('bytes' in task ? task.bytes! : Buffer.alloc(0))))

const rows = Array.from({ length: 20_000 }, (_, i) => `${i},"note\n""${i}"", é",x`)
const lines = Array.from({ length: 20_000 }, (_, i) => JSON.stringify({ id: `${i}`, text: `note é ${i}` }))

test.each([
  ['csv', `id,text,other\n${rows.join('\n')}\n`],
  ['jsonl', lines.join('\n')],
])('%s: from where any step ended, the rest follows, with its numbers', async (format, content) => {
  const path = join(folder, `a.${format}`)
  writeFileSync(path, content)
  const all = await stepsFrom(path, format, START)
  expect(all.length).toBeGreaterThan(2)
  expect(bytesOf(all).toString()).toBe(content)
  for (let i = 1; i < all.length; i++) {
    const rest = await stepsFrom(path, format, all[i - 1]!.after)
    expect(bytesOf(rest).equals(bytesOf(all.slice(i)))).toBe(true)
    const numbers = ({ task }: Step) => ({
      line: 'line' in task && task.line,
      row: 'row' in task && task.row,
    })
    expect(numbers(rest[0]!)).toEqual(numbers(all[i]!))
    if (format === 'csv') expect(rest[0]!.task).toMatchObject({ header: ['id', 'text', 'other'] })
  }
})
