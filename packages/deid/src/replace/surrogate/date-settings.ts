import { z } from 'zod'

const whole = z.int().min(-36525).max(36525)

/** The settings about dates that `shift` and `surrogate` share. */
export const dateFields = {
  /** Days to move by: a number, or the range that the key draws from. */
  days: z.union([whole, z.strictObject({ min: whole, max: whole })]).default({ min: -365, max: 365 }),
  daysField: z.string().min(1).optional(),
  wholeWeeks: z.boolean().default(false),
  keepYear: z.boolean().default(false),
  keepMonth: z.boolean().default(false),
  future: z.enum(['allow', 'never']).default('allow'),
  /** The day that `future` goes by; no clock is ever asked. */
  now: z.iso.date().optional(),
  order: z.enum(['mdy', 'dmy']).default('mdy'),
  holidays: z.enum(['day', 'nearest', 'unparseable']).default('day'),
  unparseable: z.enum(['flag', 'label', 'keep-year', 'surrogate', 'keep']).default('flag'),
}

/** What is said of a range that no shift can be drawn from; goes with `canShift`. */
export const noShift = { path: ['days'], message: 'leaves no number of days to shift by (0 is none)' }
