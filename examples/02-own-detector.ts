// A detector is a plain value: a name, its labels, and a function from a document to spans.
import { createDoc, createKeyring, type Detector, deidentify, type Pipeline, preset } from '@palimpsest/deid'

const bays: Detector = {
  name: 'own:bays',
  labels: ['BAY'],
  detect: ({ text }) =>
    [...text.matchAll(/\b(?:bay|bed) \d+[A-Z]?\b/gi)].map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
      label: 'BAY',
      score: 0.9,
      source: 'own:bays',
    })),
}

const pipeline: Pipeline = {
  name: 'bays',
  detectors: [bays], // Add clinicalRules.detectors here to find everything else too.
  refiners: [],
  labels: 'native',
  resolve: 'longest',
}

const { text, spans } = await deidentify(createDoc('Moved from bay 12B to bed 3 at 10:30.'), {
  pipeline,
  policy: preset('labels'),
  keyring: createKeyring(new Uint8Array(32)),
})

console.log(text)
for (const { start, end, label, source } of spans) console.log(start, end, label, source)

/* prints
Moved from <BAY> to <BAY> at 10:30.
11 16 BAY own:bays
20 25 BAY own:bays
*/
