import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Detector } from '@palimpsest/deid'
import { createAnalyzer, supportedEntities } from '@palimpsest/deid/detect'
import { DeidError } from '@palimpsest/deid/text'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type NoCodeFiles, readNoCodeFiles } from './no-code-files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palimpsest-no-code-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const names: Detector = {
  name: 'SpacyRecognizer',
  labels: ['PERSON', 'LOCATION'],
  detect: ({ text }) =>
    [...text.matchAll(/Ann|Rome/g)].map(({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
      label: word === 'Ann' ? 'PERSON' : 'LOCATION',
      score: 0.85,
      source: 'SpacyRecognizer',
    })),
}

function read(yaml: Readonly<Record<keyof NoCodeFiles, string | undefined>> | NoCodeFiles) {
  const files = Object.entries(yaml).map(([key, text]) => {
    const file = join(folder, `${key}.yaml`)
    writeFileSync(file, text)
    return [key, file] as const
  })
  return readNoCodeFiles(Object.fromEntries(files), [names])!
}

async function found(yaml: NoCodeFiles, text: string) {
  const { registry, defaultThreshold } = read(yaml)
  const { spans } = await createAnalyzer(registry, { defaultThreshold }).analyze({ text, language: 'en' })
  return spans.map(({ label, score }) => `${label} ${score}`)
}

function refusal(yaml: NoCodeFiles): [string, DeidError['at']] {
  try {
    read(yaml)
  } catch (error) {
    if (error instanceof DeidError) return [error.message, error.at]
    throw error
  }
  throw new Error('not refused')
}

const nlp = 'nlp_engine_name: spacy\nmodels: [{ lang_code: en, model_name: m }]\n'
const text = 'Ann of Rome, 4012-8888-8888-1881'

describe('the files of Presidio’s environment', () => {
  test('none are nothing', () => {
    expect(readNoCodeFiles({}, [names])).toBeUndefined()
    expect(readNoCodeFiles({ analyzer: '', nlp: '', registry: '' }, [names])).toBeUndefined()
  })

  test.each<[string, NoCodeFiles, string[]]>([
    [
      'an analyzer alone has the default recognizers',
      { analyzer: 'default_score_threshold: 0.9\n' },
      ['CREDIT_CARD 1'],
    ],
    [
      'a registry alone has its own, and the model that it names',
      { registry: 'recognizers: [SpacyRecognizer, UsSsnRecognizer]\n' },
      ['PERSON 0.85', 'LOCATION 0.85'],
    ],
    [
      'names go where the registry names no model',
      { registry: 'recognizers: [CreditCardRecognizer]\n' },
      ['CREDIT_CARD 1'],
    ],
    [
      'names go where the model is switched off',
      { registry: 'recognizers: [CreditCardRecognizer, { name: SpacyRecognizer, enabled: false }]\n' },
      ['CREDIT_CARD 1'],
    ],
    [
      'the threshold of the analyzer, the model of the second, the recognizers of the third',
      {
        analyzer: 'default_score_threshold: 0.5\n',
        nlp: `---\n${nlp}ner_model_configuration: { default_score: 0.6, low_score_entity_names: [LOCATION] }\n`,
        registry: 'recognizers: [SpacyRecognizer, CreditCardRecognizer]\n',
      },
      ['CREDIT_CARD 1', 'PERSON 0.6'],
    ],
    [
      'entities that the model would make only of ignored labels go',
      {
        nlp: `${nlp}ner_model_configuration:\n  labels_to_ignore: [GPE, LOC]\n  model_to_presidio_entity_mapping: { GPE: LOCATION, LOC: LOCATION, PER: PERSON }\n`,
        registry: 'recognizers: [StanzaRecognizer]\n',
      },
      ['PERSON 0.85'],
    ],
    [
      'a section inside the analyzer comes before a file of its own',
      {
        analyzer:
          'nlp_configuration: { ner_model_configuration: { default_score: 0.7 } }\nrecognizer_registry: { recognizers: [SpacyRecognizer] }\n',
        nlp: `${nlp}ner_model_configuration: { default_score: 0.2 }\n`,
        registry: 'recognizers: [CreditCardRecognizer]\n',
      },
      ['PERSON 0.7', 'LOCATION 0.7'],
    ],
  ])('%s', async (_, yaml, expected) => {
    expect(await found(yaml, text)).toEqual(expected)
  })

  test('entities of the model are listed as the file leaves them', () => {
    const { registry } = read({
      nlp: `${nlp}ner_model_configuration: { labels_to_ignore: [PERSON] }\n`,
      registry: 'recognizers: [SpacyRecognizer]\n',
    })
    expect(supportedEntities(registry, 'en')).toEqual(['LOCATION'])
  })

  test.each<[NoCodeFiles, RegExp, string | undefined, number | undefined]>([
    [{ analyzer: 'bogus: 1\n' }, /^bogus: there is no such key/, 'bogus', 1],
    [
      { registry: 'recognizers: [NopeRecognizer]\n' },
      /there is no recognizer/,
      'recognizers.0.name',
      undefined,
    ],
    [{ nlp: 'models: []\n' }, /^nlp_engine_name: is missing/, 'nlp_engine_name', undefined],
    [{ nlp: 'nlp_engine_name: spacy\n' }, /^models: is missing/, 'models', undefined],
    [
      { nlp: `${nlp}ner_model_configuration:\n  default_score: 7\n` },
      /^ner_model_configuration\.default_score: must be a number/,
      'ner_model_configuration.default_score',
      4,
    ],
    [{ nlp: '- a\n' }, /^The file: must be a mapping/, 'The file', 1],
    [{ nlp: 'a: [\n' }, /not YAML/, undefined, 2],
    [
      { analyzer: 'supported_languages: [en, es]\n', registry: 'recognizers: [IbanRecognizer]\n' },
      /^supported_languages: en here, but en, es/,
      'supported_languages',
      undefined,
    ],
  ])('%j is refused with file and key', (yaml, message, key, line) => {
    const [said, at] = refusal(yaml)
    expect(said).toMatch(message)
    expect(at.file).toMatch(/\.yaml$/)
    expect(at.key).toBe(key)
    if (line !== undefined) expect(at.line).toBe(line)
  })

  test('a file that is not there, no text, or a web of aliases, is refused', () => {
    expect(() => readNoCodeFiles({ nlp: join(folder, 'none') }, [])).toThrow(
      expect.objectContaining({ code: 'unreadable-settings' }),
    )
    writeFileSync(join(folder, 'b'), 'a\0b')
    expect(() => readNoCodeFiles({ registry: join(folder, 'b') }, [])).toThrow(
      expect.objectContaining({ code: 'unreadable-settings' }),
    )
    const web = [
      'a: &a [x, x]',
      ...[...'bcdefghi'].map(
        (c, i) => `${c}: &${c} [*${'abcdefgh'[i]}, *${'abcdefgh'[i]}, *${'abcdefgh'[i]}]`,
      ),
    ]
    for (const key of ['analyzer', 'nlp', 'registry'] as const)
      expect(() => read({ nlp, [key]: `${web.join('\n')}\n` })).toThrow(
        expect.objectContaining({ code: 'invalid-no-code' }),
      )
  })
})
