import type { Refiner } from '@palimpsest/deid'

const YEAR = /^['\u2019]?(?:(?:19|20)\d\d|\d\d)$/

/** Drops dates of a model that are a year and nothing more: by Safe Harbor a year may stay, and rules leave it too. */
export const bareYears: Refiner = {
  name: 'bare-years',
  refine: ({ text }, spans) =>
    spans.filter(
      ({ label, source, start, end }) =>
        label !== 'DATE' ||
        end - start > 5 ||
        source.startsWith('rule:') ||
        !YEAR.test(text.slice(start, end)),
    ),
}
