import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMarked, type Span } from '../text/index.ts'
import { compare } from './compare.ts'
import { compareLabels } from './compare-labels.ts'
import { countPair, matches, type Pair, sumOf } from './count.ts'
import { errorsOf } from './errors.ts'
import { evaluate } from './evaluate.ts'
import { htmlReport } from './html-report.ts'
import { wordsOf } from './pieces.ts'
import { add, foundTotal, goldTotal, precision, recall } from './prf.ts'
import { docsCsv, errorsCsv, figuresCsv } from './spreadsheets.ts'
import { summaryOf } from './summary.ts'
import { linePlot } from './svg-plot.ts'

/** The same text marked twice: as it should be and as it was found. */
function pair(gold: string, found: string, id = 'd'): Pair {
  const [right, mine] = [parseMarked(gold), parseMarked(found)]
  expect(mine.text).toBe(right.text)
  return { id, text: right.text, gold: right.spans, found: mine.spans }
}

describe('matching', () => {
  const cases: readonly [
    name: string,
    gold: string,
    found: string,
    Record<string, [p: number, r: number]>,
  ][] = [
    [
      'equal spans',
      'Dr [Jane Roe|NAME] here',
      'Dr [Jane Roe|NAME] here',
      { exact: [1, 1], overlap: [1, 1], token: [1, 1], char: [1, 1], 'pseudo-token': [1, 1] },
    ],
    [
      'half a span',
      'Dr [Jane Roe|NAME] here',
      'Dr [Jane|NAME] Roe here',
      { exact: [0, 0], overlap: [1, 1], token: [1, 0.5], char: [1, 0.5], 'pseudo-token': [1, 0.5] },
    ],
    [
      'another label',
      'Dr [Jane Roe|NAME] here',
      'Dr [Jane Roe|ORG] here',
      { exact: [0, 0], overlap: [0, 0], token: [0, 0], char: [0, 0], 'pseudo-token': [0, 0] },
    ],
    [
      'nothing found',
      'Dr [Jane Roe|NAME] here',
      'Dr Jane Roe here',
      { exact: [1, 0], overlap: [1, 0], token: [1, 0], char: [1, 0], 'pseudo-token': [1, 0] },
    ],
    [
      'nothing to find',
      'Dr Jane Roe here',
      'Dr [Jane Roe|NAME] here',
      { exact: [0, 1], overlap: [0, 1], token: [0, 1], char: [0, 1], 'pseudo-token': [0, 1] },
    ],
    [
      'one span over two',
      '[Jane|NAME] [Roe|NAME]',
      '[Jane Roe|NAME]',
      { exact: [0, 0], overlap: [1, 1], token: [1, 1], char: [7 / 8, 1] },
    ],
  ]
  test.each(cases)('%s', (_, gold, found, expected) => {
    for (const [match, [p, r]] of Object.entries(expected)) {
      const counts = sumOf(countPair(pair(gold, found), match as 'exact'))
      expect([match, precision(counts), recall(counts)]).toEqual([match, p, r])
    }
  })

  test('label-blind counts what is covered, not what it is called', () => {
    const { all, blind } = evaluate([pair('[Jane|NAME] x', '[Jane|ORG] x')])
    expect(recall(all)).toBe(0)
    expect(recall(blind)).toBe(1)
  })

  test('characters are code points: an emoji counts once', () => {
    const counts = sumOf(countPair(pair('[😀ab|NAME]', '[😀|NAME]ab'), 'char'))
    expect(recall(counts)).toBeCloseTo(1 / 3)
  })

  test('groupings count labels together, and undefined leaves them out', () => {
    const { groupings, labels } = evaluate([pair('[Jane|PATIENT] [Rome|CITY]', '[Jane|DOCTOR] Rome')], {
      groupings: { group: (label) => (label === 'CITY' ? undefined : 'NAME') },
    })
    expect([...labels.keys()]).toEqual(['CITY', 'DOCTOR', 'PATIENT'])
    expect(recall(groupings.group!.get('NAME')!)).toBe(1)
    expect([...groupings.group!.keys()]).toEqual(['NAME'])
  })

  test('the same span twice counts once', () => {
    const { gold, found, ...rest } = pair('[Jane|NAME] x', '[Jane|NAME] x')
    const { all } = evaluate([{ ...rest, gold, found: [...found, { ...found[0]!, source: 'other' }] }])
    expect(foundTotal(all)).toBe(1)
  })
})

