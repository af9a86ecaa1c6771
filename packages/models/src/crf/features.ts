import type { DocContext } from './doc-context.ts'
import { mix } from './hash.ts'
import { Gap } from './tokenizer.ts'
import type { WordType } from './word-types.ts'

/** Groups of features; training drops a group now and then, so that the model does not lean on one of them. */
export const Group = {
  /** The word itself and its affixes. */
  identity: 0,
  lists: 1,
  shape: 2,
  /** Neighbouring words. */
  neighbours: 3,
  /** Lists and shapes of neighbours. */
  around: 4,
  /** Words before a colon, sections. */
  cues: 5,
  /** The same word elsewhere in the document. */
  document: 6,
  place: 7,
} as const

/** Added to a feature's group where it also tells the beginning of a span from its inside. */
export const BEGINS = 8

/** Version of this feature set; a model trained with another is refused. */
export const FEATURES = 'palimpsest-1'

/** Places whose word types speak for a token, and the salt that keeps their features apart. */
export const OFFSETS = [
  { at: 0, part: 'own', salt: 0x0101 },
  { at: -1, part: 'near', salt: 0x0202 },
  { at: 1, part: 'near', salt: 0x0303 },
  { at: -2, part: 'far', salt: 0x0404 },
  { at: 2, part: 'far', salt: 0x0505 },
  { at: -3, part: 'far', salt: 0x0606 },
  { at: 3, part: 'far', salt: 0x0707 },
] as const

/** Hash of the feature that says there is no token at offset number `offset`. */
export function edgeFeature(offset: number): number {
  return mix(0x0ed6e, offset)
}

/** Room that `conjunctions` needs in its output. */
export const MAX_CONJUNCTIONS = 40

const GROUPS = new Uint8Array(MAX_CONJUNCTIONS)
/** Group of each conjunction, by its place in the output of `conjunctions`. */
export const CONJUNCTION_GROUPS: Readonly<Uint8Array> = GROUPS
{
  const { identity, lists, shape, neighbours, around, cues, document, place } = Group
  const groups = [
    neighbours,
    neighbours,
    neighbours,
    shape,
    shape,
    around,
    around,
    neighbours,
    neighbours,
    neighbours,
    neighbours,
    cues,
    cues,
    cues,
    cues,
    place,
    place,
    place,
    document,
    document,
    lists,
    shape,
    cues,
    neighbours,
    neighbours,
    neighbours,
    identity,
  ]
  // Word before, shapes around, gaps, place in the chunk, previous word with this shape.
  const telling = new Set([0, 2, 3, 17, 21])
  groups.forEach((group, i) => {
    GROUPS[i] = telling.has(i) ? group + BEGINS : group
  })
}

/**
 * Writes the hashes of the features of token `t` that look at more than one thing, and returns how many. The
 * order is fixed, so that `CONJUNCTION_GROUPS` names each one's group.
 */
export function conjunctions(c: DocContext, t: number, out: Int32Array): number {
  const { types, ids, tokens } = c
  const { gaps, count } = tokens
  const w0 = types[ids[t]!]!
  const p1 = t > 0 ? types[ids[t - 1]!]! : EDGE
  const p2 = t > 1 ? types[ids[t - 2]!]! : EDGE
  const n1 = t + 1 < count ? types[ids[t + 1]!]! : EDGE
  const n2 = t + 2 < count ? types[ids[t + 2]!]! : EDGE
  const shape = w0.shape
  const gap = gaps[t]!
  const gapAfter = t + 1 < count ? gaps[t + 1]! : Gap.blank
  const glue =
    (gap === Gap.none ? 1 : 0) |
    (gapAfter === Gap.none ? 2 : 0) |
    (t + 2 < count && gaps[t + 2] === Gap.none ? 4 : 0) |
    (t > 0 && gaps[t - 1] === Gap.none ? 8 : 0)
  const line = gap >= Gap.line ? 1 : 0
  const shapes3 = (p1.shape << 8) | (shape << 4) | n1.shape
  const cue = c.cue[t]!
  const cueFar = c.cueDistance[t]!
  const elsewhere = c.elsewhere[t]!
  const place = c.place[t]!
  let n = 0
  out[n++] = mix(mix(101, p1.form), w0.form)
  out[n++] = mix(mix(102, w0.form), n1.form)
  out[n++] = mix(mix(103, p1.form), (shape << 1) | line)
  out[n++] = mix(104, (shapes3 << 4) | glue)
  out[n++] = mix(mix(105, (shapes3 << 4) | glue), (p2.shape << 4) | n2.shape)
  out[n++] = mix(mix(106, p1.flags), mix(w0.flags, shape))
  out[n++] = mix(mix(107, n1.flags), mix(w0.flags, shape))
  out[n++] = mix(mix(108, p2.form), mix(p1.form, shape))
  out[n++] = mix(mix(109, n1.form), mix(n2.form, shape))
  out[n++] = mix(mix(110, p1.form), w0.flags)
  out[n++] = mix(mix(111, n1.form), w0.flags)
  out[n++] = mix(mix(112, cue), shape)
  out[n++] = mix(mix(113, cue), cueFar)
  out[n++] = mix(mix(114, cue), mix(w0.flags, cueFar))
  out[n++] = mix(mix(115, c.section[t]!), shape)
  out[n++] = mix(116, (place << 4) | shape)
  out[n++] = mix(117, ((place % 12) << 4) | shape)
  out[n++] = mix(118, (gap << 8) | (gapAfter << 4) | shape)
  out[n++] = mix(119, (elsewhere << 4) | shape)
  out[n++] = mix(mix(120, elsewhere), w0.flags)
  out[n++] = mix(mix(121, c.phrase[t]!), shape)
  out[n++] = mix(mix(122, c.chunk[t]!), c.chunkPlace[t]!)
  out[n++] = mix(mix(123, c.chunk[t]!), cue)
  out[n++] = mix(mix(124, c.before[t]!), (shape << 3) | c.chunkPlace[t]!)
  out[n++] = mix(mix(125, c.before[t]!), c.chunk[t]!)
  out[n++] = mix(mix(126, p1.form), mix(n1.form, shape))
  out[n++] = mix(mix(127, w0.exact), glue)
  return n
}

const EDGE: WordType = {
  form: 0,
  exact: 0,
  shape: 15,
  flags: 0,
  fullShape: 0,
  isWord: false,
  isTitle: false,
  attributes: undefined,
}

/** Takes every feature of token `t` with its group, those of single words first: what the trainer learns from, and what the tagger must equal. */
export function allFeatures(
  c: DocContext,
  t: number,
  scratch: Int32Array,
  take: (feature: number, group: number, ofWord: boolean) => void,
): void {
  const { types, ids, tokens } = c
  for (let o = 0; o < OFFSETS.length; o++) {
    const { at, part, salt } = OFFSETS[o]!
    const there = t + at
    if (there < 0 || there >= tokens.count) {
      take(edgeFeature(o), Group.place + BEGINS, true)
      continue
    }
    const lists = types[ids[there]!]!.attributes![part]
    for (let g = 0; g < 3; g++) {
      const group = at === 0 ? g : g === 0 ? Group.neighbours : Group.around
      const telling = at === 0 || at === -1 ? BEGINS : 0
      for (const attribute of lists[g]!) take(mix(attribute, salt), group + telling, true)
    }
  }
  const n = conjunctions(c, t, scratch)
  for (let i = 0; i < n; i++) take(scratch[i]!, CONJUNCTION_GROUPS[i]!, false)
}
