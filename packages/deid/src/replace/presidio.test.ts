import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DeidError } from '../text/message.ts'
import {
  anonymize,
  deanonymize,
  type OperatorConfigs,
  type PresidioResult,
  readPresidioResults,
} from './presidio.ts'
import { anonymizeDict, anonymizeList, type KeyResults } from './presidio-batch.ts'
import { type Operator, presidioOperators } from './presidio-operators.ts'

// Facts from Presidio's own tests and runs of version 2.2.363 (MIT): inputs and outputs, offsets in code points.
interface Case {
  kind: 'anonymize' | 'deanonymize' | 'validate' | 'operate' | 'batch_dict' | 'batch_list'
  text: string
  analyzer_results: PresidioResult[]
  anonymizer_results: PresidioResult[]
  anonymizers: OperatorConfigs | null
  deanonymizers: OperatorConfigs | null
  conflict_resolution?: 'merge_similar_or_contained' | 'remove_intersections' | null
  merge_entities_with_spaces?: boolean
  operator: string
  params: Record<string, unknown>
  input: unknown
  expected: unknown
  expected_text?: string | null
  expected_items?: unknown[]
  error?: string
  nondeterministic?: boolean
  source: string
}
/** Functions of the cases by a piece of their Python text; stateful ones are made anew for each case. */
const lambdas: [string, (text: string) => unknown][] = [
  ['<ENTITY: {x}>', (x) => `<ENTITY: ${x}>`],
  ['x[::-1]', (x) => [...x].reverse().join('')],
  ['len(x)', (x) => x.length],
  ['call_log', (x) => `[TOKEN_${x.length}]`],
  ['build_map', (x) => (x === 'Alice' ? '[PERSON_1]' : '[PERSON_2]')],
]
function decoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decoded)
  if (typeof value !== 'object' || value === null) return value
  const object = value as Record<string, unknown>
  if (typeof object.__bytes__ === 'string') return new TextEncoder().encode(object.__bytes__)
  if (typeof object.__callable__ === 'string')
    return lambdas.find(([part]) => (object.__callable__ as string).includes(part))![1]
  return Object.fromEntries(Object.entries(object).map(([key, v]) => [key, decoded(v)]))
}