describe('what would leak', () => {
  test.each([
    [
      'covered to the last letter',
      '[Jane Roe|NAME].',
      '[Jane Roe|NAME].',
      { coveredSpans: 1, missedSpans: 0, leakedCharacters: 0 },
    ],
    [
      'in parts, with a blank bare',
      '[Jane Roe|NAME].',
      '[Jane|NAME] [Roe|NAME].',
      { coveredSpans: 1, leakedCharacters: 0, leakingDocs: 0 },
    ],
    ['under other labels', '[Jane Roe|NAME].', '[Jane|ORG] [Roe|CITY].', { coveredSpans: 1, leakingDocs: 0 }],
    [
      'but for one letter',
      '[Jane Roe|NAME].',
      '[Jane Ro|NAME]e.',
      { coveredSpans: 0, missedSpans: 0, leakedCharacters: 1, leakingDocs: 1 },
    ],
    [
      'not at all',
      '[Jane Roe|NAME].',
      'Jane Roe.',
      { coveredSpans: 0, missedSpans: 1, leakedCharacters: 7, leakingDocs: 1 },
    ],
    [
      'no letters in it',
      '[**|NAME].',
      '**.',
      { coveredSpans: 0, missedSpans: 1, characters: 0, leakingDocs: 1 },
    ],
  ])('%s', (_, gold, found, expected) => {
    expect(evaluate([pair(gold, found)]).exposure).toMatchObject(expected)
  })

  test('over-redaction is told apart by documents with and without gold', () => {
    const { over } = evaluate([
      pair('a b c d', '[a|X] b c d'),
      pair('a b [c|X] d', '[a|X] b [c|X] [d|X]'),
      pair('e f', 'e f'),
    ])
    expect(over).toEqual({
      freeDocs: 2,
      touchedFreeDocs: 1,
      freeWords: 6,
      maskedFreeWords: 1,
      otherWords: 9,
      maskedOtherWords: 3,
    })
  })
})

describe('intervals and comparisons', () => {
  const good = Array.from({ length: 40 }, (_, i) =>
    pair(
      'see [Jane|NAME] and [Roe|NAME] go',
      i % 10 ? 'see [Jane|NAME] and [Roe|NAME] go' : 'see [Jane|NAME] and Roe go',
      `${i}`,
    ),
  )
  const bad = good.map((p, i) => ({ ...p, found: i % 2 ? p.gold : [] }))

  test('an interval holds the figure, and the seed repeats it', () => {
    const a = evaluate(good, { seed: 5 })
    const { low, high, mean, variance, deviation } = a.intervals.recall!
    expect(low).toBeLessThanOrEqual(recall(a.all))
    expect(high).toBeGreaterThanOrEqual(recall(a.all))
    expect(mean).toBeCloseTo(recall(a.all), 1)
    expect(deviation).toBeCloseTo(Math.sqrt(variance))
    expect(evaluate(good, { seed: 5 }).intervals).toEqual(a.intervals)
    expect(evaluate(good, { seed: 6 }).intervals).not.toEqual(a.intervals)
  })

  test('each label has its own intervals, over the draws in which it is', () => {
    const { labelIntervals } = evaluate([
      pair('[Jane|NAME] [3/4|DATE]', '[Jane|NAME] 3/4'),
      ...Array.from({ length: 9 }, () => pair('[Jane|NAME] x', '[Jane|NAME] x')),
    ])
    expect(labelIntervals.NAME!.recall).toMatchObject({ low: 1, high: 1, variance: 0 })
    expect(labelIntervals.DATE!.recall).toMatchObject({ low: 0, high: 0, mean: 0 })
  })

  test('documents that are all alike leave no doubt', () => {
    const { low, high } = evaluate(bad.filter((_, i) => i % 2)).intervals.recall!
    expect([low, high]).toEqual([1, 1])
  })

  test('a system that misses half is worse, surely; one is not better than itself', () => {
    const [a, b] = [evaluate(good).docs, evaluate(bad).docs]
    const different = compare(a, b, 2).find(({ metric }) => metric === 'recall')!
    expect(different).toMatchObject({ better: 'a', a: 0.95, b: 0.5 })
    expect(different.p).toBeLessThan(0.01)
    expect(different.interval.high).toBeLessThan(0)
    const same = compare(a, a, 2).find(({ metric }) => metric === 'recall')!
    expect(same).toMatchObject({ difference: 0, p: 1 })
    expect(same.better).toBeUndefined()
    expect(() => compare(a, b.slice(1), 2)).toThrow(RangeError)
  })

  test('the better system of a figure that should be small is the one with less of it', () => {
    const leaking = compare(evaluate(good).docs, evaluate(bad).docs, 2).find(
      (c) => c.metric === 'leaking-docs',
    )!
    expect(leaking.better).toBe('a')
  })
})

