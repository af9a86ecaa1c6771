import type { Detector } from '@palimpsest/deid'
import { DeidError } from '@palimpsest/deid/text'
import { z } from 'zod'
import { type EncoderModel, encoderDetector } from './encoder-detector.ts'
import { type GlinerModel, glinerDetector } from './gliner-detector.ts'
import { glinerRuntime } from './gliner-runtime.ts'
import { encoderRuntime, type OnnxFiles, type OpenOnnx } from './onnx-session.ts'
import type { Tokenizer } from './pieces.ts'
import { tokenizerOf } from './tokenizer-json.ts'
import { wordPiece } from './wordpiece.ts'

/** Reads a file of an export by its name there: from a folder, by `fetch`, from memory. Undefined where it is not. */
export type ReadExport = (file: string) => Promise<Uint8Array | undefined>

const common = {
  name: z.string().regex(/^[a-z0-9-]+$/),
  /** The model's file, where it is not `model.onnx`. */
  model: z
    .string()
    .regex(/^(?!.*\.\.)[\w.-]+(?:\/[\w.-]+)*$/)
    .default('model.onnx'),
  /** SHA-256 of that file, or of each file by its name; a file that differs is refused. */
  sha256: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  threshold: z.number().min(0).max(1).optional(),
  lowercase: z.boolean().default(true).describe('With vocab.txt alone'),
}

/** `palimpsest.json` beside an export: how to read its answers. Every field but `name` has a default. */
const mapping = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tokens'),
    ...common,
    /** From the model's labels to ours; null drops one. */
    labels: z.record(z.string(), z.string().nullable()).default({}),
    aggregation: z.enum(['simple', 'first', 'average', 'max']).default('max'),
    alignment: z.enum(['expand', 'contract', 'strict']).default('expand'),
    scale: z.record(z.string(), z.number().min(0).max(1)).default({}),
    window: z.int().min(16).max(8192).default(160),
    stride: z.int().min(0).default(32).describe('Pieces that neighbouring windows share'),
    bias: z.number().default(0),
  }),
  z.strictObject({
    kind: z.literal('gliner'),
    ...common,
    /** What to ask for in the model's words, and the label that it stands for here. */
    labels: z.record(z.string().min(1), z.string().min(1)),
    window: z.int().min(64).max(8192).default(384).describe('Pieces, those of the labels among them'),
    nested: z.boolean().default(false),
  }),
])
type Mapping = z.output<typeof mapping>

const labelsFile = z.looseObject({ id2label: z.record(z.string(), z.string()) })

/**
 * Opens a token-classification export: the model, its tokenizer (`tokenizer.json`, or `vocab.txt` of a WordPiece
 * model), `labels.json` or Hugging Face's `config.json` (for `id2label`), and `palimpsest.json`. Throws a DeidError
 * `bad-model` that names the file that is wrong.
 */
export async function openExport(read: ReadExport, open: OpenOnnx): Promise<EncoderModel> {
  const settings = await mappingIn(read)
  if (settings.kind !== 'tokens') throw wrong('palimpsest.json', 'describes no token classifier')
  return tokenModel(settings, verified(settings, read), open)
}

/** A detector from an export of either kind: token classification, or GLiNER where `palimpsest.json` says so. */
export async function exportDetector(read: ReadExport, open: OpenOnnx): Promise<Detector> {
  const settings = await mappingIn(read)
  const files = verified(settings, read)
  return settings.kind === 'tokens'
    ? encoderDetector(await tokenModel(settings, files, open))
    : glinerDetector(await glinerModel(settings, files, open))
}

async function tokenModel(
  settings: Extract<Mapping, { kind: 'tokens' }>,
  read: ReadExport,
  open: OpenOnnx,
): Promise<EncoderModel> {
  const { name, labels, aggregation, alignment, scale, window, stride, bias, threshold = 0 } = settings
  if (window <= stride + 2) throw wrong('palimpsest.json', 'has a stride that leaves nothing of the window')
  const labelling = (await read('labels.json')) ? 'labels.json' : 'config.json'
  const { id2label } = parsed(labelsFile, await needed(read, labelling), labelling)
  const tags = Object.keys(id2label).map((_, i) => {
    const tag = id2label[i]
    if (tag === undefined) throw wrong(labelling, `names no label for output ${i}`)
    return tag
  })
  return {
    name,
    runtime: encoderRuntime(await open(await modelIn(settings, read))),
    tokenizer: await tokenizerIn(settings, read),
    tags,
    labelMap: labels,
    aggregation,
    alignment,
    scale,
    window: { size: window, overlap: stride },
    bias,
    threshold,
  }
}

