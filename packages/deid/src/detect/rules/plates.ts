import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { rule } from './rule.ts'
import { WordSet } from './word-set.ts'

/** British plates since 2001: two letters, two digits of the half-year, three letters. */
const british = /[A-HJ-PR-Y]{2}(?:0[1-9]|[1-7]\d) [A-HJ-PR-Z]{3}(?![A-Za-z\d-])/y
const vehicles = new WordSet(
  'car cars van vehicle driver driving drove drives passenger motorbike motorcycle scooter taxi truck lorry minibus reg registration plate rta rtc collision'.split(
    ' ',
  ),
)
const REACH = 12

/** Number plates that say by their form and by the vehicle before them what they are: `her car (LK19 VXE)`. */
export const plates = rule('plates', ['VEHICLE'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (!vehicles.has(t, i)) continue
    for (let k = i + 1; k < t.count && k - i <= REACH && t.gap[k]! < Gap.Blank; k++) {
      if (!isPlateHead(t, k)) continue
      british.lastIndex = t.start[k]!
      const match = british.exec(t.text)
      if (match) emit(t.start[k]!, t.start[k]! + match[0].length, 'VEHICLE', 0.9, 'form')
    }
  }
})

function isPlateHead(t: Tokens, k: number): boolean {
  return (
    t.kind[k] === Kind.Word &&
    t.end[k]! - t.start[k]! === 2 &&
    t.shape[k] === Shape.Upper &&
    t.kind[k + 1] === Kind.Number &&
    t.gap[k + 1] === Gap.None
  )
}
