import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { offsetMap } from '../../text/offsets.ts'
import { denyList } from '../deny-list.ts'
import { findPatterns } from '../testing/find-patterns.ts'
import { allRecognizers } from './all.ts'
import { deVatId } from './germany.ts'
import { phoneRecognizer } from './phones.ts'
import type { Recognizer } from './recognizer.ts'

interface Case {
  entity: string
  text: string
  spans: [number, number][] | null
  expected_len: number | null
  recognizer?: string
  params?: { deny_list?: string[]; leniency?: 0 | 1 | 2 | 3; flag?: number }
  observed?: { start: number; end: number; score: number }[]
  needs_model?: boolean
  source: string
}

const file = new URL('../testing/cases/recognizers.jsonl', import.meta.url)
const cases: Case[] = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))

function recognizersFor({ entity, recognizer, params, source }: Case): readonly Recognizer[] {
  if (recognizer === 'PatternRecognizer')
    return [
      denyList(params?.deny_list ?? ['Mr.', 'Mrs.'], {
        name: 'titles',
        label: entity,
        caseSensitive: params?.flag === 16,
      }),
    ]
  if (entity === 'PH_MOBILE_NUMBER') return [phoneRecognizer({ regions: ['PH'], label: entity })]
  if (entity === 'TR_PHONE_NUMBER') return [phoneRecognizer({ regions: ['TR'], label: entity })]
  if (params?.leniency !== undefined) return [phoneRecognizer({ leniency: params.leniency })]
  if (entity === 'DE_VAT_ID' && source.includes('strict')) return [deVatId({ strict: true })]
  return allRecognizers.filter((r) => r.peer === recognizer)
}

const withoutModel = cases.filter((c) => !c.needs_model)
const groups = new Map<string, Case[]>()
for (const c of withoutModel) groups.set(c.entity, [...(groups.get(c.entity) ?? []), c])

describe.each([...groups])('%s: the places and scores that Presidio gives', (_, list) => {
  test.each(list.map((c, i) => [i, c.text, c] as const))('%i: %s', (_i, text, c) => {
    const recognizers = recognizersFor(c)
    expect(recognizers.length).toBeGreaterThan(0)
    const map = offsetMap(text, 'codepoint')
    const found = findPatterns(text, recognizers)
      .filter((span) => span.label === c.entity)
      .map(({ start, end, score }) => ({ start: map.from(start), end: map.from(end), score }))
      .sort((a, b) => a.start - b.start)
    const wanted = (c.observed ?? []).map(({ start, end, score }) => ({ start, end, score }))
    expect(found).toEqual(wanted.sort((a, b) => a.start - b.start))
    if (c.expected_len !== null) expect(found).toHaveLength(c.expected_len)
  })
})
