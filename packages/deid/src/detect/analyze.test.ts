import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DeidError } from '../text/message.ts'
import { type AnalyzeRequest, createAnalyzer, presidioExplanation } from './analyze.ts'
import type { Detector } from './detector.ts'
import { allRecognizers } from './recognizers/all.ts'
import {
  defaultRegistry,
  recognizerNames,
  supportedEntities,
  withoutRecognizer,
  withRecognizers,
} from './registry.ts'

const english = createAnalyzer(defaultRegistry())
const TEXT =
  'My email is admin@github.com and card 4012-8888-8888-1881, ssn 078-05-1126, phone (212) 555-1234'

async function rows(request: Partial<AnalyzeRequest>, analyzer = english) {
  const { spans } = await analyzer.analyze({ text: TEXT, language: 'en', ...request })
  return spans.map(({ label, start, end, score }) => [label, start, end, score])
}

describe('analyze', () => {
  test('gives what Presidio gives for its demo sentence, in its order', async () => {
    expect(await rows({})).toEqual([
      ['EMAIL_ADDRESS', 12, 28, 1],
      ['CREDIT_CARD', 38, 57, 1],
      ['US_SSN', 63, 74, 0.85],
      ['PHONE_NUMBER', 82, 96, 0.75],
      ['URL', 18, 28, 0.5],
      ['PHONE_NUMBER', 63, 74, 0.4],
    ])
  })
  test('keeps to the entities asked for, and ignores unknown ones beside known ones', async () => {
    expect(await rows({ entities: ['CREDIT_CARD', 'NOPE'] })).toEqual([['CREDIT_CARD', 38, 57, 1]])
    expect((await rows({ entities: [] })).length).toBe(6)
  })
  test('keeps what reaches the threshold exactly', async () => {
    expect((await rows({ scoreThreshold: 0.5 })).length).toBe(5)
    expect(await rows({ scoreThreshold: 2 })).toEqual([])
  })
  test('takes a threshold for each label', async () => {
    const strict = createAnalyzer(defaultRegistry(), { thresholds: { PHONE_NUMBER: 0.8 } })
    expect((await rows({}, strict)).map(([label]) => label)).not.toContain('PHONE_NUMBER')
  })
  test.each([
    [['admin@github.com'], 'exact', 26, 0],
    [['.*@github.com'], 'exact', 26, 1],
    [['.*@github.com'], 'regex', 26, 0],
    [['GITHUB'], 'regex', 26, 0],
    [['GITHUB'], 'regex', 0, 1],
    [[' '], 'regex', 26, 1],
  ])('allow list %j, %s, flags %i leaves %i', async (allowList, allowListMatch, regexFlags, left) => {
    const found = await rows({ entities: ['EMAIL_ADDRESS'], allowList, allowListMatch, regexFlags })
    expect(found).toHaveLength(left)
  })
  test.each<[Partial<AnalyzeRequest>, string]>([
    [{ text: '' }, 'No text provided'],
    [{ language: '' }, 'No language provided'],
    [{ language: 'zz' }, 'No matching recognizers were found to serve the request.'],
    [{ entities: ['NOPE'] }, 'No matching recognizers were found to serve the request.'],
    [
      { allowList: ['x'], allowListMatch: 'fuzzy' },
      "allow_list_match must either be set to 'exact' or 'regex'.",
    ],
    [{ allowList: ['('], allowListMatch: 'regex' }, 'missing ) at position 1'],
  ])('refuses %j in Presidio’s words', async (request, message) => {
    const error = await rows(request).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(DeidError)
    expect(error).toMatchObject({ message })
  })
  test('a trace says which rule fired, and what context added', async () => {
    const { spans, recognizerOf } = await english.analyze({
      text: TEXT,
      language: 'en',
      entities: ['CREDIT_CARD', 'US_SSN'],
      trace: true,
    })
    const [card, ssn] = spans.map((span) => presidioExplanation(span, recognizerOf(span)))
    expect(card).toMatchObject({
      recognizer: 'CreditCardRecognizer',
      pattern_name: 'All Credit Cards (weak)',
      original_score: 0.3,
      score: 1,
      score_context_improvement: 0.7,
      supportive_context_word: 'card',
      validation_result: true,
      regex_flags: 26,
      textual_explanation: 'Detected by `CreditCardRecognizer` using pattern `All Credit Cards (weak)`',
    })
    expect(ssn).toMatchObject({
      original_score: 0.5,
      score: 0.85,
      supportive_context_word: 'ssn',
      validation_result: null,
    })
  })
  test('without a trace there is no explanation', async () => {
    const { spans, recognizerOf } = await english.analyze({ text: TEXT, language: 'en' })
    expect(presidioExplanation(spans[0]!, recognizerOf(spans[0]!))).toBeNull()
  })
  test('runs detectors of other kinds beside the recognizers', async () => {
    const names: Detector = {
      name: 'SpacyRecognizer',
      labels: ['PERSON', 'LOCATION'],
      detect: () => [{ start: 0, end: 2, label: 'PERSON', score: 0.85, source: 'names' }],
    }
    const analyzer = createAnalyzer(defaultRegistry({ detectors: [names] }))
    expect(await rows({ entities: ['PERSON'] }, analyzer)).toEqual([['PERSON', 0, 2, 0.85]])
    expect(await rows({ entities: ['LOCATION'] }, analyzer)).toEqual([])
  })
})

