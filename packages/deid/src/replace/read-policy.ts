import { type ParseOptions, parsePolicy } from '../policy/parse-policy.ts'
import type { Policy } from '../policy/policy.ts'
import { preset } from '../policy/presets/list.ts'
import type { Action } from './action.ts'
import { prepared } from './nominate.ts'

export interface ReadPolicyOptions extends Omit<ParseOptions, 'checkEntry'> {
  /** Actions of your own that the policy may name. */
  readonly actions?: readonly Action<unknown>[]
}

/**
 * The policy of a YAML or JSON text, with the settings of every action checked too: what is wrong is a DeidError
 * `bad-policy` that names the line and the key. See `docs/policy.md` for what may be in it.
 */
export function readPolicy(source: string, { actions = [], ...options }: ReadPolicyOptions = {}): Policy {
  // Entries are checked one by one, where the line is known, before there is a policy that they are of.
  const blank = { ...preset('labels') }
  const policy = parsePolicy(source, {
    ...options,
    checkEntry: (entry) => void prepared(blank, entry, actions),
  })
  const { files } = policy.surrogates ?? {}
  if (files === undefined)
    for (const entry of [policy.default, ...Object.values(policy.labels)]) prepared(policy, entry, actions)
  return policy
}
