import type { Refiner } from '@palimpsest/deid'

/**
 * Drops a model's proposal where the rule of cues proposes the very same place: the word before a number (`Health plan
 * no.: 449-20-8813`) says better than its form what kind of number it is.
 */
export const labelsByCue: Refiner = {
  name: 'labels-by-cue',
  refine: (_doc, spans) => {
    const cued = new Set(
      spans.filter(({ source }) => source === 'rule:cued').map(({ start, end }) => `${start}-${end}`),
    )
    if (cued.size === 0) return spans
    return spans.filter(
      ({ start, end, source }) => source.startsWith('rule:') || !cued.has(`${start}-${end}`),
    )
  },
}
