import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeidError } from '@palimpsest/deid/text'
import { type EncoderModel, wordPiece } from '@palimpsest/models/encoder'
import { z } from 'zod'
import { onnxRuntime, type RuntimeSettings } from './onnx-runtime.ts'

/** `palimpsest.json` beside an export: how to read its answers. Every field but `name` has a default. */
const Mapping = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  /** From the model's labels to ours; null drops one. */
  labels: z.record(z.string(), z.string().nullable()).default({}),
  aggregation: z.enum(['simple', 'first', 'average', 'max']).default('max'),
  window: z.int().min(16).max(4096).default(160),
  stride: z.int().min(0).default(32).describe('Pieces that neighbouring windows share'),
  lowercase: z.boolean().default(true),
  bias: z.number().default(0),
  threshold: z.number().min(0).max(1).default(0),
  /** SHA-256 of model.onnx; where given, a file that differs is refused. */
  sha256: z.string().optional(),
})

const Labels = z.object({ id2label: z.record(z.string(), z.string()) })

/**
 * Opens a folder with a token-classification export: `model.onnx`, `vocab.txt`, `labels.json` or Hugging Face's
 * `config.json` (for `id2label`), and `palimpsest.json`. Throws a DeidError `bad-model` naming the file that is wrong.
 */
export async function openLocalExport(folder: string, settings: RuntimeSettings = {}): Promise<EncoderModel> {
  const mapping = parse(Mapping, await text(folder, 'palimpsest.json'), 'palimpsest.json')
  const labelsFile = await text(folder, 'labels.json').catch(() => text(folder, 'config.json'))
  const { id2label } = parse(Labels, labelsFile, 'labels.json')
  const tags = Object.keys(id2label).map((_, i) => {
    const tag = id2label[i]
    if (tag === undefined)
      throw new DeidError('bad-model', `labels.json names no label for output ${i}`, { file: 'labels.json' })
    return tag
  })
  const vocabulary = (await text(folder, 'vocab.txt')).replace(/\n$/, '').split('\n')
  const model = await bytes(folder, 'model.onnx')
  if (mapping.sha256 && createHash('sha256').update(model).digest('hex') !== mapping.sha256)
    throw new DeidError('bad-model', 'model.onnx is not the file that palimpsest.json describes', {
      file: 'model.onnx',
    })
  const { name, labels, aggregation, window, stride, lowercase, bias, threshold } = mapping
  return {
    name,
    runtime: await onnxRuntime(model, settings),
    tokenizer: wordPiece(vocabulary, { lowercase }),
    tags,
    labelMap: labels,
    aggregation,
    window: { size: window, overlap: stride },
    bias,
    threshold,
  }
}

async function bytes(folder: string, file: string): Promise<Uint8Array> {
  try {
    return await readFile(join(folder, file))
  } catch {
    throw new DeidError('bad-model', `The model folder has no readable ${file}`, { file })
  }
}

async function text(folder: string, file: string): Promise<string> {
  return new TextDecoder().decode(await bytes(folder, file))
}

function parse<S extends z.ZodType>(schema: S, json: string, file: string): z.output<S> {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new DeidError('bad-model', `${file} is not JSON`, { file })
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  throw new DeidError('bad-model', `${file}: ${issue.path.join('.') || 'it'}: ${issue.message}`, { file })
}
