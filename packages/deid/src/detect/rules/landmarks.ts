import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { isStop } from './name-reader.ts'
import { type Emit, rule } from './rule.ts'
import { WordSet } from './word-set.ts'

/** The last word of a place that is neither town nor street. */
const kinds = new Set(
  'park airport bridge square stadium mall arena museum zoo lake mountain mountains mount valley ranch reservation beach island islands bay harbor harbour county hills everglades motel inn hostel shelter'.split(
    ' ',
  ),
)
const roads = new Set('highway hwy route interstate freeway motorway'.split(' '))
const lives = new Set(
  'lives lived living live resides residing stays staying works camping hiking moved travelled traveled trip vacation'.split(
    ' ',
  ),
)
const triggers = new WordSet([...kinds, ...roads, 'near', 'at'])

/** Places that are neither town nor street: `near Lake Tahoe`, `Golden Gate Park`, `Route 66`, `the Bay Area` behind `lives near`. */
export const landmarks = rule('landmarks', ['LOCATION_OTHER'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (!triggers.has(t, i)) continue
    if (t.lower[i] === 'near') near(t, i, emit)
    else if (t.lower[i] === 'at') livesAt(t, i, emit)
    else if (roads.has(t.lower[i]!)) numberedRoad(t, i, emit)
    else byKind(t, i, emit)
  }
})

/** `lives near Disneyland`, `lives near the Bay Area`: what is capitalised, whatever it is. */
function near(t: Tokens, i: number, emit: Emit): void {
  if (!lives.has(t.lower[i - 1] ?? '')) return
  let at = i + 1
  if (t.lower[at] === 'the') at++
  const from = at
  while (at - from < 5 && t.gap[at]! <= Gap.Space && t.kind[at] !== Kind.Mark && at < t.count) {
    if (t.caseless[at] ? !isPlaceWord(t, at, at === from) : t.shape[at] === Shape.Lower) break
    at++
    if (t.lower[at] === "'s") at++
  }
  if (at > from) emit(t.start[from]!, t.end[at - 1]!, 'LOCATION_OTHER', 0.55, 'near')
}

/** `lives at Sunny Acres`: a home by its name. */
function livesAt(t: Tokens, i: number, emit: Emit): void {
  if (!/^(?:lives|lived|living|resides|residing|resident)$/.test(t.lower[i - 1] ?? '') || t.caseless[i])
    return
  const from = t.lower[i + 1] === 'the' ? i + 2 : i + 1
  let at = from
  while (at - from < 4 && t.gap[at]! <= Gap.Space && t.kind[at] === Kind.Word && t.shape[at] === Shape.Cap) {
    at++
    if (t.lower[at] === "'s") at++
  }
  if (at > from && !isStop(t, from)) emit(t.start[from]!, t.end[at - 1]!, 'LOCATION_OTHER', 0.5, 'lives-at')
}

/** Where case says nothing: no word of grammar, and one in the midst must be the kind or a number. */
function isPlaceWord(t: Tokens, at: number, first: boolean): boolean {
  if (isStop(t, at) || (t.flags[at]! & Flag.EnglishTop && !kinds.has(t.lower[at]!) && !first)) return false
  return first || kinds.has(t.lower[at]!) || t.kind[at] === Kind.Number || !(t.flags[at]! & Flag.Safe)
}

/** `Highway 101`, `Interstate 80`, `Route 66`. */
function numberedRoad(t: Tokens, i: number, emit: Emit): void {
  if (t.shape[i] === Shape.Lower && !t.caseless[i]) return
  if (t.lower[i] === 'route' && t.caseless[i]) return
  if (t.kind[i + 1] !== Kind.Number || t.gap[i + 1] !== Gap.Space || t.end[i + 1]! - t.start[i + 1]! > 3)
    return
  emit(t.start[i]!, t.end[i + 1]!, 'LOCATION_OTHER', 0.55, 'road')
}

/** `Fenway Park`, `Logan Airport`: one to three capitalised words before the kind, the nearest of them no word of prose. */
function byKind(t: Tokens, i: number, emit: Emit): void {
  if (t.caseless[i] || t.shape[i] !== Shape.Cap || i === 0 || t.gap[i] !== Gap.Space) return
  let from = i
  while (
    from > 0 &&
    i - from < 3 &&
    t.gap[from] === Gap.Space &&
    t.kind[from - 1] === Kind.Word &&
    t.shape[from - 1] === Shape.Cap &&
    !isStop(t, from - 1)
  )
    from--
  if (from === i || !/^(in|at|near|to|from|of|by|the|around|outside|visited)$/.test(t.lower[from - 1] ?? ''))
    return
  if (
    i - from === 1 &&
    t.flags[from]! & (Flag.Safe | Flag.Disease | Flag.Drug) &&
    !(t.flags[from]! & (Flag.City | Flag.Last))
  )
    return
  emit(t.start[from]!, t.end[i]!, 'LOCATION_OTHER', 0.5, 'kind')
}
