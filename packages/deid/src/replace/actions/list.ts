import type { Action } from '../action.ts'
import { shift, surrogate } from '../surrogate/index.ts'
import { encrypt } from './encrypt.ts'
import { generalize } from './generalize.ts'
import { hash } from './hash.ts'
import { keep } from './keep.ts'
import { label } from './label.ts'
import { mask } from './mask.ts'
import { redact } from './redact.ts'
import { replace } from './replace.ts'

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
