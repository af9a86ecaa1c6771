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
export { actions } from './actions/list.ts'
export { createKeyring, type Hmac, parseKey } from './keyring.ts'
export { type NominateOptions, nominate } from './nominate.ts'
export { scopeOf } from './scope.ts'
export { type Transformed, transform } from './transform.ts'
export { type Leak, verify } from './verify.ts'
