import { DeidError } from '../text/message.ts'
import type { Detector } from './detector.ts'
import { allRecognizers } from './recognizers/all.ts'
import type { Recognizer } from './recognizers/recognizer.ts'

/** Which recognizers there are, and for which languages. A value: adding and removing give another one. */
export interface Registry {
  /** Languages that texts may be in; recognizers for every language serve these. */
  readonly languages: readonly string[]
  readonly recognizers: readonly Recognizer[]
  /** Detectors of other kinds, such as those of names. */
  readonly detectors: readonly Detector[]
}

/** The recognizers that are enabled by default, as Presidio has them; `countries` keeps those and the country-less ones. */
export function defaultRegistry({
  languages = ['en'],
  countries,
  detectors = [],
}: {
  languages?: readonly string[]
  countries?: readonly string[]
  detectors?: readonly Detector[]
} = {}): Registry {
  const recognizers = allRecognizers
    .filter((r) => r.enabled && serves(r, languages))
    .filter((r) => !countries || r.country === undefined || countries.includes(r.country))
    .map((r) => ({ ...r, languages: r.languages.filter((language) => languages.includes(language)) }))
  return { languages, recognizers, detectors }
}

function serves({ languages }: { languages?: readonly string[] }, wanted: readonly string[]): boolean {
  return !languages || languages.length === 0 || languages.some((language) => wanted.includes(language))
}

/** A registry with more recognizers; one of the same name takes the place of the old one. */
export function withRecognizers(registry: Registry, added: readonly Recognizer[]): Registry {
  const names = new Set(added.map((r) => r.name))
  return { ...registry, recognizers: [...registry.recognizers.filter((r) => !names.has(r.name)), ...added] }
}

/** A registry without the recognizers of that name, ours or Presidio's; with a language, only those for it. */
export function withoutRecognizer(registry: Registry, name: string, language?: string): Registry {
  const goes = (r: { name: string; peer?: string; languages?: readonly string[] }) =>
    (r.name === name || r.peer === name) && (language === undefined || serves(r, [language]))
  return {
    ...registry,
    recognizers: registry.recognizers.filter((r) => !goes(r)),
    detectors: registry.detectors.filter((d) => !goes(d)),
  }
}

/** What serves texts of `language`. Throws a DeidError `no-recognizers`, in Presidio's words, when nothing does. */
export function servingLanguage(registry: Registry, language: string): Registry {
  const known = registry.languages.includes(language)
  const recognizers = registry.recognizers.filter((r) =>
    r.languages.length === 0 ? known : r.languages.includes(language),
  )
  const detectors = registry.detectors.filter((d) => (d.languages ? d.languages.includes(language) : known))
  if (recognizers.length === 0 && detectors.length === 0) throw noRecognizers()
  return { ...registry, recognizers, detectors }
}

/** The error for a request that no recognizer meets. */
export function noRecognizers(): DeidError {
  return new DeidError('no-recognizers', 'No matching recognizers were found to serve the request.')
}

/** The entities that are found in texts of `language`, sorted. */
export function supportedEntities(registry: Registry, language: string): readonly string[] {
  const { recognizers, detectors } = servingLanguage(registry, language)
  return [...new Set([...recognizers.map((r) => r.label), ...detectors.flatMap((d) => d.labels)])].sort()
}

/** The names of the recognizers for `language`: Presidio's names, where it has the same ones. Sorted. */
export function recognizerNames(registry: Registry, language: string): readonly string[] {
  const { recognizers, detectors } = servingLanguage(registry, language)
  return [...new Set([...recognizers.map((r) => r.peer), ...detectors.map((d) => d.name)])].sort()
}

/** The countries of the registry's recognizers, sorted. */
export function countryCodes(registry: Registry): readonly string[] {
  return [...new Set(registry.recognizers.flatMap((r) => r.country ?? []))].sort()
}
