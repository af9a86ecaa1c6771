import type { Detector } from '@palimpsest/deid'
import { generalNames } from '@palimpsest/deid/detect'

/**
 * PERSON, LOCATION, NRP and DATE_TIME by rules and word lists, in the place where Presidio has a language model.
 * It answers to that recognizer's name, because clients list, ask for and remove recognizers by name.
 */
export const namesByRules: Detector = {
  name: 'SpacyRecognizer',
  labels: generalNames.flatMap(({ labels }) => labels),
  languages: ['en'],
  async detect(doc, settings) {
    const found = await Promise.all(generalNames.map((detector) => detector.detect(doc, settings)))
    return found.flat().map((span) => ({ ...span, source: 'SpacyRecognizer' }))
  },
}
