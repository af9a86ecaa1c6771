import type { Detector } from '../detector.ts'
import { patterns } from '../pattern.ts'
import { allRecognizers } from '../recognizers/all.ts'

/** `contacts` finds addresses; a Turkish plate is checked by its province alone, which `13 of 143` passes. */
const others = new Set(['email', 'url', 'ip', 'mac-address', 'tr-license-plate'])

const able = allRecognizers.filter(({ name, validate }) => validate !== undefined && !others.has(name))
const all = patterns(able, { name: 'rule:checked' })

/**
 * Numbers whose check digits hold, of every country: credit cards, IBANs, national and health numbers. Nine
 * characters at least, since one short number in ten holds by chance. Needs no cue.
 */
export const checked: Detector = {
  name: 'rule:checked',
  labels: all.labels,
  async detect(doc, settings) {
    const found = await all.detect(doc, settings)
    return found.filter(({ start, end, score }) => score >= 0.99 && end - start >= 9)
  },
}
