import { DeidError, type Doc } from '@palimpsest/deid/text'
import type { CorpusSpec } from './experiment.ts'

/**
 * The documents of a corpus in its partitions, shuffled by `seed`: the same documents and seed give the same parts,
 * in whatever order the files were read. Documents of one `group` stay together, so sizes are met as nearly as
 * whole groups allow; with `stratify`, each value of that field is spread in proportion.
 */
export function partitionsOf(
  docs: readonly Doc[],
  { group, stratify, limit, partitions, name }: CorpusSpec,
  seed: number,
): ReadonlyMap<string, readonly Doc[]> {
  const random = randomOf(`${seed} ${name}`)
  let units: readonly Unit[] = shuffled(groupsOf(docs, group), random)
  if (limit !== undefined) units = taken(units, limit).first
  const total = countOf(units)
  const fixed = partitions.reduce((sum, part) => sum + ('size' in part ? part.size : 0), 0)
  if (fixed > total)
    throw new DeidError(
      'corpus-too-small',
      `The corpus ${name} has ${total} documents; its partitions ask for ${fixed}`,
    )
  const strata = stratify === undefined ? [units] : strataOf(units, stratify)
  const out = new Map<string, Doc[]>(partitions.map((part) => [part.name, []]))
  // What sizes are still owed: shares of strata do not come out even.
  const owed = new Map(partitions.map((part) => [part.name, wantedOf(part, total)]))
  let left = total
  for (const stratum of strata) {
    let rest = stratum
    const here = countOf(stratum)
    const ordered = [...partitions].sort((a, b) => Number('remainder' in a) - Number('remainder' in b))
    for (const part of ordered) {
      const wanted =
        'remainder' in part ? Infinity : Math.round((owed.get(part.name)! * here) / Math.max(1, left))
      const { first, others } = taken(rest, wanted)
      out.get(part.name)!.push(...first.flat())
      if (!('remainder' in part)) owed.set(part.name, owed.get(part.name)! - countOf(first))
      rest = others
    }
    left -= here
  }
  if (strata.length > 1) for (const [part, list] of out) out.set(part, shuffled(list, random))
  // All of it, under no name, for those who refer to the whole corpus.
  out.set('', units.flat())
  return out
}

type Unit = readonly Doc[]

function wantedOf(part: CorpusSpec['partitions'][number], total: number): number {
  if ('size' in part) return part.size
  return 'fraction' in part ? Math.round(part.fraction * total) : 0
}

function groupsOf(docs: readonly Doc[], field: string | undefined): readonly Unit[] {
  const units = new Map<string, Doc[]>()
  for (const doc of [...docs].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
    if (field !== undefined && doc.meta?.[field] === undefined)
      throw new DeidError('no-field', `A document has no field '${field}' to group it by`, {
        docId: doc.id,
        key: field,
      })
    const key = field === undefined ? `${units.size}` : String(doc.meta![field])
    const unit = units.get(key)
    if (unit) unit.push(doc)
    else units.set(key, [doc])
  }
  return [...units.values()]
}

/** By the value of the field in a unit's first document, in order of the values. */
function strataOf(units: readonly Unit[], field: string): readonly (readonly Unit[])[] {
  const strata = new Map<string, Unit[]>()
  for (const unit of units) {
    const value = unit[0]!.meta?.[field]
    if (value === undefined)
      throw new DeidError('no-field', `A document has no field '${field}' to stratify by`, {
        docId: unit[0]!.id,
        key: field,
      })
    const stratum = strata.get(String(value))
    if (stratum) stratum.push(unit)
    else strata.set(String(value), [unit])
  }
  return [...strata].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list)
}

/** Units from the front until so many documents are reached: never more, unless the first alone is. */
function taken(units: readonly Unit[], wanted: number): { first: readonly Unit[]; others: readonly Unit[] } {
  const first: Unit[] = []
  const others: Unit[] = []
  let count = 0
  for (const unit of units) {
    if (count + unit.length <= wanted) {
      first.push(unit)
      count += unit.length
    } else others.push(unit)
  }
  return { first, others }
}

function countOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.length, 0)
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}

/** Numbers in [0, 1) that the text determines. */
function randomOf(text: string): () => number {
  let state = 0x811c9dc5
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), state | 1)
    x = (x + Math.imul(x ^ (x >>> 7), x | 61)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }
}
