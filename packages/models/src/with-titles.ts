import type { Refiner } from '@palimpsest/deid'

const NAMES = new Set(['PATIENT', 'DOCTOR', 'PERSON'])
const TITLE = /(?<![\p{L}\p{N}])(?:dr|mr|mrs|ms|miss|prof|professor|doctor)\.?\s{1,2}$/iu
const LONGEST = 12

/**
 * Lets names take the title before them, as some annotation guidelines have it (`[Dr. Roe|DOCTOR]`); ours, after
 * i2b2, leaves it out. Goes last in a pipeline's refiners.
 */
export const withTitles: Refiner = {
  name: 'with-titles',
  refine: ({ text }, spans) =>
    spans.map((span) => {
      if (!NAMES.has(span.label)) return span
      const title = TITLE.exec(text.slice(Math.max(0, span.start - LONGEST), span.start))
      return title ? { ...span, start: span.start - title[0].length } : span
    }),
}
