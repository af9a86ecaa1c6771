import type { Policy } from '@palimpsest/deid'
import type { LabelSettings } from '../../../shared/labels.ts'
import { parseObfuscation } from '../../engine/obfuscation.ts'
import { policyOf } from '../../engine/policy-of.ts'
import type { ProjectView } from '../../middleware/project.ts'

type Settings = Pick<ProjectView, 'name' | 'obfuscation'> & { labels: LabelSettings }

// The engine prepares a policy once for as long as it is the same value.
const memory = new WeakMap<Settings, Policy>()

/** The policy of a project as it stands, its obfuscation values included. */
export function projectPolicy(project: Settings): Policy {
  const known = memory.get(project)
  if (known) return known
  const values = project.obfuscation === null ? null : parseObfuscation(project.obfuscation).settings
  const policy = policyOf(project.labels, { name: `project ${project.name}`, obfuscation: values })
  memory.set(project, policy)
  return policy
}
