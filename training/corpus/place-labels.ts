import { Flag, foldWord, lookup, lookupPhrase } from '@palimpsest/deid/lexicon'

/** Tells a city from a state, a country and other places, by the word lists; for corpora that only say "place". */
export function placeLabels(): (place: string) => string {
  return (place) => {
    const words = place.split(/\s+/)
    const flags =
      words.length === 1
        ? lookup(place)
        : (lookupPhrase(
            (i) => (i < words.length ? foldWord(words[i]!) : undefined),
            Flag.City | Flag.State | Flag.Country,
          )?.flags ?? 0)
    if (flags & Flag.Country) return 'COUNTRY'
    if (flags & (Flag.State | Flag.StateShort)) return 'STATE'
    if (flags & Flag.City) return 'CITY'
    return 'LOCATION_OTHER'
  }
}
