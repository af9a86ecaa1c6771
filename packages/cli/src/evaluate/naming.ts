import type { Naming } from '@palimpsest/deid/evaluate'
import { labelInfo, type Scheme } from '@palimpsest/deid/policy'
import { usageError } from '../exit.ts'

/** How labels are to be named before they are compared. */
export interface NamingFlags {
  /** A scheme to speak; names as the files have them unless stated. */
  readonly labels?: string
  /** `NEW=OLD,OLD`: labels to count as one. */
  readonly equate: readonly string[]
  /** Labels to leave out. */
  readonly ignore: readonly string[]
}

/** What the flags say of labels. Throws a DeidError `bad-equate`, and `unknown-label` when a scheme does not know one. */
export function namingOf({ labels, equate, ignore }: NamingFlags): Naming {
  const renamed = new Map<string, string>()
  for (const rule of equate) {
    const [name, old] = rule.split('=')
    if (!name || !old) throw usageError('bad-equate', '--equate needs NEW=OLD,OLD')
    for (const label of old.split(',')) renamed.set(label.trim(), name.trim())
  }
  const left = new Set(ignore)
  return (label) => {
    if (left.has(label)) return undefined
    const own = renamed.get(label)
    const name = own ?? (labels === undefined ? label : inScheme(label, labels as Scheme))
    return left.has(name) ? undefined : name
  }
}

function inScheme(label: string, scheme: Scheme): string {
  const info = labelInfo(label)
  if (!info)
    throw usageError(
      'unknown-label',
      `A label of the files is in no scheme: give it a name with --equate, or --ignore it`,
    )
  return info.names[scheme]
}

/** Labels by group and by paragraph of Safe Harbor; what neither knows stands under its own name or `-`. */
export const groupings: Readonly<Record<string, Naming>> = {
  group: (label) => labelInfo(label)?.group ?? label,
  paragraph: (label) => labelInfo(label)?.safeHarbor ?? '-',
}
