import type { Casing } from '../casing.ts'
import { daysInMonth } from './calendar.ts'
import type { NameForm } from './words.ts'

/** Which number comes first in a date of three numbers. */
export type Order = 'mdy' | 'dmy'

/** A part of a date expression: text that stays, or a slot that is written anew. */
export type Piece = string | Slot

export interface Slot {
  readonly part: 'year' | 'month' | 'day' | 'weekday' | 'ordinal' | 'season' | 'quarter'
  /** The when (in `whens`) that it belongs to. */
  readonly when: number
  /** Digits it had; 0 for a name. */
  readonly width: number
  /** Whether a single digit gets a zero; undefined where the original does not tell. */
  readonly padded?: boolean
  readonly form?: NameForm
  readonly language?: string
  readonly casing?: Casing
  /** A day of a range within one month (`March 28-30`): how to write the month should it no longer be the same. */
  readonly monthIfChanged?: Slot
  /** `Mondays`. */
  readonly plural?: boolean
}

/** What one date of the expression says; absent parts were not said. */
export interface When {
  year?: number
  month?: number
  day?: number
  weekday?: number
  season?: number
  quarter?: number
  decade?: boolean
  /** Two digits: the century is a guess. */
  shortYear?: boolean
}

/** A date expression: one date, a range, or a list, with everything needed to write it again. */
export interface DateExpression {
  readonly pieces: readonly Piece[]
  readonly whens: readonly When[]
  /** Both numbers could be the month and nothing in the text decides. */
  readonly ambiguous: boolean
}

/** Whether there is such a day; what was not said is taken to fit. */
export function exists({ year, month, day, decade }: When): boolean {
  if (year !== undefined && year < 1) return false
  if (month !== undefined && (month < 1 || month > 12)) return false
  if (day === undefined || decade) return true
  return day >= 1 && day <= daysInMonth(year ?? 2000, month ?? 1)
}
