import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape } from '../tokens.ts'
import { rule } from './rule.ts'
import { WordSet } from './word-set.ts'

const rooms = new WordSet('room rm ward bed bay'.split(' '))
const sides = new Set('west east north south center centre main tower'.split(' '))
const moved = new Set('to from on at in'.split(' '))
const notRoom = /^(mg|ml|days|day|air|hours|hour|weeks|times|of|x|in|per|beds|patients|%)$/

/** Wards, rooms and beds (`room 512`, `bed 4B`, `4 West`), and counties (`Pierce County`). */
export const wards = rule('wards', ['LOCATION_OTHER'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (rooms.has(t, i) && t.gap[i + 1]! <= Gap.Space) {
      let at = i + 1
      if (t.lower[at] === '#' || t.lower[at] === 'number' || t.lower[at] === 'no') at++
      if (t.kind[at] === Kind.Mark || t.gap[at]! > Gap.Space) continue
      let end = at
      let digits = 0
      while (
        end - at < 4 &&
        (end === at || t.gap[end] === Gap.None) &&
        (t.kind[end] === Kind.Number ||
          t.lower[end] === '-' ||
          (t.kind[end] === Kind.Word && t.end[end]! - t.start[end]! <= 2 && t.shape[end] !== Shape.Lower))
      ) {
        if (t.kind[end] === Kind.Number) digits += t.end[end]! - t.start[end]!
        end++
      }
      if (digits === 0 || digits > 5 || notRoom.test(t.lower[end]!)) continue
      emit(t.start[at]!, t.end[end - 1]!, 'LOCATION_OTHER', 0.55, 'room')
      i = end - 1
    } else if (
      t.kind[i] === Kind.Number &&
      sides.has(t.lower[i + 1]!) &&
      (t.shape[i + 1] === Shape.Cap ||
        (t.caseless[i] === 1 && /^(moved|transferred|transfer|admitted|unit)$/.test(t.lower[i - 2] ?? ''))) &&
      t.gap[i + 1] === Gap.Space
    ) {
      if (
        t.end[i]! - t.start[i]! <= 2 &&
        moved.has(t.lower[i - 1] ?? '') &&
        !(t.flags[i + 2]! & Flag.StreetType && t.shape[i + 2] === Shape.Cap)
      )
        emit(t.start[i]!, t.end[i + 1]!, 'LOCATION_OTHER', 0.55, 'ward')
    } else if (
      t.kind[i] === Kind.Word &&
      t.flags[i]! & (Flag.County | Flag.Last) &&
      t.lower[i + 1] === 'county' &&
      (t.caseless[i]
        ? !(t.flags[i]! & Flag.English) ||
          ((t.flags[i]! & Flag.County) !== 0 && /^(with|in|from|by|to|of|near)$/.test(t.lower[i - 1] ?? ''))
        : t.shape[i] === Shape.Cap && t.shape[i + 1] === Shape.Cap) &&
      t.gap[i + 1] === Gap.Space
    )
      emit(t.start[i]!, t.end[i + 1]!, 'LOCATION_OTHER', 0.55, 'county')
  }
})
