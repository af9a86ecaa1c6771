import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { isCapital, isNamePlain } from './hospital-tails.ts'
import { middles, vague } from './hospital-words.ts'
import { isStop, isTerm } from './name-reader.ts'
import type { Emit } from './rule.ts'

/** `seen in Capital Health ED`: the name of a hospital between a preposition and its emergency department. */
export function emergency(t: Tokens, i: number, emit: Emit): void {
  if (t.shape[i] !== Shape.Upper || t.caseless[i] || t.gap[i] !== Gap.Space) return
  let from = i
  let named = false
  while (from > 0 && i - from < 4 && t.shape[from - 1] === Shape.Cap && t.gap[from] === Gap.Space) {
    from--
    if (isStop(t, from) && !middles.has(t.lower[from]!)) return
    if (!vague.has(t.lower[from]!) && !middles.has(t.lower[from]!)) named = true
  }
  if (named && /^(?:in|at|to|from|via|the)$/.test(t.lower[from - 1] ?? ''))
    emit(t.start[from]!, t.end[i - 1]!, 'HOSPITAL', 0.6, 'emergency')
}

/** `Yuma Regional`, `Mass General`: the name of a town or founder before the kind, and no head behind. */
export function bareKind(t: Tokens, i: number, emit: Emit): void {
  if (t.caseless[i] || t.shape[i] !== Shape.Cap || i === 0 || t.gap[i] !== Gap.Space) return
  const next = t.gap[i + 1]! <= Gap.Space && t.kind[i + 1] === Kind.Word && t.shape[i + 1] === Shape.Cap
  if (next || !isNamePlain(t, i - 1)) return
  const listed = t.flags[i - 1]! & (Flag.City | Flag.County | Flag.State | Flag.LastCommon)
  if (listed) emit(t.start[i - 1]!, t.end[i]!, 'HOSPITAL', 0.55, 'bare-kind')
}

/** `the VA`, where somebody goes or comes from: the hospital of the veterans, not an acuity. */
export function theVa(t: Tokens, i: number, emit: Emit): void {
  if (
    t.shape[i] !== Shape.Upper ||
    t.caseless[i] ||
    !/^(?:at|to|from|through|by|via)$/.test(t.lower[i - 2] ?? '')
  )
    return
  if (t.kind[i + 1] === Kind.Number || t.shape[i + 1] === Shape.Cap) return
  emit(t.start[i]!, t.end[i]!, 'HOSPITAL', 0.6, 'the-va')
}

/** `Our Lady of Lourdes`: one or two words behind `of`. */
export function ourLady(t: Tokens, i: number, emit: Emit): void {
  if (t.lower[i - 1] !== 'our' || t.lower[i + 1] !== 'of' || !isCapital(t, i)) return
  let end = i + 2
  if (t.lower[end] === 'the') end++
  const name = end
  while (end - name < 2 && isCapital(t, end) && t.gap[end] === Gap.Space && !isStop(t, end)) end++
  if (end > name) emit(t.start[i - 1]!, t.end[end - 1]!, 'HOSPITAL', 0.7, 'our-lady')
}

/** `St. Luke's`, `Mt. Sinai`, without a head word behind. */
export function saint(t: Tokens, i: number, emit: Emit): void {
  if (!isCapital(t, i)) return
  const at = t.lower[i + 1] === '.' && t.gap[i + 1] === Gap.None ? i + 2 : i + 1
  if (!isCapital(t, at) || t.gap[at] !== Gap.Space || !(t.flags[at]! & (Flag.First | Flag.Last | Flag.City)))
    return
  if (t.caseless[i] && t.flags[at]! & Flag.EnglishTop) return
  let end = at + 1
  const possessive = t.lower[end] === "'s"
  if (possessive) end++
  if (
    possessive &&
    /^(private|public|general|mercy|campus|episcopal|regional|medical|health)$/.test(t.lower[end]!) &&
    isCapital(t, end) &&
    t.gap[end] === Gap.Space
  )
    end++
  if (isTerm(t, end)) return
  const before = t.lower[i - 1]
  const cue = before === 'at' || before === 'to' || before === 'from' || before === 'via'
  if (
    t.kind[i - 1] === Kind.Number ||
    (before !== undefined && t.gap[i] === Gap.Space && t.shape[i - 1] === Shape.Cap && !cue && !possessive)
  )
    return
  if (possessive || cue || t.lower[i] === 'mt' || t.lower[i] === 'mount')
    emit(t.start[i]!, t.end[end - 1]!, 'HOSPITAL', 0.7, 'saint')
}
