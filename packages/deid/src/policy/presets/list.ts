import { DeidError } from '../../text/message.ts'
import type { Policy } from '../policy.ts'
import { gdprPseudonymise } from './gdpr-pseudonymise.ts'
import { labels } from './labels.ts'
import { limitedDataSet } from './limited-data-set.ts'
import { mask } from './mask.ts'
import { safeHarbor } from './safe-harbor.ts'
import { surrogates } from './surrogates.ts'

const presets: readonly Policy[] = [safeHarbor, limitedDataSet, surrogates, mask, labels, gdprPseudonymise]

/** The names that `preset` knows. */
export const presetNames: readonly string[] = presets.map(({ name }) => name)

/** The preset of that name. Throws a DeidError `unknown-preset` that lists the names there are. */
export function preset(name: string): Policy {
  const found = presets.find((p) => p.name === name)
  if (!found)
    throw new DeidError('unknown-preset', `There is no preset '${name}': ${presetNames.join(', ')}`, {
      key: name,
    })
  return found
}
