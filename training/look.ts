import { formatMarked } from '@palimpsest/deid/text'
import { generated } from './corpus/build.ts'
import { gazetteers } from './corpus/gazetteers.ts'
import type { Labelled } from './corpus/marked-text.ts'
import { type Banks, banksOf } from './corpus/note.ts'
import { Random } from './corpus/random.ts'
import { fill } from './corpus/template.ts'
import { world } from './corpus/world.ts'

/*
 * Prints generated documents in marked text, to be read: `look.ts [count] [seed] [split]`.
 * `look.ts bank NAME [split]` prints one filling of every template of a bank; a slot that is not there fails it.
 */
const [first = '5', second = '1', third = 'train'] = process.argv.slice(2)
if (third !== 'train' && third !== 'dev' && third !== 'test')
  throw new RangeError('split: train, dev or test')

const docs = first === 'bank' ? filled(banksOf(third)[second as keyof Banks] ?? []) : made()

function filled(templates: readonly string[]): Labelled[] {
  const lists = gazetteers('train')
  const random = new Random(1)
  return templates.map((template) => fill(template, world(random, lists)))
}

function made(): readonly Labelled[] {
  if (third !== 'train' && third !== 'dev' && third !== 'test') return []
  return generated(third, Number(first), Number(second))
}

for (const { text, spans } of docs)
  console.log(
    `${formatMarked(
      text,
      spans.map((span) => ({ ...span, score: 1, source: 'generated' })),
    )}\n${'='.repeat(80)}`,
  )
