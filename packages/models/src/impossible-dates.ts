import type { Refiner } from '@palimpsest/deid'

const TWO_NUMBERS = /^(\d{1,2})[/-](\d{1,2})$/

/**
 * Drops dates of a model that are two numbers of which neither is a month (`25/30`, `20/40`, `0/36`): scores, acuities
 * and ratios look like that, no date does. `6/52` goes too: it is how British notes write six weeks.
 */
export const impossibleDates: Refiner = {
  name: 'impossible-dates',
  refine: ({ text }, spans) =>
    spans.filter(({ label, source, start, end }) => {
      if (label !== 'DATE' || source.startsWith('rule:')) return true
      const numbers = TWO_NUMBERS.exec(text.slice(start, end))
      if (numbers === null) return true
      return numbers[2] !== '52' && (isMonth(numbers[1]!) || isMonth(numbers[2]!))
    }),
}

function isMonth(digits: string): boolean {
  return Number(digits) >= 1 && Number(digits) <= 12
}
