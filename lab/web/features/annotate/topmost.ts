/** A stretch of the text that is painted; where several overlap, the one of the highest rank shows. */
export interface Ranked {
  readonly start: number
  readonly end: number
  readonly rank: number
}

/** Cuts places that overlap, so that no two do: of equal ranks the shorter one shows. In reading order. */
export function topmost<T extends Ranked>(places: readonly T[]): readonly T[] {
  const cuts = [...new Set(places.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const pieces: T[] = []
  let last: T | undefined
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!]
    const [top] = places
      .filter((place) => place.start <= start && end <= place.end)
      .sort((a, b) => b.rank - a.rank || a.end - a.start - (b.end - b.start))
    if (top && top === last) pieces.push({ ...pieces.pop()!, end })
    else if (top) pieces.push({ ...top, start, end })
    last = top
  }
  return pieces
}
