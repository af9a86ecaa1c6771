import type { TrainingDoc } from '../../packages/models/src/crf/training-set.ts'
import { gazetteers } from './gazetteers.ts'
import { banksOf, makeNote } from './note.ts'
import { Random } from './random.ts'
import type { Split } from './split.ts'
import { world } from './world.ts'

/** `count` generated documents of a split; the same seed gives the same ones. */
export function generated(split: Split, count: number, seed: number): TrainingDoc[] {
  const lists = gazetteers(split)
  const banks = banksOf(split)
  const random = new Random(seed)
  return Array.from({ length: count }, () => {
    const { text, spans } = makeNote(world(random, lists), banks)
    return { text, spans: spans.filter(({ start, end }) => text.slice(start, end).trim().length > 0) }
  })
}
