import { z } from 'zod'
import { DeidError } from '../text/message.ts'
import { isGroup, isLabel, labelInfo } from './labels.ts'
import type { Policy, PolicyEntry } from './policy.ts'

const maskingPolicies = [
  'entity_labels',
  'entity_labels_without_brackets',
  'same_length_chars',
  'same_length_chars_without_brackets',
  'fixed_length_chars',
] as const
type MaskingPolicy = (typeof maskingPolicies)[number]

const labelLists = z.record(z.string(), z.array(z.string()))
const settings = z.strictObject({
  mode: z.enum(['mask', 'masked', 'obfuscate']).default('mask'),
  maskingPolicy: z.enum(maskingPolicies).default('entity_labels'),
  fixedMaskLength: z.int().positive().default(4),
  selectiveObfuscationModes: labelLists.default({}),
  obfuscateDate: z.boolean().default(false),
  days: z.int().optional(),
  region: z.enum(['eu', 'us']).default('eu'),
  unnormalizedDateMode: z.enum(['mask', 'obfuscate', 'skip']).default('obfuscate'),
  dateEntities: z.array(z.string()).default(['DATE', 'DOB', 'DOD']),
  keepYear: z.boolean().optional(),
  keepMonth: z.boolean().optional(),
  ageRanges: z.array(z.int().nonnegative()).optional(),
  ageRangesByHipaa: z.boolean().optional(),
  genderAwareness: z.boolean().optional(),
  countryObfuscation: z.boolean().optional(),
  keepTextSizeForObfuscation: z.boolean().optional(),
  obfuscateRefSource: z.enum(['custom', 'file', 'faker', 'both']).optional(),
  customFakers: labelLists.optional(),
  staticObfuscationPairs: z.array(z.tuple([z.string(), z.string(), z.string()])).optional(),
})
type JslSettings = z.output<typeof settings>

/** A policy made of JSL's settings, with what a person should know of them. */
export interface JslPolicy {
  readonly policy: Policy
  /** Labels that no scheme of ours knows; they are declared in the policy as they are. */
  readonly unknown: readonly string[]
  /** Labels that more than one mode names; the first holds. */
  readonly duplicates: readonly string[]
}

/**
 * The policy of a JSL de-identification setup: the parameters of LightDeIdentification by their names, or a
 * selective map alone (`{ "obfuscate": ["PATIENT"], "mask_entity_labels": ["AGE"], "skip": ["STATE"] }`), as
 * parsed JSON. Labels are taken in any case. Throws a DeidError `bad-policy` that names the parameter.
 */
export function policyFromJsl(json: unknown, { name = 'jsl' }: { name?: string } = {}): JslPolicy {
  const jsl = read(isSelectiveMap(json) ? { selectiveObfuscationModes: json } : json)
  const labels: Record<string, PolicyEntry> = {}
  const unknown = new Set<string>()
  const duplicates = new Set<string>()
  const dates = new Set(['DATE', ...jsl.dateEntities.map(labelOf)])
  const put = (written: string, entry: PolicyEntry) => {
    const label = labelOf(written)
    if (!isLabel(label) && !isGroup(label)) unknown.add(label)
    if (Object.hasOwn(labels, label)) duplicates.add(label)
    else labels[label] = entry
  }
  for (const [mode, list] of Object.entries(jsl.selectiveObfuscationModes))
    for (const written of list) put(written, entryOf(mode.toLowerCase(), jsl, dates.has(labelOf(written))))
  const fallback = jsl.mode === 'obfuscate' ? 'obfuscate' : `mask_${jsl.maskingPolicy}`
  // Dates follow `obfuscateDate` also where nothing names them.
  if (fallback === 'obfuscate')
    for (const label of dates)
      if (isLabel(label) && !Object.hasOwn(labels, label)) labels[label] = entryOf(fallback, jsl, true)
  const surrogates = surrogatesOf(jsl)
  return {
    policy: {
      version: 1,
      name,
      scope: { kind: 'doc' },
      default: entryOf(fallback, jsl, false),
      labels,
      ...(unknown.size > 0
        ? { customLabels: Object.fromEntries([...unknown].map((label) => [label, null])) }
        : {}),
      ...(Object.keys(surrogates).length > 0 ? { surrogates } : {}),
    },
    unknown: [...unknown],
    duplicates: [...duplicates],
  }
}

