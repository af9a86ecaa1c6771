import type { Detector } from '../detector.ts'
import { patterns } from '../pattern.ts'
import { allRecognizers } from '../recognizers/all.ts'

/** The numbers that stand in records without a cue; the rest are met by `cued`, and each more would cost time. */
const wanted = new Set([
  'credit-card',
  'iban',
  'uk-nhs',
  'in-aadhaar',
  'au-medicare',
  'de-tax-id',
  'es-nif',
  'it-fiscal-code',
])

const able = allRecognizers.filter(({ name }) => wanted.has(name))
const all = patterns(able, { name: 'rule:checked' })

/**
 * Numbers whose check digits hold, credit cards, IBANs, health and tax numbers. Nine
 * characters at least, since one short number in ten holds by chance. Needs no cue.
 */
export const checked: Detector = {
  name: 'rule:checked',
  labels: all.labels,
  async detect(doc, settings) {
    const found = await all.detect(doc, settings)
    return found.filter(
      ({ start, end, score }) =>
        score >= 0.99 && end - start >= 9 && !isTelephone(doc.text.slice(start, end), doc.text, start),
    )
  },
}

/** `971-555-0142`: an NHS number by its check digit, but written as telephone numbers are, and without the word. */
function isTelephone(found: string, text: string, start: number): boolean {
  return (
    /^[2-9]\d\d-\d{3}-\d{4}$/.test(found) &&
    !/\b(?:nhs|chi)\b/i.test(text.slice(Math.max(0, start - 40), start))
  )
}