const cases = readFileSync(new URL('./testing/cases/presidio-operators.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => decoded(JSON.parse(line)) as Case)

const reverser = (kind: Operator['kind']): Operator => ({
  name: 'Reverser',
  kind,
  validate: () => {},
  operate: (text) => [...text].reverse().join(''),
})
/** Presidio's sample of an operator with memory: numbers by entity type, in the order of work. */
function counter(): Operator {
  const seen = new Map<string, string>()
  return {
    name: 'entity_counter',
    kind: 'anonymize',
    validate: () => {},
    operate(text, _, { entityType }) {
      if (!seen.has(text)) seen.set(text, `<${entityType}_${seen.size}>`)
      return seen.get(text)!
    },
  }
}
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const extra = () => [reverser('anonymize'), reverser('deanonymize'), counter()]

function outcome(c: Case): unknown {
  const options = { random, unit: 'codepoint' as const, extra: extra() }
  switch (c.kind) {
    case 'anonymize':
      return anonymize(c.text, c.analyzer_results, {
        ...options,
        operators: c.anonymizers,
        ...(c.conflict_resolution && { conflicts: c.conflict_resolution }),
        ...(c.merge_entities_with_spaces !== undefined && { mergeSpaces: c.merge_entities_with_spaces }),
      })
    case 'deanonymize':
      return deanonymize(c.text, c.anonymizer_results, { ...options, operators: c.deanonymizers })
    case 'batch_list': {
      const { texts, recognizer_results_list } = c.input as {
        texts: unknown[]
        recognizer_results_list: PresidioResult[][]
      }
      return anonymizeList(texts, recognizer_results_list, options)
    }
    case 'batch_dict': {
      const { analyzer_results, kwargs } = c.input as {
        analyzer_results: KeyResults[]
        kwargs?: { operators: OperatorConfigs }
      }
      return anonymizeDict(analyzer_results, { ...options, ...kwargs })
    }
    default: {
      const operator = presidioOperators.find(({ name }) => name === c.operator)!
      operator.validate(c.params)
      if (c.kind === 'validate') return undefined
      const entityType = String(c.params.entity_type ?? '')
      return operator.operate(c.text, c.params, { entityType, random })
    }
  }
}

// These assert what a mock of the test returned, or call an operator past its own validation.
const mocked = (c: Case) =>
  /_mocked_result|aes_encrypt_called|aes_decrypt_called|decrypt_called/.test(c.source) ||
  ['decrypted_text', 'encrypted_text'].includes(c.expected_text ?? '')

describe("Presidio's own cases", () => {
  const tellable = cases.filter((c) => !mocked(c))
  test('are all here', () => {
    expect(cases.length).toBe(143)
    expect(cases.length - tellable.length).toBe(5)
  })
  test.each(tellable.map((c, i) => [`${i} ${c.source.replace(/^.*::/, '')}`, c] as const))('%s', (_, c) => {
    if (c.error !== undefined) {
      expect(() => outcome(c)).toThrow(new DeidError('invalid-param', c.error))
      return
    }
    const result = outcome(c)
    if (c.kind === 'validate') expect(result).toBeUndefined()
    else if (c.kind === 'operate' && c.nondeterministic) expect(result).toMatch(/^[0-9a-f]{64}$/)
    else if (c.kind === 'operate') expect(result).toBe(c.expected_text)
    else if (c.kind.startsWith('batch')) expect(result).toEqual(c.expected)
    else if (c.nondeterministic)
      expect(shape(result)).toEqual(shape({ text: c.expected_text, items: c.expected_items }))
    else expect(result).toEqual({ text: c.expected_text, items: c.expected_items })
  })
})

/** A result with its random hashes and ciphers made alike. */
function shape(result: unknown): unknown {
  return JSON.parse(
    JSON.stringify(result).replace(/[0-9a-f]{64,128}|[\w-]{43,}=/g, (s) => `random of ${s.length}`),
  )
}

describe('beyond the cases', () => {
  test('what encrypt wrote, decrypt reads', () => {
    const key = 'WmZq4t7w!z%C&F)J'
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const all = { start: 0, end: text.length, entity_type: 'X', score: 1 }
        const there = anonymize(text, [all], { random, operators: { X: { type: 'encrypt', key } } })
        const back = deanonymize(there.text, there.items, {
          random,
          operators: { X: { type: 'decrypt', key } },
        })
        expect(back.text).toBe(text)
      }),
    )
  })
  test('items say where their text stands in the output', () => {
    const spans = fc.array(
      fc.record({
        start: fc.nat(30),
        size: fc.nat(10),
        entity_type: fc.constantFrom('A', 'B'),
        score: fc.constantFrom(0.5, 1),
      }),
    )
    fc.assert(
      fc.property(fc.string({ minLength: 40 }), spans, (text, raw) => {
        const results = raw.map(({ start, size, ...rest }) => ({ ...rest, start, end: start + size }))
        const { text: out, items } = anonymize(text, results, { random, conflicts: 'remove_intersections' })
        for (const item of items) expect(out.slice(item.start, item.end)).toBe(item.text)
      }),
    )
  })
  test('an unknown deanonymizer and a missing one are different mistakes', () => {
    const item = { start: 0, end: 1, entity_type: 'X' }
    const code = (operators: OperatorConfigs) => {
      try {
        deanonymize('x', [item], { random, operators })
      } catch (error) {
        return (error as DeidError).code
      }
      return 'none'
    }
    expect(code({ DEFAULT: { type: 'replace' } })).toBe('invalid-param')
    expect(code({})).toBe('missing-operator')
    expect(code({ X: { type: 'decrypt', key: '1111111111111111' } })).toBe('cannot-restore')
  })
  test.each([
    [{ start: 6, end: 14, entity_type: 'N' }, 'Invalid input, analyzer result must contain score'],
    [{ start: 6, end: 14, score: 0.8 }, 'Invalid input, result must contain entity_type'],
    [{ end: 14, score: 0.8, entity_type: 'N' }, 'Invalid input, result must contain start'],
    [{ start: 6, score: 0.8, entity_type: 'N' }, 'Invalid input, result must contain end'],
    [
      { start: -1, end: 4, score: 0.8, entity_type: 'N' },
      'Invalid input, result start and end must be positive',
    ],
    [
      { start: 9, end: 4, score: 0.8, entity_type: 'N' },
      "Invalid input, start index '9' must be smaller than end index '4'",
    ],
    [
      { start: '6', end: 14, score: 0.8, entity_type: 'N' },
      "Invalid parameter value for start. Expecting 'number', but got 'string'.",
    ],
  ])('a result that misses something is refused: %o', (raw, message) => {
    expect(() => readPresidioResults([raw])).toThrow(new DeidError('invalid-param', message))
  })
})
