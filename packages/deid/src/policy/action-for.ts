import { labelInfo } from './labels.ts'
import type { Policy, PolicyEntry } from './policy.ts'

/** The entry for a label: its own, else that of the native label it means, else its group's, else the default. */
export function actionFor(policy: Policy, label: string): PolicyEntry {
  const own = entryOf(policy, label)
  if (own) return own
  const info = labelInfo(label)
  if (!info) {
    const group =
      policy.customLabels && Object.hasOwn(policy.customLabels, label) && policy.customLabels[label]
    return (group && entryOf(policy, group)) || policy.default
  }
  return entryOf(policy, info.names.native) ?? entryOf(policy, info.group) ?? policy.default
}

function entryOf({ labels }: Policy, name: string): PolicyEntry | undefined {
  return Object.hasOwn(labels, name) ? labels[name] : undefined
}
