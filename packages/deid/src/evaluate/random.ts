/** A source of numbers in [0, 1) that `seed` determines (mulberry32): the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = Math.imul(state ^ (state >>> 15), state | 1)
    x = (x + Math.imul(x ^ (x >>> 7), x | 61)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }
}

/** How often each of `times.length` documents is in a draw of as many, with replacement; written over `times`. */
export function draw(times: Int32Array, random: () => number): void {
  times.fill(0)
  for (let i = 0; i < times.length; i++) times[Math.floor(random() * times.length)]!++
}
