import { hashText } from '../../packages/models/src/crf/hash.ts'

/** `train` makes weights, `dev` picks settings and thresholds, `test` is what scores are reported on. */
export type Split = 'train' | 'dev' | 'test'

/** Which split a template or a name belongs to: 8 of 10, 1 of 10, 1 of 10, by a hash of the text itself. */
export function splitOf(text: string): Split {
  const bucket = (hashText(text.toLowerCase(), 0x5b117) >>> 8) % 10
  return bucket === 0 ? 'test' : bucket === 1 ? 'dev' : 'train'
}

/** The members of a list that a split may use; a list too short to be split in three is used whole. */
export function inSplit<T>(list: readonly T[], split: Split, text: (item: T) => string = String): T[] {
  const own = list.filter((item) => splitOf(text(item)) === split)
  return own.length > 0 ? own : [...list]
}
