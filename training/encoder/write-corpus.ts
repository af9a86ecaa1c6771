// Writes train.jsonl and validation.jsonl for train.py: generated notes, open corpora and text without PHI.
//   node --conditions=palimpsest-source --import tsx training/encoder/write-corpus.ts OUT_FOLDER [CORPORA_FOLDER] [NOTES]
import { mkdirSync, writeFileSync } from 'node:fs'
import { offsetMap } from '@palimpsest/deid/text'
import type { TrainingDoc } from '../../packages/models/src/crf/training-set.ts'
import { generated } from '../corpus/build.ts'
import { harmlessText, openCorpora } from '../corpus/corpora.ts'
import { placeLabels } from '../corpus/place-labels.ts'
import { Random } from '../corpus/random.ts'

const [out = 'encoder-corpus', corpora, notes = '14000'] = process.argv.slice(2)

function open(split: 'train' | 'dev'): TrainingDoc[] {
  return corpora ? [...openCorpora(corpora, split, placeLabels()), ...harmlessText(corpora, split)] : []
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
write('validation', [...generated('dev', 300, 12), ...open('dev').slice(0, 600)])
