/** What must go, and how: labels and their schemes, the policy and its presets. */
export { actionFor } from './action-for.ts'
export {
  allLabels,
  type Group,
  isGroup,
  isLabel,
  type LabelInfo,
  labelInfo,
  nativeLabels,
  relabel,
  type Scheme,
  unknownLabel,
} from './labels.ts'
export { type ParseOptions, parsePolicy } from './parse-policy.ts'
export type { Policy, PolicyEntry, Scope } from './policy.ts'
export { preset, presetNames } from './presets/list.ts'
