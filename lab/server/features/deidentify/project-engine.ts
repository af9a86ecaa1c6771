import type { Policy } from '@palimpsest/deid'
import type { LabelSettings } from '../../../shared/labels.ts'
import { parseObfuscation } from '../../engine/obfuscation.ts'
import { policyOf } from '../../engine/policy-of.ts'
import type { ProjectView } from '../../middleware/project.ts'

/** The policy of a project as it stands, its obfuscation values included. */
export function projectPolicy(
  project: Pick<ProjectView, 'name' | 'obfuscation'> & { labels: LabelSettings },
): Policy {
  const values = project.obfuscation === null ? null : parseObfuscation(project.obfuscation).settings
  return policyOf(project.labels, { name: `project ${project.name}`, obfuscation: values })
}