const zip = {
  name: 'Zip',
  supported_language: 'en',
  patterns: [{ name: 'zip', regex: '(\\b\\d{5}(?:\\-\\d{4})?\\b)', score: 0.01 }],
  supported_entity: 'ZIP',
}

describe('recognizers of one request', () => {
  const zipText = 'Zip code: 10023'
  test('find by pattern', async () => {
    expect(await rows({ text: zipText, entities: ['ZIP'], adHocRecognizers: [zip] })).toEqual([
      ['ZIP', 10, 15, 0.01],
    ])
  })
  test('have context words of their own', async () => {
    const adHocRecognizers = [{ ...zip, context: ['zip', 'code'] }]
    const { spans, recognizerOf } = await english.analyze({
      text: zipText,
      language: 'en',
      entities: ['ZIP'],
      adHocRecognizers,
      trace: true,
    })
    expect(presidioExplanation(spans[0]!, recognizerOf(spans[0]!))).toMatchObject({
      recognizer: 'Zip',
      pattern: zip.patterns[0]!.regex,
      original_score: 0.01,
      score: 0.4,
      score_context_improvement: 0.39,
      supportive_context_word: 'zip',
    })
  })
  test('keep to their own context words where they share a name', async () => {
    const adHocRecognizers = [
      { ...zip, context: ['zip'] },
      { ...zip, supported_entity: 'CODE', context: ['barcode'] },
    ]
    expect(await rows({ text: zipText, entities: ['ZIP', 'CODE'], adHocRecognizers })).toEqual([
      ['ZIP', 10, 15, 0.4],
      ['CODE', 10, 15, 0.01],
    ])
  })
  test('find by deny list, in any case of letters', async () => {
    const adHocRecognizers = [
      { name: 'n', supported_language: 'en', supported_entity: 'T', deny_list: ['Mr.', 'Mister'] },
    ]
    expect(await rows({ text: 'Mr. X met MISTER Y', entities: ['T'], adHocRecognizers })).toEqual([
      ['T', 0, 3, 1],
      ['T', 10, 16, 1],
    ])
  })
  const failed = 'Failed to parse /analyze request for AnalyzerEngine.analyze(). '
  test.each<[unknown, string, string]>([
    [
      { ...zip, bogus: 1 },
      'invalid-recognizer-shape',
      `${failed}PatternRecognizer.__init__() got an unexpected keyword argument 'bogus'`,
    ],
    [
      { name: 'n', supported_language: 'en', deny_list: ['x'] },
      'invalid-recognizer-shape',
      `${failed}PatternRecognizer.__init__() missing 1 required positional argument: 'supported_entity'`,
    ],
    [
      { name: 'n', supported_entity: 'Q' },
      'invalid-recognizer',
      'Pattern recognizer should be initialized with patterns or with deny list',
    ],
    [
      { ...zip, patterns: [{ name: 'p', regex: '(', score: 1 }] },
      'invalid-regex',
      'Invalid regex pattern: missing ) at position 1',
    ],
    [
      { ...zip, patterns: [{ name: 'p', regex: 'x', score: 2 }] },
      'invalid-recognizer',
      'Invalid score: 2. Score should be between 0 and 1',
    ],
    [
      { ...zip, patterns: [{ name: 'p', regex: 'x' }] },
      'invalid-recognizer-shape',
      `${failed}Pattern.__init__() missing 1 required positional argument: 'score'`,
    ],
  ])('refuses %j', async (json, code, message) => {
    const error = await rows({ adHocRecognizers: [json] }).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(DeidError)
    expect(error).toMatchObject({ code, message })
  })
})

