import { DeidError } from '@palimpsest/deid/text'
import { z } from 'zod'
import { aligned } from './aligned.ts'
import { byteLevelBpe, type Cut, type Cutter } from './byte-level-bpe.ts'
import { type Normalizer, named, normalizerOf } from './normalizers.ts'
import { beginsWord, PieceBuilder, type Pieces, type Tokenizer } from './pieces.ts'
import { type PreTokenizer, preTokenizerOf } from './pre-tokenizers.ts'
import { unigram } from './unigram.ts'
import { wordPiece } from './wordpiece.ts'

const file = z.looseObject({
  added_tokens: z.array(z.looseObject({ id: z.int(), content: z.string() })).default([]),
  normalizer: z.unknown(),
  pre_tokenizer: z.unknown(),
  post_processor: z.unknown(),
  model: z.looseObject({ type: z.string().optional() }),
})

/**
 * The tokenizer of a `tokenizer.json` of Hugging Face: WordPiece with BERT's splitting, byte-level BPE (RoBERTa,
 * Longformer, ModernBERT) or Unigram (DeBERTa v2 and v3, XLM-R). Markers and added tokens are not looked for in
 * text. Throws a DeidError `bad-model` that names what is not known here, or says that the file is damaged.
 */
export function tokenizerOf(json: unknown): Tokenizer {
  try {
    return readTokenizer(json)
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const at = error.issues[0]?.path.join('.') || 'it'
    throw new DeidError('bad-model', `tokenizer.json: ${at} is not as it must be`, { file: 'tokenizer.json' })
  }
}

function readTokenizer(json: unknown): Tokenizer {
  const { added_tokens: added, model, ...spec } = file.parse(json)
  const type = model.type ?? (model.merges === undefined ? 'WordPiece' : 'BPE')
  if (type === 'WordPiece') return bertTokenizer(model, spec, added)
  const markers = markersOf(spec.post_processor, added)
  const normalize = normalizerOf(spec.normalizer)
  const preTokenize = preTokenizerOf(spec.pre_tokenizer)
  const { cutter, idOf } = type === 'BPE' ? bpeOf(model, spec.pre_tokenizer) : unigramOf(model, type)
  const cut = remembered(cutter)
  const addedIds = new Map(added.map(({ content, id }) => [content, id]))
  return {
    ...markers,
    idOf: (piece) => addedIds.get(piece) ?? idOf(piece),
    split: (text) => piecesOf(text, normalize, preTokenize, cut),
  }
}

type Added = readonly { readonly id: number; readonly content: string }[]

/** The pieces of a text from those of its stretches, each on its place in the text as it was. */
function piecesOf(text: string, normalize: Normalizer, preTokenize: PreTokenizer, cutter: Cutter): Pieces {
  const normal = normalize(aligned(text))
  const out = new PieceBuilder((text.length >> 2) + 8)
  for (const token of preTokenize([{ from: 0, text: normal.text, added: 0, places: normal.starts }]))
    for (let offset = 0; offset < token.text.length; ) {
      const stretch = token.text.slice(offset, wholeEnd(token.text, offset + longestStretch))
      const cut = cutter(stretch)
      for (const [i, id] of cut.ids.entries()) {
        const from = Math.max(token.from, token.from + offset + cut.starts[i]! - token.added)
        const to = token.from + offset + cut.ends[i]! - token.added
        let start = normal.starts[from] ?? text.length
        let end = to > from ? normal.ends[to - 1]! : start
        while (start < end && isBlank(text.charCodeAt(start))) start++
        while (end > start && isBlank(text.charCodeAt(end - 1))) end--
        out.push(id, start, end, end === start || beginsWord(text, start))
      }
      offset += stretch.length
    }
  return out.finish()
}

/** Longer stretches without a border are cut here: no word is so long, and cutting takes time by its square. */
const longestStretch = 400

/** Not between the two halves of a character. */
function wholeEnd(text: string, end: number): number {
  return end < text.length && (text.charCodeAt(end) & 0xfc00) === 0xdc00
    ? end + 1
    : Math.min(end, text.length)
}

function isBlank(code: number): boolean {
  return code < 128
    ? code === 32 || (code >= 9 && code <= 13)
    : /\p{White_Space}/u.test(String.fromCharCode(code))
}

/** Words come again and again: their pieces are looked up. */
function remembered(cutter: Cutter): Cutter {
  const known = new Map<string, Cut>()
  return (text) => {
    const before = known.get(text)
    if (before) return before
    const fresh = cutter(text)
    if (known.size < 50_000 && text.length < 40) known.set(text, fresh)
    return fresh
  }
}

function bpeOf(model: unknown, preTokenizer: unknown): { cutter: Cutter; idOf: Tokenizer['idOf'] } {
  const { vocab, merges, ...more } = z
    .object({
      vocab: z.record(z.string(), z.int()),
      merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])),
      byte_fallback: z.boolean().nullish(),
      ignore_merges: z.boolean().nullish(),
      continuing_subword_prefix: z.string().nullish(),
      end_of_word_suffix: z.string().nullish(),
    })
    .parse(model)
  for (const [key, value] of Object.entries(more))
    if (value) throw new DeidError('bad-model', `tokenizer.json: a BPE model with ${key} is not known here`)
  if (!JSON.stringify(preTokenizer ?? null).includes('"ByteLevel"'))
    throw new DeidError('bad-model', 'tokenizer.json: a BPE model that is not byte-level is not known here')
  const pairs = merges.map((pair) => (typeof pair === 'string' ? pairOf(pair) : pair))
  return {
    cutter: byteLevelBpe(vocab, pairs),
    idOf: (piece) => (Object.hasOwn(vocab, piece) ? vocab[piece] : undefined),
  }
}

