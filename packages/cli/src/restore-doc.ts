import type { OffsetUnit } from '@palimpsest/deid/text'
import type { Engine } from './engine.ts'
import type { Settings } from './settings.ts'

export async function openRestore(_settings: Settings, _offsets: OffsetUnit): Promise<Engine['work']> {
  throw new Error('later')
}