describe('labels of two systems compared', () => {
  const both = Array.from({ length: 40 }, (_, i) =>
    pair('see [Jane|NAME] on [3/4|DATE]', 'see [Jane|NAME] on [3/4|DATE]', `${i}`),
  )
  const fewerDates = both.map((p, i) => ({ ...p, found: i % 2 ? p.gold : [p.gold[0]!] }))
  const of = (pairs: readonly Pair[]) => evaluate(pairs, { samples: 0 }).docs

  test('the label that differs is told, the other is not', () => {
    const compared = compareLabels(of(both), of(fewerDates), 2)
    const [date, name] = ['DATE', 'NAME'].map(
      (label) => compared.find((one) => one.label === label && one.metric === 'recall')!,
    )
    expect(date).toMatchObject({ a: 1, b: 0.5, difference: -0.5, better: 'a' })
    expect(date!.interval.high).toBeLessThan(0)
    expect(date!.adjusted).toBeGreaterThanOrEqual(date!.p)
    expect(name).toMatchObject({ difference: 0, p: 1, adjusted: 1 })
    expect(name!.better).toBeUndefined()
    expect(compared.map(({ label, metric }) => `${label} ${metric}`)).toEqual(
      ['DATE', 'NAME'].flatMap((label) => ['precision', 'recall', 'f'].map((metric) => `${label} ${metric}`)),
    )
  })

  test('exchanging the systems turns the signs and the winner, and leaves p', () => {
    const [there, back] = [
      compareLabels(of(both), of(fewerDates), 2),
      compareLabels(of(fewerDates), of(both), 2),
    ]
    expect(back.map(({ difference, p }) => [-difference + 0, p])).toEqual(
      there.map(({ difference, p }) => [difference + 0, p]),
    )
    expect(back.find(({ better }) => better)?.better).toBe('b')
  })

  test('the recall of a label without gold and the precision of one that nobody found are not compared, nor corrected for', () => {
    const odd = both.map((p, i) => ({
      ...p,
      found: i % 2 ? [...p.found, { ...p.found[0]!, label: 'SPURIOUS' }] : [p.found[0]!],
    }))
    const compared = compareLabels(of(fewerDates), of(odd), 2, { samples: 99 })
    const figuresOf = (name: string) =>
      compared.flatMap(({ label, metric }) => (label === name ? [metric] : []))
    expect(figuresOf('SPURIOUS')).toEqual(['precision', 'f'])
    const silent = both.map((p) => ({ ...p, found: p.found.filter(({ label }) => label === 'NAME') }))
    const unseen = compareLabels(of(silent), of(silent), 2, { samples: 9 })
    expect(unseen.filter(({ label }) => label === 'DATE').map(({ metric }) => metric)).toEqual([
      'recall',
      'f',
    ])
    const recalls = compared.filter(({ metric }) => metric === 'recall')
    for (const { p, adjusted } of recalls) expect(adjusted).toBeLessThanOrEqual(p * recalls.length)
    expect(recalls.map(({ label }) => label)).toEqual(['DATE', 'NAME'])
  })

  test('nothing to compare, and lists that differ in length', () => {
    expect(compareLabels([], [], 2)).toEqual([])
    expect(() => compareLabels(of(both), [], 2)).toThrow(RangeError)
  })

  test('corrected p is never below p, never above 1, and keeps the order within a figure', () => {
    const compared = compareLabels(of(both), of(fewerDates), 2, { samples: 99 })
    for (const metric of ['precision', 'recall', 'f']) {
      const list = compared.filter((one) => one.metric === metric).sort((a, b) => a.p - b.p)
      for (const [i, { p, adjusted }] of list.entries()) {
        expect(adjusted).toBeGreaterThanOrEqual(p)
        expect(adjusted).toBeLessThanOrEqual(1)
        if (i > 0) expect(adjusted).toBeGreaterThanOrEqual(list[i - 1]!.adjusted)
      }
    }
  })

  test('groups have intervals of their own, in the page and the spreadsheet', () => {
    const options = { groupings: { group: (label: string) => label[0]! } }
    const evaluation = evaluate(fewerDates, options)
    const { low, high } = evaluation.groupingIntervals.group!.D!.recall
    expect(low).toBeLessThan(0.5)
    expect(high).toBeGreaterThan(0.5)
    const labelComparison = compareLabels(evaluation.docs, evaluation.docs, 2, { samples: 20 })
    const csv = figuresCsv(
      evaluation,
      compare(evaluation.docs, evaluation.docs, 2, { samples: 20 }),
      labelComparison,
    )
    expect(csv).toMatch(/^group D recall,0\.5,/m)
    expect(csv).toMatch(/^DATE recall,0\.5,.*,1,1,\r$/m)
    expect(htmlReport(evaluation, { comparison: [], labelComparison })).not.toContain('p (Holm)')
    const comparison = compare(evaluation.docs, evaluation.docs, 2, { samples: 20 })
    expect(htmlReport(evaluation, { comparison, labelComparison })).toContain('p (Holm)')
    expect(summaryOf(evaluation, comparison, labelComparison).labelComparison).toHaveLength(6)
  })
})

