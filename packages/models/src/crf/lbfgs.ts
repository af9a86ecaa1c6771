/** What `lbfgs` minimises: gives the value at `weights` and writes the slopes. Smooth part only; L1 is added here. */
export type Smooth = (weights: Float64Array, slopes: Float64Array) => number

/** How it goes. */
export interface LbfgsSettings {
  readonly l1: number
  readonly steps: number
  /** Pairs of differences kept. 6 unless stated. */
  readonly memory?: number
  /** Stop when the value falls by less than this part of itself. 1e-5 unless stated. */
  readonly tolerance?: number
  /** Called after each step; true stops. */
  readonly onStep?: (weights: Float64Array, value: number) => boolean
}

/** Minimises `smooth` plus L1 by limited-memory BFGS, staying in one orthant a step where L1 is on (OWL-QN). */
export function lbfgs(smooth: Smooth, start: Float64Array, settings: LbfgsSettings): Float64Array {
  const { l1, steps, memory = 6, tolerance = 1e-5, onStep } = settings
  const n = start.length
  let x = start.slice()
  let slopes = new Float64Array(n)
  let value = smooth(x, slopes) + l1 * norm1(x)
  const history: { s: Float64Array; y: Float64Array; rho: number }[] = []
  for (let step = 0; step < steps; step++) {
    const steep = pseudo(x, slopes, l1)
    const direction = steep.map((v) => -v)
    twoLoops(direction, history)
    if (l1 > 0) for (let i = 0; i < n; i++) if (direction[i]! * steep[i]! >= 0) direction[i] = 0
    let slope = dot(direction, steep)
    if (slope >= 0) {
      if (history.length === 0) return x
      history.length = 0
      continue
    }
    let size = history.length === 0 ? 1 / Math.sqrt(dot(steep, steep)) : 1
    let moved = false
    const nextSlopes = new Float64Array(n)
    let next = x
    let nextValue = value
    for (let tries = 0; tries < 25; tries++, size /= 2) {
      next = along(x, direction, size, steep, l1)
      nextValue = smooth(next, nextSlopes) + l1 * norm1(next)
      slope = 0
      for (let i = 0; i < n; i++) slope += steep[i]! * (next[i]! - x[i]!)
      if (nextValue <= value + 1e-4 * slope) {
        moved = true
        break
      }
    }
    if (!moved) return x
    const s = new Float64Array(n)
    const y = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      s[i] = next[i]! - x[i]!
      y[i] = nextSlopes[i]! - slopes[i]!
    }
    const curve = dot(s, y)
    if (curve > 1e-10) {
      history.push({ s, y, rho: 1 / curve })
      if (history.length > memory) history.shift()
    }
    const gain = value - nextValue
    x = next
    slopes = nextSlopes
    value = nextValue
    if (onStep?.(x, value) || gain < tolerance * Math.max(1, Math.abs(value))) return x
  }
  return x
}

/** The slopes with L1: where a weight is 0, the side that goes down, or 0. */
function pseudo(x: Float64Array, slopes: Float64Array, l1: number): Float64Array {
  if (l1 === 0) return slopes.slice()
  return slopes.map((slope, i) => {
    if (x[i]! > 0) return slope + l1
    if (x[i]! < 0) return slope - l1
    return slope < -l1 ? slope + l1 : slope > l1 ? slope - l1 : 0
  })
}

function twoLoops(
  direction: Float64Array,
  history: readonly { s: Float64Array; y: Float64Array; rho: number }[],
) {
  const alphas: number[] = []
  for (let k = history.length - 1; k >= 0; k--) {
    const { s, y, rho } = history[k]!
    const alpha = rho * dot(s, direction)
    alphas[k] = alpha
    for (let i = 0; i < direction.length; i++) direction[i]! -= alpha * y[i]!
  }
  const last = history.at(-1)
  if (last) {
    const gamma = 1 / (last.rho * dot(last.y, last.y))
    for (let i = 0; i < direction.length; i++) direction[i]! *= gamma
  }
  for (let k = 0; k < history.length; k++) {
    const { s, y, rho } = history[k]!
    const beta = alphas[k]! - rho * dot(y, direction)
    for (let i = 0; i < direction.length; i++) direction[i]! += beta * s[i]!
  }
}

/** A step along the direction; a weight that would change its sign stops at 0. */
function along(x: Float64Array, direction: Float64Array, size: number, steep: Float64Array, l1: number) {
  const next = new Float64Array(x.length)
  for (let i = 0; i < x.length; i++) {
    const moved = x[i]! + size * direction[i]!
    const orthant = x[i]! !== 0 ? x[i]! : -steep[i]!
    next[i] = l1 > 0 && moved * orthant < 0 ? 0 : moved
  }
  return next
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function norm1(a: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]!)
  return sum
}
