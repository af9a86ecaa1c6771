import type { Refiner } from '@palimpsest/deid'

const TWO_NUMBERS = /^(\d{1,2})[/-](\d{1,2})$/

/** What scales of pain, strength and waking end at. */
const SCALE_ENDS = new Set(['5', '6', '10', '15'])
/** What is told on such a scale, at the end of what stands before two numbers, or at the start of what stands behind. */
const TOLD_BEFORE =
  /(?:pain|ache|discomfort|nausea|dyspn(?:o)?ea|anxiety|mood|score|scale|severity|strength|power|apgar|gcs|nrs|vas|mrc|rated|rating|intensity)\s*(?:is|was|at|of|as|now|today|level|score|[:=~,-])?\s*$/i
const TOLD_BEHIND =
  /^\s*(?:(?:in|on|of|abdominal|chest|back|leg|arm|knee|hip|neck|sharp|dull|aching|burning)\s+){0,2}(?:pain|ache|discomfort|nausea|severity|strength|power|intensity|(?:pain )?scale|throughout|bilaterally)\b/i

/**
 * Drops dates of a model that are two numbers of which neither is a month (`25/30`, `20/40`, `0/36`): scores, acuities
 * and ratios look like that, no date does. `6/52` goes too: it is how British notes write six weeks. So does what is told
 * on a scale: `4/10 pain`, `strength 4/5`.
 */
export const impossibleDates: Refiner = {
  name: 'impossible-dates',
  refine: ({ text }, spans) =>
    spans.filter(({ label, source, start, end }) => {
      if (label !== 'DATE' || end - start > 5 || source.startsWith('rule:')) return true
      const numbers = TWO_NUMBERS.exec(text.slice(start, end))
      if (numbers === null) return true
      const [, first = '', second = ''] = numbers
      if (second === '52' || !(isMonth(first) || isMonth(second))) return false
      return !(Number(first) <= Number(second) && SCALE_ENDS.has(second) && isTold(text, start, end))
    }),
}

function isTold(text: string, start: number, end: number): boolean {
  return (
    TOLD_BEFORE.test(text.slice(Math.max(0, start - 24), start)) ||
    TOLD_BEHIND.test(text.slice(end, end + 40))
  )
}

function isMonth(digits: string): boolean {
  return Number(digits) >= 1 && Number(digits) <= 12
}
