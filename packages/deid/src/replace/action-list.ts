import type { Action } from './action.ts'
import { encrypt } from './actions/encrypt.ts'
import { generalize } from './actions/generalize.ts'
import { hash } from './actions/hash.ts'
import { keep } from './actions/keep.ts'
import { label } from './actions/label.ts'
import { mask } from './actions/mask.ts'
import { redact } from './actions/redact.ts'
import { replace } from './actions/replace.ts'
import { shift, surrogate } from './surrogate/index.ts'

/** Every action a policy may name. Own actions are passed to `nominate` beside these. */
export const actions: readonly Action<unknown>[] = [
  label,
  mask,
  redact,
  replace,
  surrogate,
  shift,
  generalize,
  hash,
  encrypt,
  keep,
]
