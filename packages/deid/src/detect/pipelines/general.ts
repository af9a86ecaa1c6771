import { resolve } from '../../text/resolve.ts'
import type { Span } from '../../text/span.ts'
import type { Detector } from '../detector.ts'
import { patterns } from '../pattern.ts'
import type { Pipeline } from '../pipeline.ts'
import { allRecognizers } from '../recognizers/all.ts'
import { addresses } from '../rules/addresses.ts'
import { dates } from '../rules/dates.ts'
import { groups } from '../rules/groups.ts'
import { hospitals } from '../rules/hospitals.ts'
import { kin } from '../rules/kin.ts'
import { names } from '../rules/names.ts'
import { organizations } from '../rules/organizations.ts'
import { places } from '../rules/places.ts'
import { titles } from '../rules/titles.ts'

/** Presidio's NER entities by rules and word lists, at the score that its NER has: 0.85. */
export const generalNames: readonly Detector[] = [
  renamed('person', 'PERSON', [titles, kin, names], 0.6),
  renamed('location', 'LOCATION', [places, addresses], 0.6),
  renamed('nrp', 'NRP', [groups], 0),
  renamed('date-time', 'DATE_TIME', [dates], 0.6),
]

/** Presidio's entities without a model: names, places, groups, dates and organisations by rules, the rest by patterns. */
export const general: Pipeline = {
  name: 'general',
  detectors: [
    patterns(allRecognizers.filter(({ enabled }) => enabled)),
    ...generalNames,
    renamed('organization', 'ORGANIZATION', [organizations, hospitals], 0.5),
  ],
  refiners: [],
  labels: 'presidio',
  resolve: 'longest',
}

/** One detector out of several rules: what they find at `least` and more, one span per place, under one label. */
function renamed(name: string, label: string, rules: readonly Detector[], least: number): Detector {
  const source = `rule:general-${name}`
  return {
    name: source,
    labels: [label],
    languages: ['en'],
    async detect(doc, settings) {
      const found: Span[] = []
      for (const rule of rules)
        for (const span of await rule.detect(doc, settings))
          if (span.score >= least) found.push({ ...span, label, score: 0.85, source })
      return resolve(found, { strategy: 'longest', text: doc.text })
    },
  }
}
