import { labelInfo, type Policy } from '@palimpsest/deid'
import { actionFor, isGroup } from '@palimpsest/deid/policy'
import { nominate, readPolicy } from '@palimpsest/deid/replace'
import type { LabelSettings } from '../../shared/labels.ts'
import { setting } from './default-labels.ts'
import { scopeKeyring } from './keys.ts'
import { strategyOf, writtenScope } from './policy-of.ts'

/**
 * Label settings that say what a policy file says, and notes on what the lab has no word for. Labels of the project
 * that the file does not name follow its groups and default; labels that only the file names are added. Throws a
 * DeidError `bad-policy` with line and key.
 */
export function readPolicyFile(
  yaml: string,
  current: LabelSettings,
): { settings: LabelSettings; notes: string[] } {
  const names = current.labels.map(({ name }) => name)
  const policy = readPolicy(yaml, {
    name: 'uploaded policy',
    labels: names.filter((name) => !labelInfo(name)),
  })
  const notes: string[] = []
  const fallback = strategyOf(policy.default) ?? current.defaultStrategy
  if (!strategyOf(policy.default))
    notes.push(`The default action ${policy.default.action} is not known here: the default stays as it was.`)
  if (policy.key) notes.push('The key of the file is not taken over: every project has its own.')
  if (policy.surrogates) notes.push('Own replacement values are uploaded on their own, not with the policy.')
  const added = Object.keys(policy.labels).filter((name) => !isGroup(name) && !names.includes(name))
  const all = [...current.labels, ...added.map((name, i) => setting(name, names.length + i))]
  const labels = all.map((label) => {
    const entry = actionFor(policy, label.name)
    if (entry === policy.default) return { ...label, strategy: null }
    const strategy = strategyOf(entry)
    if (!strategy) notes.push(`${label.name}: the action ${entry.action} is not known here.`)
    return { ...label, strategy: strategy ?? label.strategy }
  })
  return { settings: { labels, defaultStrategy: fallback, scope: writtenScope(policy.scope) }, notes }
}

const sample = 'x'

/** Throws a DeidError `bad-policy`, naming action and key, unless every strategy's settings are what its action takes. */
export function checkPolicy(policy: Policy): void {
  const keyring = scopeKeyring('check'.repeat(8), '')
  const doc = { id: 'check', text: sample }
  const local: Policy = { ...policy, scope: { kind: 'doc' } }
  for (const label of [...Object.keys(policy.labels), 'IDNUM'])
    nominate(doc, [{ start: 0, end: 1, label, score: 1, source: 'check' }], local, { keyring })
}