function read(json: unknown): JslSettings {
  const result = settings.safeParse(json)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  const key = issue.code === 'unrecognized_keys' ? issue.keys[0]! : issue.path.map(String).join('.')
  const what =
    issue.code === 'unrecognized_keys' ? 'is no parameter that is known' : 'has a value that does not fit'
  throw new DeidError('bad-policy', `JSL settings: '${key}' ${what}`, { key })
}

const modes: readonly string[] = ['obfuscate', 'skip', ...maskingPolicies.map((policy) => `mask_${policy}`)]

function isSelectiveMap(json: unknown): boolean {
  return (
    typeof json === 'object' &&
    json !== null &&
    Object.keys(json).length > 0 &&
    Object.keys(json).every((key) => modes.includes(key.toLowerCase()))
  )
}

function entryOf(mode: string, jsl: JslSettings, isDate: boolean): PolicyEntry {
  if (mode === 'skip') return { action: 'keep' }
  if (mode === 'obfuscate') return isDate ? dateEntry(jsl) : { action: 'surrogate' }
  if (!modes.includes(mode))
    throw new DeidError('bad-policy', `JSL settings: '${mode}' is no mode: ${modes.join(', ')}`, {
      key: mode,
    })
  return maskEntry(mode.slice('mask_'.length) as MaskingPolicy, jsl.fixedMaskLength)
}

function maskEntry(policy: MaskingPolicy, length: number): PolicyEntry {
  switch (policy) {
    case 'entity_labels':
      return { action: 'label' }
    case 'entity_labels_without_brackets':
      return { action: 'label', brackets: false }
    case 'same_length_chars':
      return { action: 'mask', brackets: true }
    case 'same_length_chars_without_brackets':
      return { action: 'mask' }
    case 'fixed_length_chars':
      return { action: 'mask', length }
  }
}

const unparseable = { mask: 'label', obfuscate: 'surrogate', skip: 'keep' } as const

/** Without `obfuscateDate` JSL masks dates also where everything else is obfuscated. */
function dateEntry({
  obfuscateDate,
  days,
  region,
  unnormalizedDateMode,
  keepYear,
  keepMonth,
}: JslSettings): PolicyEntry {
  if (!obfuscateDate) return { action: 'label' }
  return {
    action: 'shift',
    days: days ?? { min: 1, max: 60 },
    order: region === 'us' ? 'mdy' : 'dmy',
    unparseable: unparseable[unnormalizedDateMode],
    ...(keepYear === undefined ? {} : { keepYear }),
    ...(keepMonth === undefined ? {} : { keepMonth }),
  }
}

function surrogatesOf(jsl: JslSettings): Record<string, unknown> {
  const source = { custom: 'own', file: 'own', faker: 'pools', both: 'both' } as const
  const byLabel = Object.entries(jsl.customFakers ?? {}).map(([label, values]) => [labelOf(label), values])
  return {
    ...(jsl.customFakers ? { pools: Object.fromEntries(byLabel) } : {}),
    ...(jsl.staticObfuscationPairs
      ? { pairs: jsl.staticObfuscationPairs.map(([from, label, to]) => [from, labelOf(label), to]) }
      : {}),
    ...(jsl.obfuscateRefSource ? { source: source[jsl.obfuscateRefSource] } : {}),
    ...(jsl.genderAwareness === undefined ? {} : { gender: jsl.genderAwareness ? 'keep' : 'any' }),
    ...(jsl.countryObfuscation === undefined ? {} : { country: jsl.countryObfuscation ? 'replace' : 'keep' }),
    ...(jsl.keepTextSizeForObfuscation ? { length: 'same' } : {}),
    ...(jsl.ageRanges ? { ageBands: jsl.ageRanges } : {}),
    ...(jsl.ageRangesByHipaa ? { ageOnlyTop: true } : {}),
  }
}

function labelOf(written: string): string {
  const label = written
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_')
  return labelInfo(label)?.label ?? label
}
