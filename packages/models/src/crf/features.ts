import type { DocContext } from './doc-context.ts'
import { mix } from './hash.ts'
import { Gap, type Tokens } from './tokenizer.ts'
import { PAD } from './word-types.ts'

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
export const FEATURES = 'palimpsest-2'

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

/** How many conjunctions, the first ones, are quick: few values each, so that the tagger's screen can look at them too. */
export const QUICK = 11

const GROUPS = new Uint8Array(MAX_CONJUNCTIONS)
/** Group of each conjunction, by its place in the output of `conjunctions`. */
export const CONJUNCTION_GROUPS: Readonly<Uint8Array> = GROUPS
{
  const { identity, lists, shape, neighbours, around, cues, document, place } = Group
  const groups = [
    neighbours + BEGINS,
    neighbours,
    shape + BEGINS,
    cues,
    cues,
    place,
    place + BEGINS,
    document,
    lists,
    around + BEGINS,
    around,
    neighbours + BEGINS,
    neighbours,
    neighbours,
    neighbours,
    cues,
    document,
    shape + BEGINS,
    cues,
    neighbours,
    neighbours,
    identity,
  ]
  GROUPS.set(groups)
}

/** Hashes of the quick conjunctions, each of a small number that it packs. `line`: whether a line break stands between. */
export const quick = {
  after: (form: number, shape: number, line: number) => mix(mix(103, form), (shape << 1) | line),
  before: (form: number, shape: number, line: number) => mix(mix(128, form), (shape << 1) | line),
  shapes: (shapesAndGlue: number) => mix(104, shapesAndGlue),
  cue: (cue: number, shape: number) => mix(mix(112, cue), shape),
  section: (section: number, shape: number) => mix(mix(115, section), shape),
  place: (placeAndShape: number) => mix(116, placeAndShape),
  gaps: (gapsAndShape: number) => mix(118, gapsAndShape),
  elsewhere: (elsewhereAndShape: number) => mix(119, elsewhereAndShape),
  phrase: (phrase: number, shape: number) => mix(mix(121, phrase), shape),
  sortsBefore: (sorts: number) => mix(106, sorts),
  sortsAfter: (sorts: number) => mix(107, sorts),
}

/** What stands between a token and its neighbours, as bits. */
export function glueAt({ gaps, count }: Tokens, t: number): number {
  return (
    (gaps[t] === Gap.none ? 1 : 0) |
    (t + 1 < count && gaps[t + 1] === Gap.none ? 2 : 0) |
    (t + 2 < count && gaps[t + 2] === Gap.none ? 4 : 0) |
    (t > 0 && gaps[t - 1] === Gap.none ? 8 : 0)
  )
}

/**
 * Writes the hashes of the features of token `t` that look at more than one thing, and returns how many. The
 * order is fixed, so that `CONJUNCTION_GROUPS` names each one's group; the quick ones come first.
 */
export function conjunctions(c: DocContext, t: number, out: Int32Array): number {
  const { ids, tokens } = c
  const { form, flags, sort, shape: shapeOf } = c.types
  const { gaps, count } = tokens
  const w0 = ids[t + PAD]!
  const p1 = ids[t + PAD - 1]!
  const n1 = ids[t + PAD + 1]!
  const shape = shapeOf[w0]!
  const form0 = form[w0]!
  const formP1 = form[p1]!
  const formN1 = form[n1]!
  const flags0 = flags[w0]!
  const gap = gaps[t]!
  const gapAfter = t + 1 < count ? gaps[t + 1]! : Gap.blank
  const glue = glueAt(tokens, t)
  const line = gap >= Gap.line ? 1 : 0
  const lineAfter = gapAfter >= Gap.line ? 1 : 0
  const shapes = (shapeOf[p1]! << 12) | (shape << 8) | (shapeOf[n1]! << 4) | glue
  const cue = c.cue[t]!
  const cueFar = c.cueDistance[t]!
  const elsewhere = c.elsewhere[t]!
  const place = c.place[t]!
  let n = 0
  out[n++] = quick.after(formP1, shape, line)
  out[n++] = quick.before(formN1, shape, lineAfter)
  out[n++] = quick.shapes(shapes)
  out[n++] = quick.cue(cue, shape)
  out[n++] = quick.section(c.section[t]!, shape)
  out[n++] = quick.place((place << 4) | shape)
  out[n++] = quick.gaps((gap << 7) | (gapAfter << 4) | shape)
  out[n++] = quick.elsewhere((elsewhere << 4) | shape)
  out[n++] = quick.phrase(c.phrase[t]!, shape)
  out[n++] = quick.sortsBefore((sort[p1]! << 8) | sort[w0]!)
  out[n++] = quick.sortsAfter((sort[w0]! << 8) | sort[n1]!)
  out[n++] = mix(mix(101, formP1), form0)
  out[n++] = mix(mix(102, form0), formN1)
  out[n++] = mix(mix(110, formP1), flags0)
  out[n++] = mix(mix(111, formN1), flags0)
  out[n++] = mix(mix(113, cue), mix(flags0, cueFar))
  out[n++] = mix(mix(120, elsewhere), flags0)
  out[n++] = mix(mix(122, c.chunk[t]!), c.chunkPlace[t]!)
  out[n++] = mix(mix(123, c.chunk[t]!), cue)
  out[n++] = mix(mix(124, c.before[t]!), (shape << 3) | c.chunkPlace[t]!)
  out[n++] = mix(mix(126, formP1), mix(formN1, shape))
  out[n++] = mix(mix(127, c.types.exact[w0]!), glue)
  return n
}

/**
 * Takes every feature of token `t` with its group, those that the screen looks at first: what the trainer
 * learns from, and what the tagger must equal.
 */
export function allFeatures(
  c: DocContext,
  t: number,
  scratch: Int32Array,
  take: (feature: number, group: number, screened: boolean) => void,
): void {
  const { types, ids, tokens } = c
  for (let o = 0; o < OFFSETS.length; o++) {
    const { at, part, salt } = OFFSETS[o]!
    const there = t + at
    if (there < 0 || there >= tokens.count) {
      take(edgeFeature(o), Group.place + (at === -1 ? BEGINS : 0), true)
      continue
    }
    const lists = types.attributes[ids[there + PAD]!]![part]
    for (let g = 0; g < 3; g++) {
      const group = at === 0 ? g : g === 0 ? Group.neighbours : Group.around
      const telling = at === 0 || at === -1 ? BEGINS : 0
      for (const attribute of lists[g]!) take(mix(attribute, salt), group + telling, true)
    }
  }
  const n = conjunctions(c, t, scratch)
  for (let i = 0; i < n; i++) take(scratch[i]!, CONJUNCTION_GROUPS[i]!, i < QUICK)
}
