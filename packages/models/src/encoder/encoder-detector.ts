import type { Detector } from '@palimpsest/deid'
import { DeidError } from '@palimpsest/deid/text'
import { type Aggregation, type Alignment, decode } from './decode.ts'
import type { Tokenizer } from './pieces.ts'
import type { EncoderRuntime } from './runtime.ts'
import { logitsOf, type WindowSettings } from './windows.ts'

/** A loaded model with how to read its answers. */
export interface EncoderModel {
  /** Of the detector: `encoder:<name>`. */
  readonly name: string
  readonly runtime: EncoderRuntime
  readonly tokenizer: Tokenizer
  /** Tag of each output, in the model's order. */
  readonly tags: readonly string[]
  readonly labelMap?: Readonly<Record<string, string | null>>
  readonly aggregation?: Aggregation
  readonly alignment?: Alignment
  /** By our label, what scores are multiplied by. */
  readonly scale?: Readonly<Record<string, number>>
  readonly window?: Partial<WindowSettings>
  readonly bias?: number
  readonly threshold?: number
}

/**
 * A detector around an encoder. Documents of any length are read in overlapping windows. Fails the document with
 * a DeidError `bad-model` when the model answers another number of labels than it declared.
 */
export function encoderDetector(model: EncoderModel): Detector {
  const { name, runtime, tokenizer, tags, labelMap = {} } = model
  const source = `encoder:${name}`
  const settings = {
    tags,
    labelMap,
    source,
    aggregation: model.aggregation ?? 'max',
    alignment: model.alignment ?? 'expand',
    scale: model.scale ?? {},
    bias: model.bias ?? 0,
    threshold: model.threshold ?? 0,
  }
  const window = { size: 160, overlap: 32, batchPieces: 1280, ...model.window }
  const guarded: EncoderRuntime = {
    async run(batch) {
      const logits = await runtime.run(batch)
      if (logits.length !== batch.rows * batch.width * tags.length)
        throw new DeidError(
          'bad-model',
          `The model ${name} does not answer ${tags.length} labels per piece, as its labels say`,
        )
      return logits
    },
  }
  return {
    name: source,
    labels: outputLabels(tags, labelMap),
    async detect(doc) {
      const pieces = tokenizer.split(doc.text)
      return decode(pieces, await logitsOf(pieces, tokenizer, guarded, tags.length, window), settings)
    },
  }
}

function outputLabels(
  tags: readonly string[],
  labelMap: Readonly<Record<string, string | null>>,
): readonly string[] {
  const names = tags.filter((tag) => tag !== 'O').map((tag) => tag.replace(/^[BIESLU][-_]/, ''))
  const mapped = names.map((name) => (Object.hasOwn(labelMap, name) ? labelMap[name]! : name))
  return [...new Set(mapped.filter((label) => label !== null))]
}
