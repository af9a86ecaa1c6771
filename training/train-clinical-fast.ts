import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { formatModel } from '../packages/models/src/crf/model-file.ts'
import { train } from '../packages/models/src/crf/train.ts'
import type { TrainingDoc } from '../packages/models/src/crf/training-set.ts'
import { generated } from './corpus/build.ts'
import { harmlessText, openCorpora } from './corpus/corpora.ts'
import { gazetteers } from './corpus/gazetteers.ts'
import { injected } from './corpus/inject.ts'
import { banksOf } from './corpus/note.ts'
import { placeLabels } from './corpus/place-labels.ts'
import { Random } from './corpus/random.ts'
import { wordClusters } from './word-clusters.ts'

/*
 * Makes packages/models/weights/clinical-fast.crf:
 *   node --conditions=palimpsest-source --import tsx training/train-clinical-fast.ts --corpora DIR
 * DIR holds the open corpora as JSONL (training/README.md). Without it the model learns from generated text only.
 */
const { values } = parseArgs({
  options: {
    corpora: { type: 'string', default: '' },
    notes: { type: 'string', default: '9000' },
    passes: { type: 'string', default: '8' },
    seed: { type: 'string', default: '20' },
    out: { type: 'string', default: 'packages/models/weights/clinical-fast.crf' },
    l1: { type: 'string', default: '0.6' },
    rate: { type: 'string', default: '0.1' },
    prune: { type: 'string', default: '0.04' },
    /** Fine and coarse word clusters; 0 for none. */
    clusters: { type: 'string', default: '200,32' },
    date: { type: 'string' },
  },
})

/** The labels of the clinical models. */
const LABELS =
  'PATIENT DOCTOR PERSON USERNAME PROFESSION HOSPITAL ORGANIZATION STREET CITY STATE COUNTRY COUNTY ZIP LOCATION_OTHER AGE DATE PHONE FAX EMAIL URL IPADDR SSN MEDICALRECORD HEALTHPLAN ACCOUNT LICENSE VEHICLE DEVICE BIOID IDNUM'.split(
    ' ',
  )

function documents(split: 'train' | 'dev', count: number, seed: number): TrainingDoc[] {
  const docs = generated(split, count, seed)
  if (!values.corpora) return docs
  const open = openCorpora(values.corpora, split, placeLabels())
  const harmless = harmlessText(values.corpora, split)
  const random = new Random(seed + 7)
  const clinical = harmless.filter(({ text }) => /\b(she|he|patient|doctor|denies)\b/i.test(text))
  docs.push(...injected(clinical, gazetteers(split), banksOf(split), random))
  // Sentences that name somebody are many and short: half of them teach as much.
  const some = (list: readonly TrainingDoc[], share: number) =>
    list.filter((_, i) => i * share === Math.floor(i * share))
  return split === 'train'
    ? [...docs, ...some(open, 0.5), ...harmless]
    : [...docs, ...some(open, 0.125), ...some(harmless, 0.125)]
}

const began = performance.now()
const taught = documents('train', Number(values.notes), Number(values.seed))
const held = documents('dev', 400, Number(values.seed) + 1)
console.log(`${taught.length} documents to learn from, ${held.length} to watch`)
const sizes = values.clusters.split(',').map(Number)
const clusters =
  sizes.length === 2
    ? wordClusters(taught, { sizes: [sizes[0]!, sizes[1]!], minCount: 6, rounds: 12, seed: 3 })
    : undefined
if (clusters)
  console.log(
    `${clusters.forms.length} words in ${sizes.join(' and ')} clusters, ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
const model = train(taught, held, {
  ...(clusters ? { clusters } : {}),
  name: 'clinical-fast',
  version: '1',
  labels: LABELS,
  passes: Number(values.passes),
  l1: Number(values.l1),
  rate: Number(values.rate),
  prune: Number(values.prune),
  minCount: 3,
  sources: [
    'generated notes (training/corpus)',
    ...(values.corpora
      ? [
          'crossner MIT',
          'wikigold CC-BY-4.0',
          'wnut17 CC-BY-4.0',
          'btc CC-BY-4.0',
          're3d OGL-v3',
          'sec-fin5 CC-BY-3.0',
          'nannigalaxy MIT',
          'aci-bench CC-BY-4.0',
          'mts-dialog CC-BY-4.0',
          'bc5cdr',
          'ncbi-disease',
        ]
      : []),
  ],
  ...(values.date === undefined ? {} : { date: values.date }),
  onBest: (best) => writeFileSync(`${values.out}.part`, formatModel(best)),
  onPass: ({ pass, loss, seconds, recall, precision, errors }) =>
    console.log(
      `pass ${pass}: loss ${loss.toFixed(4)}, ${seconds.toFixed(0)} s, recall ${recall.toFixed(4)}, precision ${precision.toFixed(4)}, ${JSON.stringify(errors)}`,
    ),
})
const bytes = formatModel(model)
mkdirSync(new URL('../packages/models/weights/', import.meta.url), { recursive: true })
writeFileSync(values.out, bytes)
console.log(
  `${values.out}: ${bytes.length} bytes, ${model.featureHashes.length} features, ${model.pairTargets.length} weights, ${model.header.training.tokens} tokens, ${((performance.now() - began) / 1000).toFixed(0)} s in all`,
)
console.log(
  JSON.stringify({
    calibration: model.header.calibration,
    points: model.header.operatingPoints,
    scale: model.header.scale,
  }),
)
