import { describe, expect, test } from 'vitest'
import { DeidError } from '../text/message.ts'
import { createAnalyzer } from './analyze.ts'
import { detect } from './detect.ts'
import type { Detector } from './detector.ts'
import { parseNoCode, pipelineFromNoCode } from './no-code.ts'
import { supportedEntities } from './registry.ts'

const FILE = `
supported_languages: [en, es]
default_score_threshold: 0.3
nlp_configuration:
  nlp_engine_name: spacy
  models:
    - { lang_code: en, model_name: en_core_web_lg }
  ner_model_configuration:
    labels_to_ignore: [CARDINAL]
    model_to_presidio_entity_mapping: { PER: PERSON }
recognizer_registry:
  global_regex_flags: 26
  recognizers:
    - CreditCardRecognizer
    - name: SpacyRecognizer
      type: predefined
    - name: UsSsnRecognizer
      enabled: false
    - name: Dni
      class_name: EsNifRecognizer
      type: predefined
      supported_languages:
        - { language: es, context: [dni] }
    - name: UsPassportRecognizer
    - name: Zip
      type: custom
      supported_language: en
      supported_entity: ZIP
      patterns:
        - { name: zip, regex: '\\b\\d{5}\\b', score: 0.2 }
      context: [zip]
    - name: Titles
      supported_entity: TITLE
      deny_list: [Mr., Mrs.]
`

async function find(text: string, yaml = FILE, language = 'en') {
  const spans = await detect({ id: '', text }, pipelineFromNoCode(yaml, { language }), { language })
  return spans.map(({ label, start, end, score }) => [label, text.slice(start, end), score])
}

