export { recognizerFromJson } from './ad-hoc.ts'
export { allowList } from './allow-list.ts'
export {
  type Analysis,
  type AnalyzeRequest,
  type Analyzer,
  type AnalyzerSettings,
  createAnalyzer,
  type PresidioExplanation,
  presidioExplanation,
} from './analyze.ts'
export { CAREFUL_CONTEXT, type ContextSettings, contextBoost, PRESIDIO_CONTEXT } from './context.ts'
export { denyList } from './deny-list.ts'
export { aboveThreshold, withoutDuplicates } from './duplicates.ts'
export { type KnownPhiSettings, knownByField, knownPhi } from './known-phi/known-phi.ts'
export { type KnownPhi, knownPhiFromRow } from './known-phi/record.ts'
export { type NoCodeConfig, type NoCodeOptions, parseNoCode, pipelineFromNoCode } from './no-code.ts'
export { type PatternSpec, pattern, patterns, recognizer } from './pattern.ts'
export { clinicalRules } from './pipelines/clinical.ts'
export { general, generalNames } from './pipelines/general.ts'
export { patternsPipeline } from './pipelines/patterns.ts'
export { pipelineOf, presidioPipeline } from './pipelines/presidio.ts'
export { allRecognizers } from './recognizers/all.ts'
export { deVatId } from './recognizers/germany.ts'
export { phoneRecognizer } from './recognizers/phones.ts'
export type { Edges, Emit, Recognizer, Rule } from './recognizers/recognizer.ts'
export {
  countryCodes,
  defaultRegistry,
  type Registry,
  recognizerNames,
  servingLanguage,
  supportedEntities,
  withoutRecognizer,
  withRecognizers,
} from './registry.ts'
export { namesNoDate } from './rules/calendar.ts'
export { credentials } from './rules/credentials.ts'
export { cueWords } from './rules/cued.ts'
export { isProfessionalBody } from './rules/professional-bodies.ts'
export { DEFAULT_FLAGS, type RegexExecutor, safeRegex } from './safe-regex.ts'
