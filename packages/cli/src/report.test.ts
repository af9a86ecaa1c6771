import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { main } from './program.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palimpsest-report-'))
  vi.stubEnv('PALIMPSEST_KEY', 'a key for the tests of reports')
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})
const at = (name: string) => join(folder, name)

test('a report says what was replaced by what, and the shifts in days, but no text and no document', async () => {
  const line = (id: string) =>
    JSON.stringify({ id, text: 'Mr. Zanzibarquist was seen on 5/6/2009 and 5/9/2009.' })
  writeFileSync(at('a.jsonl'), `${line('1')}\n${line('2')}\n`)
  const run = (report: string, ...more: readonly string[]) =>
    main([
      ...['deid', at('a.jsonl'), '-o', at('b.jsonl'), '--policy', 'surrogates', '--scope', 'doc'],
      ...['--pipeline', 'clinical-rules', '-q', '--report', at(report), ...more],
    ])
  expect(await run('r.json')).toBe(0)
  const json = readFileSync(at('r.json'), 'utf8')
  const { counts, key, policy } = JSON.parse(json)
  expect(counts.labels.DATE).toEqual({ [Object.keys(counts.labels.DATE)[0]!]: 4 })
  const shifts = Object.entries(counts.shifts as Record<string, number>)
  expect(shifts.reduce((sum, [, docs]) => sum + docs, 0)).toBe(2)
  const out = readFileSync(at('b.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one).text as string)
  const days = out.map((text) => {
    const moved = /seen on (\d+\/\d+\/\d+)/.exec(text)![1]!
    return String(Math.round((Date.parse(moved) - Date.parse('5/6/2009')) / 864e5))
  })
  expect(shifts.map(([day]) => day).sort()).toEqual([...new Set(days)].sort())
  expect(counts.documents).toEqual(
    [1, 2].map((line) => ({
      file: at('a.jsonl'),
      line,
      flags: {},
      labels: expect.objectContaining({ DATE: { shift: 2 } }),
    })),
  )
  // By how many days which document moved is nowhere.
  expect(JSON.stringify(counts.documents)).not.toMatch(
    new RegExp(`"(?:${days.join('|')})"|:(?:${days.join('|')})\\b`),
  )
  expect(key.fingerprint).toMatch(/^[0-9a-f]{8}$/)
  expect(policy.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(await run('r.html')).toBe(0)
  const page = readFileSync(at('r.html'), 'utf8')
  expect(page).toMatch(/<svg role="img" aria-label="Spans by label"/)
  expect(page).toMatch(/<h2>Shifts of dates<\/h2>/)
  expect(page).toMatch(/<h2>Documents<\/h2>/)
  expect(page.match(/a\.jsonl:[12]<\/td>/g)).toHaveLength(2)
  for (const text of [json, page]) expect(text).not.toMatch(/Zanzibarquist|5\/6\/2009|https?:/)
  expect(await run('shown.html', '--show', '1')).toBe(0)
  const shown = readFileSync(at('shown.html'), 'utf8')
  expect(shown.match(/<td>Mr\. Zanzibarquist was seen/g)).toHaveLength(1)
  expect(shown).toContain(`<td>${out[0]}</td>`)
})