describe('the registry', () => {
  test('loads for English what Presidio loads', () => {
    expect(recognizerNames(defaultRegistry(), 'en')).toEqual([
      'CreditCardRecognizer',
      'CryptoRecognizer',
      'DateRecognizer',
      'EmailRecognizer',
      'IbanRecognizer',
      'IpRecognizer',
      'MacAddressRecognizer',
      'MedicalLicenseRecognizer',
      'NhsRecognizer',
      'PhoneRecognizer',
      'UrlRecognizer',
      'UsBankRecognizer',
      'UsItinRecognizer',
      'UsLicenseRecognizer',
      'UsPassportRecognizer',
      'UsSsnRecognizer',
    ])
    expect(supportedEntities(defaultRegistry(), 'en')).toHaveLength(16)
  })
  test('has every recognizer of Presidio once', () => {
    expect(new Set(allRecognizers.map((r) => r.peer)).size).toBe(74)
    expect(new Set(allRecognizers.map((r) => r.name)).size).toBe(allRecognizers.length)
  })
  test('gives another value when one is added or removed', () => {
    const registry = defaultRegistry()
    const less = withoutRecognizer(registry, 'UsSsnRecognizer')
    expect(supportedEntities(less, 'en')).not.toContain('US_SSN')
    expect(supportedEntities(registry, 'en')).toContain('US_SSN')
    const npi = allRecognizers.find((r) => r.name === 'us-npi')!
    expect(supportedEntities(withRecognizers(less, [npi]), 'en')).toContain('US_NPI')
  })
  test('adds the recognizers of a language when it is asked for', () => {
    expect(supportedEntities(defaultRegistry({ languages: ['es'] }), 'es')).toContain('ES_NIF')
    expect(() => supportedEntities(defaultRegistry(), 'es')).toThrow('No matching recognizers')
  })
  test('keeps the named countries and what belongs to none', () => {
    const entities = supportedEntities(defaultRegistry({ countries: ['uk'] }), 'en')
    expect(entities).toContain('UK_NHS')
    expect(entities).toContain('IBAN_CODE')
    expect(entities).not.toContain('US_SSN')
  })
})

interface ContextCase {
  kind: string
  entity: string
  recognizer: string
  text: string
  context?: string[]
  without_context?: { start: number; end: number; score: number }[]
  with_context_crude_tokenizer?: { start: number; end: number; score: number; word: string }[]
  without?: { word: string; score: number }
  with_?: { word: string; score: number }
}

const contextCases: ContextCase[] = readFileSync(
  new URL('./testing/cases/context.jsonl', import.meta.url),
  'utf8',
)
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))

describe('context', () => {
  const everything = createAnalyzer({ languages: ['en'], recognizers: allRecognizers, detectors: [] })
  test.each(contextCases.map((c, i) => [i, c.text, c] as const))('%i: %s', async (_i, text, c) => {
    const request = { text, language: 'en', entities: [c.entity], trace: true }
    const found = async (context: readonly string[] = []) =>
      (await everything.analyze({ ...request, context })).spans
        .map(({ start, end, score, why }) => ({ start, end, score, word: why!.contextWord ?? '' }))
        .sort((a, b) => a.start - b.start)
    if (c.kind === 'context_sentence') {
      const scores = (list: { start: number; end: number; score: number }[]) =>
        list.map(({ start, end, score }) => ({ start, end, score }))
      expect(scores(await found())).toEqual(scores(c.with_context_crude_tokenizer!))
    } else {
      expect(await found()).toEqual([expect.objectContaining(c.without!)])
      expect(await found(c.context)).toEqual([expect.objectContaining(c.with_!)])
    }
  })
})
