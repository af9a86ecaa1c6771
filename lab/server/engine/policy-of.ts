import type { Policy, PolicyEntry } from '@palimpsest/deid'
import { labelInfo } from '@palimpsest/deid'
import type { LabelSettings, Strategy } from '../../shared/labels.ts'

/**
 * The label settings of a project as the engine's policy. Labels without a strategy of their own share the default
 * entry, so that the engine sees their spans together (`Bruce`, PATIENT, and `Mr. Philips`, DOCTOR). Values of the
 * obfuscation file are the pools and pairs of every surrogate.
 */
export function policyOf(
  settings: LabelSettings,
  { name, obfuscation }: { name: string; obfuscation: Readonly<Record<string, unknown>> | null },
): Policy {
  const labels: Record<string, PolicyEntry> = {}
  const customLabels: Record<string, null> = {}
  for (const { name: label, strategy } of settings.labels) {
    if (strategy) labels[label] = entryOf(strategy)
    if (!labelInfo(label)) customLabels[label] = null
  }
  return {
    version: 1,
    name,
    scope: scopeOf(settings.scope),
    default: entryOf(settings.defaultStrategy),
    labels,
    ...(Object.keys(customLabels).length > 0 ? { customLabels } : {}),
    ...(obfuscation ? { surrogates: obfuscation } : {}),
  }
}

/** What the engine calls a strategy. */
export function entryOf({ kind, settings }: Strategy): PolicyEntry {
  switch (kind) {
    case 'characters':
      return { ...settings, action: 'mask' }
    case 'fixed':
      return { length: 4, style: 'fixed', ...settings, action: 'mask' }
    case 'surrogate':
      return { ...settings, action: 'surrogate' }
    case 'none':
      return { action: 'keep' }
    default:
      return { ...settings, action: kind }
  }
}

/** The strategy that an entry of a policy file means; null for one that the lab has no word for. */
export function strategyOf({ action, ...settings }: PolicyEntry): Strategy | null {
  switch (action) {
    case 'mask':
      return settings.style === 'fixed' ? { kind: 'fixed', settings } : { kind: 'characters', settings }
    case 'keep':
      return { kind: 'none', settings: {} }
    case 'label':
    case 'surrogate':
    case 'generalize':
    case 'hash':
    case 'encrypt':
    case 'shift':
    case 'redact':
      return { kind: action, settings }
    default:
      return null
  }
}

export function scopeOf(written: string): Policy['scope'] {
  if (written === 'doc') return { kind: 'doc' }
  if (written === 'batch') return { kind: 'batch' }
  return { kind: 'field', field: written.slice('field:'.length) }
}

export function writtenScope(scope: Policy['scope']): string {
  return scope.kind === 'field' ? `field:${scope.field}` : scope.kind
}