const glinerConfig = z.looseObject({
  max_width: z.int().min(1).default(12),
  max_len: z.int().min(1).default(384),
  ent_token: z.string().default('<<ENT>>'),
  sep_token: z.string().default('<<SEP>>'),
  span_mode: z.string().default('markerV0'),
  words_splitter_type: z.literal('whitespace').default('whitespace'),
  labels_encoder: z.null({ error: 'models with a second encoder for labels are not run' }).optional(),
  labels_decoder: z.null({ error: 'models with a decoder for labels are not run' }).optional(),
})

async function glinerModel(
  settings: Extract<Mapping, { kind: 'gliner' }>,
  read: ReadExport,
  open: OpenOnnx,
): Promise<GlinerModel> {
  const config = parsed(glinerConfig, await needed(read, 'gliner_config.json'), 'gliner_config.json')
  const { name, labels, window, nested, threshold = 0.5 } = settings
  return {
    name,
    runtime: glinerRuntime(await open(await modelIn(settings, read)), {
      perToken: /^token[-_]level$/.test(config.span_mode),
      maxWidth: config.max_width,
    }),
    tokenizer: await tokenizerIn(settings, read),
    entityMarker: config.ent_token,
    separator: config.sep_token,
    maxWords: config.max_len,
    labels,
    window,
    nested,
    threshold,
  }
}

/** `kind` is `tokens` unless stated. */
async function mappingIn(read: ReadExport): Promise<Mapping> {
  const given = parsed(z.looseObject({}), await needed(read, 'palimpsest.json'), 'palimpsest.json')
  return checked(mapping, { kind: 'tokens', ...given }, 'palimpsest.json')
}

async function tokenizerIn({ lowercase }: Mapping, read: ReadExport): Promise<Tokenizer> {
  const json = await read('tokenizer.json')
  if (json) return tokenizerOf(parsed(z.unknown(), json, 'tokenizer.json'))
  const lines = textOf(await needed(read, 'vocab.txt'), 'vocab.txt').split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  const config = await read('config.json')
  const { vocab_size: size } = config ? parsed(sizes, config, 'config.json') : {}
  // Some models round the number of their pieces up; a vocabulary cut short lacks more than that.
  if (size !== undefined && (lines.length > size || lines.length < size - PADDING))
    throw wrong('vocab.txt', `has ${lines.length} pieces, where config.json says ${size}`)
  return wordPiece(lines, { lowercase })
}

const sizes = z.looseObject({ vocab_size: z.int().optional() })
const PADDING = 512

/** Reads files that are what `palimpsest.json` says they are. */
function verified({ model, sha256 }: Mapping, read: ReadExport): ReadExport {
  if (sha256 === undefined) return read
  const prints = new Map(typeof sha256 === 'string' ? [[model, sha256]] : Object.entries(sha256))
  return async (file) => {
    const bytes = await read(file)
    const print = prints.get(file)
    if (bytes && print !== undefined && (await sha256Of(bytes)) !== print.toLowerCase())
      throw wrong(file, 'is not the file that palimpsest.json describes')
    return bytes
  }
}

async function modelIn({ model }: Mapping, read: ReadExport): Promise<OnnxFiles> {
  const bytes = await needed(read, model)
  const beside: { path: string; data: Uint8Array }[] = []
  // The names under which exporters put weights beside the model.
  for (const name of [`${model}_data`, `${model}.data`]) {
    const data = await read(name)
    if (data) beside.push({ path: name.slice(name.lastIndexOf('/') + 1), data })
  }
  return { model: bytes, beside }
}

async function sha256Of(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function needed(read: ReadExport, file: string): Promise<Uint8Array> {
  const bytes = await read(file)
  if (!bytes) throw new DeidError('bad-model', `The model folder has no readable ${file}`, { file })
  return bytes
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw wrong(file, 'is not UTF-8')
  }
}

function parsed<S extends z.ZodType>(schema: S, bytes: Uint8Array, file: string): z.output<S> {
  const text = textOf(bytes, file)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw wrong(file, 'is not JSON')
  }
  return checked(schema, value, file)
}

function checked<S extends z.ZodType>(schema: S, value: unknown, file: string): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  throw new DeidError('bad-model', `${file}: ${issue.path.join('.') || 'it'}: ${issue.message}`, { file })
}

function wrong(file: string, what: string): DeidError {
  return new DeidError('bad-model', `${file} ${what}`, { file })
}
