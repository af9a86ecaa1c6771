/** Surrogates that read like the original: the actions `surrogate` and `shift`, and the doors of MIST and Healthcare NLP to them. */
export { type NormaliseOptions, normaliseDate } from './dates/normalise.ts'
export { fakerLocales, fakerPools } from './faker-pools.ts'
export { type JslOptions, type JslPolicy, jslPolicy } from './jsl/options.ts'
export { findPlaceholders } from './mist/placeholders.ts'
export {
  type MistOptions,
  type MistReplacer,
  type MistReplacerName,
  mistReplacer,
  mistReplacers,
} from './mist/replacers.ts'
export { resourcePools } from './mist/resources.ts'
export { type ReplacementMap, readReplacementMap } from './mist/rules.ts'
export { amia, hipaa, type MistTask, type MistType } from './mist/tasks.ts'
export { type OwnValues, type OwnValuesOptions, readOwnValues } from './own-values.ts'
export type { SurrogateSettings } from './settings.ts'
export { shift } from './shift.ts'
export { surrogate } from './surrogate.ts'
export { type FiledPolicy, surrogateFiles, withSurrogateFiles } from './surrogate-files.ts'
