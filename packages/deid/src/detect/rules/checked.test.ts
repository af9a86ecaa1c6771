import { expect, it } from 'vitest'
import { markedBy } from '../testing/marked-by.ts'
import { checked } from './checked.ts'

it.each(['NHS no: [971-555-0142|UK_NHS]', '[943 476 5919|UK_NHS]', 'seen with [9434765919|UK_NHS] again'])(
  'finds %s by its check digit',
  async (marked) => expect(await markedBy([checked], marked)).toBe(marked),
)

it.each(['charge RN (971-555-0142) with questions', 'call 971-555-0142', '943 476 5918'])(
  'leaves %s to others',
  async (text) => expect(await markedBy([checked], text)).toBe(text),
)
