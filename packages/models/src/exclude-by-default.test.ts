import { createDoc, formatMarked, parseMarked } from '@palimpsest/deid/text'
import { describe, expect, test } from 'vitest'
import { excludeByDefault } from './exclude-by-default.ts'

describe('exclude by default', () => {
  test.each([
    'The patient denies chest pain and takes aspirin 81 mg daily.',
    'The patient saw [Xyzantha Qorvik|OTHER] and takes lisinopril.',
    'Record [5512340|OTHER], weight 70 kg, dose 1500 mg.',
    'She was seen by [Wilson|OTHER] in clinic.',
    'BP 120/80, HR 72.',
  ])('%s', async (marked) => {
    const { text } = parseMarked(marked)
    const spans = await excludeByDefault.detect(createDoc(text), {
      language: 'en',
      trace: false,
      context: [],
    })
    expect(formatMarked(text, spans)).toBe(marked)
  })
})