describe('a file without code', () => {
  test('makes a pipeline of predefined and own recognizers', async () => {
    expect(await find('Mr. X, zip 02139, card 4012-8888-8888-1881')).toEqual([
      ['TITLE', 'Mr.', 1],
      ['CREDIT_CARD', '4012-8888-8888-1881', 1],
      ['ZIP', '02139', 0.55],
    ])
  })
  test('drops what is below its threshold', async () => {
    expect(await find('number 02139')).toEqual([])
  })
  test('leaves out what is disabled, and keeps languages apart', async () => {
    const { registry } = parseNoCode(FILE)
    expect(supportedEntities(registry, 'en')).toEqual(['CREDIT_CARD', 'TITLE', 'US_PASSPORT', 'ZIP'])
    expect(supportedEntities(registry, 'es')).toEqual(['CREDIT_CARD', 'ES_NIF', 'TITLE'])
    expect(await find('dni 12345678Z', FILE, 'es')).toEqual([['ES_NIF', '12345678Z', 1]])
  })
  test('reads what it says of the model', () => {
    const { nlp, defaultThreshold } = parseNoCode(FILE)
    expect(defaultThreshold).toBe(0.3)
    expect(nlp).toMatchObject({
      labelsToIgnore: ['CARDINAL'],
      entityMapping: { PER: 'PERSON' },
      defaultScore: 0.85,
    })
  })
  test('may be a registry alone, and makes an analyzer', async () => {
    const yaml =
      'supported_languages: [en]\nsupported_countries: [uk]\nrecognizers: [NhsRecognizer, UsSsnRecognizer, IbanRecognizer]'
    const { registry } = parseNoCode(yaml)
    expect(supportedEntities(registry, 'en')).toEqual(['IBAN_CODE', 'UK_NHS'])
    const { spans } = await createAnalyzer(registry).analyze({ text: 'NHS 401-023-2137', language: 'en' })
    expect(spans).toHaveLength(1)
  })
  test('takes regions of phone numbers', async () => {
    const yaml = `recognizers: [{ name: PhoneRecognizer, supported_regions: [TR], supported_entity: TR_PHONE }]`
    expect(await find('05321234567', yaml)).toEqual([['TR_PHONE', '05321234567', 0.4]])
  })
  test.each([
    ['a: [', /not YAML/],
    ['[]', /mapping/],
    ['bogus: 1', /^bogus: there is no such key/],
    ['default_score_threshold: 2', /^default_score_threshold: must be a number from 0 to 1/],
    ['supported_languages: [english]\nrecognizers: [IbanRecognizer]', /"english" is not a language code/],
    ['recognizers: []', /^recognizers: must be a list that is not empty/],
    ['recognizers: [NopeRecognizer]', /there is no recognizer NopeRecognizer/],
    ['recognizers: [{ name: IbanRecognizer, patterns: [] , type: predefined }]', /takes no patterns/],
    [
      'recognizers: [{ name: IbanRecognizer, type: custom, supported_entity: X, deny_list: [a] }]',
      /must not have the name/,
    ],
    ['recognizers: [{ name: X, type: custom, supported_entity: X, patterns: [] }]', /must not be empty/],
    [
      'recognizers: [{ name: X, type: custom, supported_entity: X }]',
      /initialized with patterns or with deny list/,
    ],
    ['recognizers: [{ name: X, type: custom, deny_list: [a] }]', /missing 1 required positional argument/],
    [
      'recognizers: [{ name: X, supported_entity: X, patterns: [{ name: p, regex: "(", score: 1 }] }]',
      /missing \) at position 1/,
    ],
    [
      'recognizers: [{ name: IbanRecognizer, supported_language: en, supported_languages: [en] }]',
      /not both/,
    ],
    [
      'recognizers: [{ name: IbanRecognizer, supported_languages: [en, es], context: [a] }]',
      /each language its own/,
    ],
    ['recognizers: [{ name: IbanRecognizer, colour: red }]', /^recognizers\.0\.colour: there is no such key/],
  ])('refuses %j', (yaml, message) => {
    const error = (() => {
      try {
        return parseNoCode(yaml)
      } catch (e) {
        return e
      }
    })()
    expect(error).toBeInstanceOf(DeidError)
    expect((error as DeidError).message).toMatch(message)
    expect((error as DeidError).code).toBe('invalid-no-code')
  })
  const names: Detector = {
    name: 'names',
    labels: ['PERSON'],
    detect: () => [{ start: 0, end: 3, label: 'PERSON', score: 0.85, source: 'names' }],
  }
  test.each([
    ['recognizers: [SpacyRecognizer]', ['PERSON 0.85']],
    ['recognizers: [{ name: SpacyRecognizer, enabled: false }, IbanRecognizer]', []],
    ['recognizers: [IbanRecognizer]', []],
    ['recognizers: [AzureAILanguageRecognizer, IbanRecognizer]', []],
    ['recognizers: [{ name: Mine, class_name: GLiNERRecognizer }]', ['PERSON 0.85']],
    ['default_score_threshold: 0', ['PERSON 0.85']],
    [
      'nlp_configuration: { ner_model_configuration: { default_score: 0.5 } }\nrecognizer_registry: { recognizers: [StanzaRecognizer] }',
      ['PERSON 0.5'],
    ],
    ['nlp_configuration: { ner_model_configuration: { labels_to_ignore: [PERSON] } }', []],
  ])('detectors stand in for a model that is named and not switched off: %s', async (yaml, expected) => {
    const spans = await detect({ id: '', text: 'Ann' }, pipelineFromNoCode(yaml, { detectors: [names] }))
    expect(spans.map(({ label, score }) => `${label} ${score}`)).toEqual(expected)
  })
  test.each([
    [
      'aliases that grow without bound',
      `a: &a [x, x]\n${[...'bcdefghi'].map((c, i) => `${c}: &${c} [${`*${'abcdefgh'[i]}, `.repeat(5)}]`).join('\n')}`,
    ],
    ['an alias of nothing', 'recognizers: *nothing'],
    ['depth', '['.repeat(50_000)],
  ])('%s is refused with a code', (_, yaml) => {
    expect(() => parseNoCode(yaml, { file: 'r.yaml' })).toThrow(
      expect.objectContaining({ code: 'invalid-no-code', at: expect.objectContaining({ file: 'r.yaml' }) }),
    )
  })
  test('says the line', () => {
    const yaml = 'supported_languages: [en]\nrecognizers:\n  - IbanRecognizer\n  - name: NopeRecognizer\n'
    expect(() => parseNoCode(yaml, { file: 'r.yaml' })).toThrow(
      expect.objectContaining({
        at: { file: 'r.yaml', line: 4, key: 'recognizers.1.name' },
      }),
    )
  })
})
