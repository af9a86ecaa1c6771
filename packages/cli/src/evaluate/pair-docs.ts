import { extname } from 'node:path'
import type { Pair } from '@palimpsest/deid/evaluate'
import { DeidError, type Doc } from '@palimpsest/deid/text'
import { counted } from '../counted.ts'
import { usageError } from '../exit.ts'
import type { SideDoc } from './read-side.ts'

/** Documents that both sides have, and those that cannot be compared. */
export interface Paired {
  readonly pairs: readonly Pair[]
  /** Of found, those with an error in their place. */
  readonly failed: readonly SideDoc[]
  /** Documents of one side only; empty unless such are to be passed over. */
  readonly alone: readonly SideDoc[]
}

/**
 * Pairs the documents of two sides by id; where no id of one side is an id of the other, by id without the ending
 * of a file name; where no document has an id, by order. A document without partner is a DeidError `unpaired`
 * unless `unpaired` is `skip`; one whose text differs is always a `text-differs`.
 */
export function pairDocs(
  gold: readonly SideDoc[],
  found: readonly SideDoc[],
  { unpaired }: { unpaired: 'error' | 'skip' },
): Paired {
  const key = keyFor(gold, found)
  const byKey = new Map<string, SideDoc>()
  found.forEach((doc, i) => {
    const k = key(doc, i)
    if (byKey.has(k)) throw twice(doc)
    byKey.set(k, doc)
  })
  const seen = new Set<string>()
  const pairs: Pair[] = []
  const failed: SideDoc[] = []
  const alone: SideDoc[] = []
  gold.forEach((doc, i) => {
    const k = key(doc, i)
    if (seen.has(k)) throw twice(doc)
    seen.add(k)
    const other = byKey.get(k)
    byKey.delete(k)
    if (!other) alone.push(doc)
    else if (other.failed !== undefined) failed.push(other)
    else pairs.push(pairOf(doc, other))
  })
  const missing = alone.length
  alone.push(...byKey.values())
  const first = alone[0]
  if (first && unpaired === 'error')
    throw new DeidError(
      'unpaired',
      `${counted(missing, 'document')} of gold ${missing === 1 ? 'has' : 'have'} no partner in what was found, and ${alone.length - missing} the other way round; ` +
        `the first is in this file. --unpaired skip passes them over`,
      placeOf(first),
    )
  if (pairs.length + failed.length === 0) throw usageError('unpaired', 'No document is on both sides')
  return { pairs, failed, alone }
}

function pairOf(gold: SideDoc, other: SideDoc): Pair {
  const right = docOf(gold)
  const found = other.doc ?? other.withText!(right.text)
  if (found.text !== right.text) {
    const at = firstDifference(found.text, right.text)
    throw new DeidError('text-differs', `The text is not that of gold, from character ${at} on`, {
      ...placeOf(other),
      start: at,
    })
  }
  return {
    id: gold.id,
    text: right.text,
    gold: spansOf(right, gold, 'gold'),
    found: spansOf(found, other, 'found'),
  }
}

function docOf(side: SideDoc): Doc {
  if (!side.doc) throw new DeidError('no-text', 'Gold needs the text of its documents', placeOf(side))
  return side.doc
}

/** A document without a list of spans is not one without spans: to take it for that would hide a mix-up of files. */
function spansOf({ spans }: Doc, side: SideDoc, which: string): Pair['gold'] {
  if (!spans)
    throw new DeidError('no-spans', `The document has no spans to compare as ${which}`, placeOf(side))
  return spans
}

function keyFor(gold: readonly SideDoc[], found: readonly SideDoc[]): (doc: SideDoc, i: number) => string {
  if ([...gold, ...found].every(({ id }) => id === '')) {
    if (gold.length !== found.length)
      throw usageError(
        'unpaired',
        `Documents without ids are paired by order, but there are ${gold.length} and ${found.length}`,
      )
    return (_, i) => String(i)
  }
  // One document on each side belongs together, whatever the files are called.
  if (gold.length === 1 && found.length === 1) return () => ''
  const ids = new Set(gold.map(({ id }) => id))
  if (found.some(({ id }) => ids.has(id))) return ({ id }) => id
  return ({ id }) => (/^\.[A-Za-z]/.test(extname(id)) ? id.slice(0, -extname(id).length) : id)
}

function twice(doc: SideDoc): DeidError {
  return new DeidError('same-id', 'Two documents of one side have the same id', placeOf(doc))
}

function placeOf({ file, line }: SideDoc): { file: string; line?: number } {
  return { file, ...(line !== undefined && { line }) }
}

function firstDifference(a: string, b: string): number {
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  return i
}
