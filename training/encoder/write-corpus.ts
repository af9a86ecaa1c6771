// Writes train.jsonl and validation.jsonl for train.py: generated notes, open corpora and text without PHI.
//   node --conditions=palimpsest-source --import tsx training/encoder/write-corpus.ts OUT_FOLDER [CORPORA_FOLDER] [NOTES] [SHARE]
// SHARE is the part of the open corpora's sentences that is taken, 1 unless stated.
import { mkdirSync, writeFileSync } from 'node:fs'
import { offsetMap } from '@palimpsest/deid/text'
import type { TrainingDoc } from '../../packages/models/src/crf/training-set.ts'
import { generated } from '../corpus/build.ts'
import { harmlessText, openCorpora } from '../corpus/corpora.ts'
import { gazetteers } from '../corpus/gazetteers.ts'
import { injected } from '../corpus/inject.ts'
import { banksOf } from '../corpus/note.ts'
import { placeLabels } from '../corpus/place-labels.ts'
import { Random } from '../corpus/random.ts'

const [out = 'encoder-corpus', corpora, notes = '14000', share = '1'] = process.argv.slice(2)

function open(split: 'train' | 'dev'): TrainingDoc[] {
  if (!corpora) return []
  const random = new Random(split === 'train' ? 13 : 14)
  const harmless = harmlessText(corpora, split)
  const clinical = harmless.filter(({ text }) => /\b(she|he|patient|doctor|denies)\b/i.test(text))
  return [
    ...openCorpora(corpora, split, placeLabels()).filter(() => random.chance(Number(share))),
    ...harmless,
    ...injected(clinical, gazetteers(split), banksOf(split), random),
  ]
}

/** One line of JSONL, offsets in code points as Python counts. */
function line({ text, spans }: TrainingDoc): string {
  const { from } = offsetMap(text, 'codepoint')
  return JSON.stringify({
    text,
    spans: spans.map((s) => ({ start: from(s.start), end: from(s.end), label: s.label })),
  })
}

function write(name: string, docs: readonly TrainingDoc[]): void {
  const shuffled = new Random(5).shuffle([...docs])
  writeFileSync(`${out}/${name}.jsonl`, `${shuffled.map(line).join('\n')}\n`)
  console.log(
    `${name}: ${docs.length} documents, ${docs.reduce((sum, d) => sum + d.text.length, 0)} characters`,
  )
}

mkdirSync(out, { recursive: true })
write('train', [...generated('train', Number(notes), 11), ...open('train')])
write('validation', [...generated('dev', 300, 12), ...new Random(15).sample(open('dev'), 600)])
