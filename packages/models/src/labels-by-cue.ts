import type { Refiner } from '@palimpsest/deid'

/**
 * Drops a model's proposal where the rule of cues proposes the very same place: the word before a number (`Health plan
 * no.: 449-20-8813`) says better than its form what kind of number it is.
 */
export const labelsByCue: Refiner = {
  name: 'labels-by-cue',
  refine: (_doc, spans) => {
    // Spans of one rule never overlap: a start tells which.
    const ends = new Map<number, number>()
    for (const { start, end, source } of spans) if (source === 'rule:cued') ends.set(start, end)
    if (ends.size === 0) return spans
    return spans.filter(({ start, end, source }) => ends.get(start) !== end || source.startsWith('rule:'))
  },
}
