/** @palimpsest/deid: find what identifies people in a text, and write a copy without it. */
export {
  type DeidentifyOptions,
  deidentify,
  find,
  type Result,
  type RewriteOptions,
  rewrite,
  rewriteFound,
} from './deid.ts'
export type { DetectOptions } from './detect/detect.ts'
export type { Detector, DetectSettings, Refiner } from './detect/detector.ts'
export type { Pipeline } from './detect/pipeline.ts'
export { labelInfo, relabel, type Scheme } from './policy/labels.ts'
export type { Policy, PolicyEntry, Scope } from './policy/policy.ts'
export { preset, presetNames } from './policy/presets/list.ts'
export type { Action, ActionTask, Keyring, Nomination, Proposal } from './replace/action.ts'
export { customAction } from './replace/custom-action.ts'
export { createKeyring, parseKey } from './replace/keyring.ts'
export { nominate } from './replace/nominate.ts'
export { readPolicy } from './replace/read-policy.ts'
export { restore } from './replace/restore.ts'
export { settleFlags } from './replace/settle-flags.ts'
export { type Transformed, transform } from './replace/transform.ts'
export { type Leak, verify } from './replace/verify.ts'
export { createDoc, type Doc, type Meta } from './text/doc.ts'
export { type Edit, Edits } from './text/edits.ts'
export { DeidError, type Location, type Message } from './text/message.ts'
export { resolve, type Strategy } from './text/resolve.ts'
export type { Span } from './text/span.ts'
