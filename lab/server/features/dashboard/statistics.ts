/** A proportion's exact upper bound (Clopper-Pearson, one-sided): with `confidence`, the true rate is not above it. */
export function upperBound(found: number, of: number, confidence: number): number | null {
  if (of === 0) return null
  if (found >= of) return 1
  // The rate at which seeing so few, or fewer, has probability 1 - confidence.
  return bisect((rate) => binomialUpTo(found, of, rate) > 1 - confidence)
}

/** The largest value of [0, 1] at which `holds`, which must hold at 0 and end somewhere. */
function bisect(holds: (value: number) => boolean): number {
  let low = 0
  let high = 1
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return high
}

/** P(X <= k) for X ~ Binomial(n, p). */
export function binomialUpTo(k: number, n: number, p: number): number {
  if (p <= 0) return 1
  if (p >= 1) return k >= n ? 1 : 0
  let total = 0
  for (let i = 0; i <= k; i++) total += Math.exp(logChoose(n, i) + i * Math.log(p) + (n - i) * Math.log1p(-p))
  return Math.min(1, total)
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

const logs = [0]

function logFactorial(n: number): number {
  for (let i = logs.length; i <= n; i++) logs.push(logs[i - 1]! + Math.log(i))
  return logs[n]!
}

/**
 * A 95 % interval of a figure over items, by resampling them 1000 times with a fixed seed, so that it is the same at
 * every look. Null with fewer than two items.
 */
export function bootstrapInterval<T>(
  items: readonly T[],
  figure: (items: readonly T[]) => number | null,
): { low: number; high: number } | null {
  if (items.length < 2) return null
  const random = seeded(7801)
  const values: number[] = []
  for (let round = 0; round < 1000; round++) {
    const value = figure(items.map(() => items[Math.floor(random() * items.length)]!))
    if (value !== null) values.push(value)
  }
  if (values.length < 100) return null
  values.sort((a, b) => a - b)
  return {
    low: values[Math.floor(values.length * 0.025)]!,
    high: values[Math.ceil(values.length * 0.975) - 1]!,
  }
}

/** Mulberry32: small, even enough for resampling, the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
