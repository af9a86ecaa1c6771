/** Removing what was found: actions, nominate, transform, verify, and the keys they derive from. */
export type {
  Action,
  ActionTask,
  Flag,
  Keyring,
  Nomination,
  Proposal,
  RestoreTask,
} from './action.ts'
export { actions } from './action-list.ts'
export { restoreTokens } from './actions/encrypt.ts'
export { customAction } from './custom-action.ts'
export { createKeyring, type Hmac, parseKey } from './keyring.ts'
export {
  type Mapping,
  type MappingSealer,
  mappingOf,
  mappingRestorer,
  openMappings,
  restoreMapped,
  rewrittenRestorer,
  sealMappings,
} from './mapping.ts'
export { type Markers, withMarkers } from './markers.ts'
export { type NominateOptions, nominate } from './nominate.ts'
export { editNomination, readNominations } from './nominations.ts'
export {
  type AnonymizeOptions,
  anonymize,
  anonymizerNames,
  deanonymize,
  deanonymizerNames,
  type OperatorConfigs,
  type PresidioEngineResult,
  type PresidioItem,
  type PresidioOptions,
  type PresidioResult,
  readPresidioResults,
} from './presidio.ts'
export { anonymizeDict, anonymizeList, type KeyResults } from './presidio-batch.ts'
export type { Operator, OperatorContext, OperatorParams } from './presidio-operators.ts'
export { type ReadPolicyOptions, readPolicy } from './read-policy.ts'
export { type RewrittenRecord, rewriteRecord, type TableRecord } from './records.ts'
export { type Replaced, restore } from './restore.ts'
export { type Placeholders, placeholdersOf, type RestoreStream, restoreStream } from './restore-stream.ts'
export { scopeOf } from './scope.ts'
export { settleFlags } from './settle-flags.ts'
export {
  amia,
  type FiledPolicy,
  fakerLocales,
  fakerPools,
  findPlaceholders,
  hipaa,
  type JslOptions,
  type JslPolicy,
  jslPolicy,
  type MistOptions,
  type MistReplacer,
  type MistReplacerName,
  type MistTask,
  mistReplacer,
  mistReplacers,
  type NormaliseOptions,
  normaliseDate,
  type OwnValues,
  type OwnValuesOptions,
  type ReplacementMap,
  readOwnValues,
  readReplacementMap,
  resourcePools,
  type SurrogateSettings,
  surrogateFiles,
  withSurrogateFiles,
} from './surrogate/index.ts'
export { type Transformed, type TransformOptions, transform } from './transform.ts'
export { type Leak, type VerifyOptions, verify } from './verify.ts'
