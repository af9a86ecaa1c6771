import { formatMarked } from '@palimpsest/deid/text'
import { generated } from './corpus/build.ts'

/** Prints generated documents in marked text, to be read: `look.ts [count] [seed] [split]`. */
const [count = '5', seed = '1', split = 'train'] = process.argv.slice(2)
if (split !== 'train' && split !== 'dev' && split !== 'test')
  throw new RangeError('split: train, dev or test')
for (const { text, spans } of generated(split, Number(count), Number(seed)))
  console.log(
    `${formatMarked(
      text,
      spans.map((span) => ({ ...span, score: 1, source: 'generated' })),
    )}\n${'='.repeat(80)}`,
  )
