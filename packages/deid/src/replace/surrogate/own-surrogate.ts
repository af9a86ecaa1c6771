import type { Proposal } from '../action.ts'
import { casingOf, withCasing } from './casing.ts'
import { isDateLabel } from './kind-of-label.ts'
import { normal } from './normal.ts'
import type { Work } from './work.ts'

/** The replacement that the settings fix for this original under this label, whatever its case; else undefined. */
export function fixedValue(text: string, label: string, { settings }: Work): Proposal | undefined {
  if (settings.pairs.length === 0) return undefined
  const norm = normal(text)
  const pair = settings.pairs.find(
    ([original, of]) => of.toUpperCase() === label.toUpperCase() && normal(original) === norm,
  )
  return pair && { text: pair[2] }
}

/**
 * A surrogate from the settings' own values for this label, in the case of the original; the label where only own values
 * may be used and there are none. undefined: ours are to be used.
 */
export function ownValue(text: string, label: string, work: Work): Proposal | undefined {
  const { settings } = work
  if (!work.hasOwnValues) return settings.source === 'own' ? { text: `<${label}>` } : undefined
  const name = label.toUpperCase()
  const source = settings.sources[name] ?? settings.source
  const pool = source === 'ours' ? undefined : settings.pools[name]
  if (!pool || isDateLabel(label)) return source === 'own' ? { text: `<${label}>` } : undefined
  const draw = work.draw(`own ${name}`, normal(text))
  if (source === 'both' && draw.below(2) === 0) return undefined
  const fitting =
    settings.length === 'same'
      ? pool.filter((value) => Math.abs(value.length - text.length) <= settings.lengthOffset)
      : pool
  const from = fitting.length > 0 ? fitting : pool
  const casing = casingOf(text)
  for (let i = 0; i < 40; i++) {
    const made = draw.pick(from)
    if (normal(made) === normal(text)) continue
    return { text: casing === 'upper' || casing === 'lower' ? withCasing(made, casing) : made }
  }
  return { text: `<${label}>` }
}
