import type { Strategy } from '../text/resolve.ts'
import type { Detector, Refiner } from './detector.ts'

/** A named list of detectors with what follows them. Plain data: copy it and change what you need. */
export interface Pipeline {
  readonly name: string
  readonly detectors: readonly Detector[]
  /** Run in this order over the proposals, before labels are mapped and overlaps resolved. */
  readonly refiners: readonly Refiner[]
  /** The label scheme of what comes out: `native` maps `US_SSN` to `SSN`, `presidio` leaves it. */
  readonly labels: 'native' | 'presidio'
  /** How overlapping proposals become one span per place; a caller may choose another. */
  readonly resolve: Strategy
  /** For `resolve: 'priority'`: labels, most important first. */
  readonly priority?: readonly string[]
}
