import type { Action } from '../action.ts'
import { keep } from './keep.ts'
import { label } from './label.ts'
import { mask } from './mask.ts'
import { redact } from './redact.ts'
import { replace } from './replace.ts'

/** Every action a policy may name. Own actions are passed to `nominate` beside these. */
export const actions: readonly Action<unknown>[] = [label, mask, redact, replace, keep]