describe('errors and reports', () => {
  const mixed = pair(
    'x [Jane Roe|NAME] [May 3|DATE] [Rome|CITY] [12|ID] z',
    'x [Jane|NAME] Roe May [3] [Rome|ORG] [12] [z|ID]'.replaceAll('[3]', '[3|AGE]').replaceAll('[12]', '12'),
  )

  test('each error has its kind', () => {
    expect(errorsOf(mixed).map(({ kind, gold, found }) => [kind, gold?.label, found?.label])).toEqual([
      ['under', 'NAME', 'NAME'],
      ['under', 'DATE', 'AGE'],
      ['label', 'CITY', 'ORG'],
      ['missed', 'ID', undefined],
      ['spurious', undefined, 'ID'],
    ])
  })

  test('an error holds text only where context was asked for', () => {
    expect(JSON.stringify(errorsOf(mixed))).not.toContain('Jane')
    expect(errorsOf(mixed, { context: 2 })[0]).toMatchObject({ before: 'x ', text: 'Jane Roe', after: ' M' })
    expect(errorsCsv(errorsOf(mixed))).not.toContain('Jane')
  })

  test('no report holds text unless the errors given to it do', () => {
    const evaluation = evaluate([mixed])
    const all = [
      htmlReport(evaluation, { errors: errorsOf(mixed) }),
      docsCsv(evaluation),
      figuresCsv(evaluation),
      JSON.stringify(summaryOf(evaluation)),
    ]
    for (const report of all) expect(report).not.toMatch(/Jane|Rome/)
    expect(htmlReport(evaluation, { errors: errorsOf(mixed, { context: 5 }) })).toContain('Jane Roe')
  })

  test('the page loads nothing, and nothing in a text or label can become markup', () => {
    const evil = { start: 0, end: 1, label: '<img onerror>', score: 1, source: '</script><script>alert(1)' }
    const p: Pair = {
      id: '<b>"&',
      text: '</script><script>alert(2)</script>',
      gold: [evil],
      found: [{ ...evil, end: 3 }],
    }
    const html = htmlReport(evaluate([p]), { errors: errorsOf(p, { context: 40 }), title: '<i>' })
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).not.toMatch(/<img|<b>|alert\(1\)<|src=|href=|url\(|https?:\/\/(?!www\.w3\.org\/2000\/svg)/)
  })

  test('a cell that a spreadsheet would compute is defused', () => {
    const evaluation = evaluate([{ ...mixed, id: '=1+1,"x"' }])
    expect(docsCsv(evaluation)).toContain(`"'=1+1,""x"""`)
  })

  test('a span outside its text is refused by its numbers', () => {
    const broken = { ...mixed, found: [{ ...mixed.gold[0]!, end: 999 }] }
    expect(() => evaluate([broken])).toThrow(/2-999 .* length/)
  })
})