function pairOf(pair: string): readonly [string, string] {
  const at = pair.indexOf(' ')
  return [pair.slice(0, at), pair.slice(at + 1)]
}

function unigramOf(model: unknown, type: string): { cutter: Cutter; idOf: Tokenizer['idOf'] } {
  if (type !== 'Unigram')
    throw new DeidError('bad-model', `tokenizer.json: the model ${named(type)} is not known here`)
  const {
    vocab,
    unk_id: unknown,
    byte_fallback: fallback,
  } = z
    .object({
      vocab: z.array(z.tuple([z.string(), z.number()])).min(1),
      unk_id: z.int(),
      byte_fallback: z.boolean().nullish(),
    })
    .parse(model)
  if (fallback)
    throw new DeidError('bad-model', 'tokenizer.json: a Unigram model with byte_fallback is not known here')
  if (unknown < 0 || unknown >= vocab.length)
    throw new DeidError('bad-model', 'tokenizer.json: model.unk_id is not in its vocabulary')
  const ids = new Map(vocab.map(([piece], id) => [piece, id]))
  return { cutter: unigram(vocab, unknown), idOf: (piece) => ids.get(piece) }
}

function bertTokenizer(
  model: unknown,
  spec: { normalizer?: unknown; pre_tokenizer?: unknown; post_processor?: unknown },
  added: Added,
): Tokenizer {
  const { vocab } = z
    .object({
      vocab: z.record(z.string(), z.int()),
      unk_token: z.literal('[UNK]'),
      continuing_subword_prefix: z.literal('##'),
    })
    .parse(model)
  const normalizer = z
    .object({
      type: z.literal('BertNormalizer'),
      clean_text: z.literal(true),
      handle_chinese_chars: z.literal(true),
      strip_accents: z.boolean().nullish(),
      lowercase: z.boolean(),
    })
    .refine(({ strip_accents: strip, lowercase }) => (strip ?? lowercase) === lowercase)
    .parse(spec.normalizer)
  z.object({ type: z.literal('BertPreTokenizer') }).parse(spec.pre_tokenizer)
  const pieces: string[] = []
  for (const [piece, id] of Object.entries(vocab)) pieces[id] = piece
  for (const { id, content } of added) pieces[id] = content
  const { cls, sep, pad } = markersOf(spec.post_processor, added)
  const name = (id: number) => pieces[id] ?? ''
  return wordPiece(
    Array.from(pieces, (piece) => piece ?? ''),
    {
      lowercase: normalizer.lowercase,
      cls: name(cls),
      sep: name(sep),
      pad: name(pad),
    },
  )
}

const pair = z.tuple([z.string(), z.int()])
const processor = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('BertProcessing'), cls: pair, sep: pair }),
  z.looseObject({ type: z.literal('RobertaProcessing'), cls: pair, sep: pair }),
  z.looseObject({
    type: z.literal('TemplateProcessing'),
    single: z.array(z.looseObject({ SpecialToken: z.object({ id: z.string() }).optional() })),
    special_tokens: z.record(z.string(), z.looseObject({ ids: z.array(z.int()).length(1) })),
  }),
  z.looseObject({ type: z.literal('Sequence'), processors: z.array(z.unknown()) }),
  z.looseObject({ type: z.literal('ByteLevel') }),
])

/** The ids that stand before and after a text, and on padding. */
function markersOf(spec: unknown, added: Added): { cls: number; sep: number; pad: number } {
  const around = aroundOf(spec)
  if (!around)
    throw new DeidError(
      'bad-model',
      'tokenizer.json: it puts no marker before and after a text, as an encoder needs',
    )
  const pad = added.find(({ content }) => content === '[PAD]' || content === '<pad>')
  return { ...around, pad: pad?.id ?? 0 }
}

function aroundOf(spec: unknown): { cls: number; sep: number } | undefined {
  if (spec === null || spec === undefined) return undefined
  const parsed = processor.parse(spec)
  switch (parsed.type) {
    case 'Sequence':
      return parsed.processors.map(aroundOf).find((found) => found !== undefined)
    case 'ByteLevel':
      return undefined
    case 'TemplateProcessing': {
      const [cls, text, sep, ...more] = parsed.single.map(({ SpecialToken: token }) => token?.id)
      if (cls === undefined || text !== undefined || sep === undefined || more.length > 0) return undefined
      const id = (name: string) => parsed.special_tokens[name]?.ids[0]
      const [first, last] = [id(cls), id(sep)]
      return first === undefined || last === undefined ? undefined : { cls: first, sep: last }
    }
    default:
      return { cls: parsed.cls[1], sep: parsed.sep[1] }
  }
}
