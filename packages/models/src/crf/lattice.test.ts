import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LabelScheme, LabelStates } from './label-states.ts'
import { constrained, kBest, type Lattice, marginals, viterbi } from './lattice.ts'

/** Every path that the constraints allow, with its score, best first. */
function allPaths({ size, count, emit, trans, start, end }: Lattice) {
  const out: { path: number[]; score: number }[] = []
  const walk = (path: number[], score: number) => {
    const t = path.length
    if (t === count) {
      const total = score + end[path[t - 1]!]!
      if (total > -Infinity) out.push({ path, score: total })
      return
    }
    for (let s = 0; s < size; s++) {
      const step = t === 0 ? start[s]! : trans[path[t - 1]! * size + s]!
      if (step > -Infinity) walk([...path, s], score + step + emit[t * size + s]!)
    }
  }
  walk([], 0)
  return out.sort((a, b) => b.score - a.score)
}

const lattices = fc
  .record({
    labels: fc.constantFrom(['A'], ['A', 'B']),
    scheme: fc.constantFrom<LabelScheme>('BIO', 'BIOES'),
    count: fc.integer({ min: 1, max: 4 }),
    seed: fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 120, maxLength: 120 }),
  })
  .map(({ labels, scheme, count, seed }): Lattice => {
    const states = new LabelStates(labels, scheme)
    const { size } = states
    const weights = Float64Array.from({ length: size * size }, (_, i) => seed[i % 120]!)
    const emit = Float64Array.from({ length: size * count }, (_, i) => seed[(i * 7 + 3) % 120]!)
    return { ...constrained(states, weights), count, emit }
  })

describe('lattice', () => {
  test('Viterbi finds the best of all paths', () => {
    fc.assert(
      fc.property(lattices, (lattice) => {
        expect(viterbi(lattice).score).toBeCloseTo(allPaths(lattice)[0]!.score, 9)
      }),
    )
  })

  test('k-best gives the k best of all paths, in order, each once', () => {
    fc.assert(
      fc.property(lattices, fc.integer({ min: 1, max: 9 }), (lattice, k) => {
        const found = kBest(lattice, k)
        const all = allPaths(lattice)
        expect(found.length).toBe(Math.min(k, all.length))
        found.forEach(({ score }, i) => {
          expect(score).toBeCloseTo(all[i]!.score, 9)
        })
        expect(new Set(found.map(({ path }) => path.join())).size).toBe(found.length)
      }),
    )
  })

  test('forward-backward gives the probabilities that all paths together have', () => {
    fc.assert(
      fc.property(lattices, (lattice) => {
        const { size, count } = lattice
        const all = allPaths(lattice)
        const z = all.reduce((sum, { score }) => sum + Math.exp(score), 0)
        const state = new Float64Array(count * size)
        const step = new Float64Array(size * size)
        for (const { path, score } of all) {
          const p = Math.exp(score) / z
          path.forEach((s, t) => {
            state[t * size + s]! += p
            if (t > 0) step[path[t - 1]! * size + s]! += p
          })
        }
        const found = marginals(lattice)
        expect(found.logZ).toBeCloseTo(Math.log(z), 8)
        found.state.forEach((p, i) => {
          expect(p).toBeCloseTo(state[i]!, 8)
        })
        found.step.forEach((p, i) => {
          expect(p).toBeCloseTo(step[i]!, 8)
        })
      }),
    )
  })

  test('a long text neither overflows nor vanishes', () => {
    const states = new LabelStates(['A'])
    const count = 20_000
    const emit = Float64Array.from({ length: count * 3 }, (_, i) => (i % 3) * 50 - 700)
    const { logZ, state } = marginals({ ...constrained(states), count, emit })
    expect(Number.isFinite(logZ)).toBe(true)
    for (let t = 0; t < count; t += 997) {
      const sum = state[t * 3]! + state[t * 3 + 1]! + state[t * 3 + 2]!
      expect(sum).toBeCloseTo(1, 9)
    }
  })

  test('a text without tokens has one path, the empty one', () => {
    const lattice = { ...constrained(new LabelStates(['A'])), count: 0, emit: new Float64Array(0) }
    expect(viterbi(lattice)).toEqual({ path: new Uint8Array(0), score: 0 })
  })
})