describe('laws', () => {
  const LENGTH = 40
  const label = fc.constantFrom('A', 'B', 'C')
  const spans = fc.array(
    fc.tuple(fc.nat(LENGTH - 2), fc.integer({ min: 1, max: 9 }), label).map(
      ([start, size, name]): Span => ({
        start,
        end: Math.min(LENGTH, start + size),
        label: name,
        score: 1,
        source: 't',
      }),
    ),
    { maxLength: 8 },
  )
  const text = fc
    .array(fc.constantFrom('a', 'b', '1', ' ', '.', '\n'), { minLength: LENGTH, maxLength: LENGTH })
    .map((c) => c.join(''))
  const anyPair = fc.record({ id: fc.constant('d'), text, gold: spans, found: spans })
  const match = fc.constantFrom(...matches)

  test('gold against itself is perfect, however it is matched', () => {
    fc.assert(
      fc.property(anyPair, match, (p, how) => {
        const counts = sumOf(countPair({ ...p, found: p.gold }, how))
        expect([precision(counts), recall(counts), counts.missing, counts.spurious]).toEqual([1, 1, 0, 0])
      }),
    )
  })

  test('the counts of many documents are the sum of those of each', () => {
    fc.assert(
      fc.property(fc.array(anyPair, { maxLength: 4 }), match, (pairs, how) => {
        const whole = evaluate(pairs, { match: how, samples: 0 })
        const parts = pairs.map((p) => evaluate([p], { match: how, samples: 0 }))
        const sum = parts
          .map(({ all }) => all)
          .reduce(add, { match: 0, foundMatch: 0, goldClash: 0, missing: 0, foundClash: 0, spurious: 0 })
        expect(whole.all).toEqual(sum)
        expect(
          [...whole.labels.values()].reduce(add, {
            ...sum,
            match: 0,
            foundMatch: 0,
            goldClash: 0,
            missing: 0,
            foundClash: 0,
            spurious: 0,
          }),
        ).toEqual(sum)
      }),
    )
  })

  test('exchanging gold and found exchanges precision and recall', () => {
    fc.assert(
      fc.property(anyPair, match, (p, how) => {
        const a = sumOf(countPair(p, how))
        const b = sumOf(countPair({ ...p, gold: p.found, found: p.gold }, how))
        expect([goldTotal(b), foundTotal(b)]).toEqual([foundTotal(a), goldTotal(a)])
        if (how !== 'exact') expect([precision(b), recall(b)]).toEqual([recall(a), precision(a)])
      }),
    )
  })

  test('what matches exactly also matches by overlap, and blind finds no less than labels do', () => {
    fc.assert(
      fc.property(anyPair, (p) => {
        expect(sumOf(countPair(p, 'exact')).match).toBeLessThanOrEqual(sumOf(countPair(p, 'overlap')).match)
        const { blind, exposure } = evaluate([p], { match: 'char', samples: 0 })
        const whole = recall(blind) === 1
        if (whole) expect(exposure.leakedCharacters).toBe(0)
      }),
    )
  })

  test('words are runs of letters, digits and marks in any script', () => {
    const any = fc
      .array(
        fc.constantFrom('a', 'Z', '7', ' ', '-', '_', 'é', 'e\u0301', '漢', '😀', '𝒜', '\ud800', '٣', '\n'),
      )
      .map((c) => c.join(''))
    fc.assert(
      fc.property(any, (of) => {
        const expected = [...of.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ index, 0: word }) => ({
          start: index,
          end: index + word.length,
        }))
        expect(wordsOf(of)).toEqual(expected)
      }),
    )
  })

  test('finding more never leaks more', () => {
    fc.assert(
      fc.property(anyPair, spans, (p, more) => {
        const before = evaluate([p], { samples: 0 }).exposure
        const after = evaluate([{ ...p, found: [...p.found, ...more] }], { samples: 0 }).exposure
        expect(after.leakedCharacters).toBeLessThanOrEqual(before.leakedCharacters)
        expect(after.coveredSpans).toBeGreaterThanOrEqual(before.coveredSpans)
      }),
    )
  })

  test('every span of gold is matched, clashing or missing, by exact and overlap alike', () => {
    fc.assert(
      fc.property(anyPair, (p) => {
        const size = new Set(p.gold.map(({ start, end, label: l }) => `${start} ${end} ${l}`)).size
        for (const how of ['exact', 'overlap'] as const)
          expect(goldTotal(sumOf(countPair(p, how)))).toBe(size)
      }),
    )
  })
})

describe('line plots', () => {
  const axes = { title: 'Curve', x: 'documents', y: 'score', logarithmic: true }

  test('a point at 0 of an axis that grows by factors is a level, and does not squeeze the others', () => {
    const learnt = {
      name: 'crf',
      points: [
        { x: 10, y: 0.8 },
        { x: 40, y: 0.9 },
      ],
    }
    const alone = linePlot([learnt], axes)
    const both = linePlot([learnt, { name: 'rules', points: [{ x: 0, y: 0.85 }] }], axes)
    const circles = (svg: string) => svg.match(/<circle cx="[^"]+"/g)
    expect(circles(both)).toEqual(circles(alone))
    expect(both.match(/<line[^>]+stroke-dasharray="1 3"><title>rules: 0.85/g)).toHaveLength(1)
    expect(both).not.toContain('NaN')
    expect(linePlot([{ name: 'rules', points: [{ x: 0, y: 0.85 }] }], axes)).not.toContain('NaN')
  })
})
