import { z } from 'zod'
import { isGroup, isLabel, labelInfo } from '../../../policy/labels.ts'
import type { Policy, PolicyEntry } from '../../../policy/policy.ts'
import { DeidError } from '../../../text/message.ts'
import type { Markers } from '../../markers.ts'

const masking = z.enum([
  'entity_labels',
  'entity_labels_without_brackets',
  'same_length_chars',
  'same_length_chars_without_brackets',
  'fixed_length_chars',
])
const source = z.enum(['file', 'custom', 'faker', 'both'])
const labels = z.array(z.string().min(1))

const schema = z.strictObject({
  mode: z.enum(['mask', 'masked', 'obfuscate']).default('mask'),
  maskingPolicy: masking.default('entity_labels'),
  fixedMaskLength: z.int().positive().default(4),
  selectiveObfuscationModes: z.record(z.string(), labels).default({}),
  obfuscateDate: z.boolean().default(false),
  dateTag: z.string().optional(),
  dateEntities: labels.default(['DATE', 'DOB', 'DOD']),
  days: z.int().optional(),
  isRandomDateDisplacement: z.boolean().default(false),
  useShiftDays: z.boolean().default(false),
  useShifDays: z.boolean().default(false),
  dateShiftColumn: z.string().optional(),
  region: z.enum(['eu', 'us']).default('eu'),
  unnormalizedDateMode: z.enum(['mask', 'obfuscate', 'skip']).default('obfuscate'),
  keepYear: z.boolean().default(false),
  keepMonth: z.boolean().default(false),
  ageRanges: z.array(z.int().nonnegative()).default([1, 4, 12, 20, 40, 60]),
  ageRangesByHipaa: z.boolean().default(false),
  genderAwareness: z.boolean().default(false),
  countryObfuscation: z.boolean().default(false),
  geoConsistency: z.boolean().default(false),
  keepTextSizeForObfuscation: z.boolean().default(false),
  sameLength: z.boolean().default(false),
  fakerLengthOffset: z.int().nonnegative().optional(),
  sameLengthFormattedEntities: labels.optional(),
  obfuscateRefSource: source.default('faker'),
  selectiveObfuscateRefSource: z.record(z.string(), source).default({}),
  customFakers: z.record(z.string(), labels).default({}),
  staticObfuscationPairs: z.array(z.tuple([z.string(), z.string(), z.string()])).default([]),
  consistentObfuscation: z.boolean().default(true),
  sameEntityThreshold: z.number().min(0).max(1).default(0.9),
  consistentAcrossNameParts: z.boolean().default(true),
  groupByCol: z.string().default(''),
  chunkMatching: z.record(z.string(), z.number()).optional(),
  dateFormats: labels.optional(),
  additionalDateFormats: labels.optional(),
  language: z.string().default('en'),
  seed: z.union([z.int(), z.record(z.string(), z.int())]).optional(),
  outputAsDocument: z.boolean().optional(),
  returnEntityMappings: z.boolean().optional(),
  mappingsColumn: z.string().optional(),
  deidMarkers: z.strictObject({ start: z.string(), end: z.string() }).optional(),
  dateToYear: z.boolean().default(false),
  minYear: z.int().min(1).max(9999).optional(),
})

/** Parameters of Healthcare NLP's de-identification, by their names there; all optional. */
export type JslOptions = z.input<typeof schema>

export interface JslPolicy {
  readonly policy: Policy
  /** What the parameters ask for that is done always, elsewhere, or differently here: a sentence for each. */
  readonly notes: readonly string[]
  /** What to put around every replacement: give it to `withMarkers`. */
  readonly markers?: Markers
  /** Labels of the modes that no scheme of ours knows. */
  readonly unknown: readonly string[]
  /** Labels that more than one mode names; the first holds. */
  readonly duplicates: readonly string[]
}

const notes: Readonly<Record<string, string>> = {
  geoConsistency:
    'geoConsistency: the parts of an address always belong together; this adds the area of phone numbers',
  sameLengthFormattedEntities: 'sameLengthFormattedEntities: numbers and codes always keep length and form',
  consistentAcrossNameParts: 'consistentAcrossNameParts: the parts of a name are always replaced alike',
  chunkMatching: 'chunkMatching: finding missed repeats is the work of detection and of the leak check',
  dateFormats: 'dateFormats: dates are read in every written form, so no list of formats is needed',
  additionalDateFormats:
    'additionalDateFormats: dates are read in every written form, so no list of formats is needed',
  language: 'language: give the pools of fakerPools(locale) in the policy for names of another language',
  seed: 'seed: surrogates derive from the key of the policy; a seed that others can guess protects nothing',
  outputAsDocument: 'outputAsDocument: the text is never split',
  returnEntityMappings: 'returnEntityMappings: the result has edits with positions both ways, and restore',
  mappingsColumn: 'mappingsColumn: the result has edits with positions both ways, and restore',
}

/**
 * The policy that does what these parameters ask for, as parsed JSON, with the faults of the original mended: ages of 90 count
 * as over 89, a shift column that is not there is an error. A map of modes alone (`{"obfuscate": ["PATIENT"]}`) will do, and
 * labels may come in any case. Throws a DeidError `bad-policy` naming a parameter that does not exist or has no such value.
 */
export function jslPolicy(
  options: JslOptions | Readonly<Record<string, readonly string[]>>,
  { name = 'jsl' }: { readonly name?: string } = {},
): JslPolicy {
  const o = read(isModes(options) ? { selectiveObfuscationModes: options } : options)
  const entries: Record<string, PolicyEntry> = {}
  const dates = dateLabels(o)
  const entryFor = (mode: string, label: string) => entryOf(mode, label, o, dates)
  const whole = o.mode === 'obfuscate' ? 'obfuscate' : `mask_${o.maskingPolicy}`
  if (o.mode === 'obfuscate' || o.dateToYear)
    for (const label of dates) entries[label] = entryFor('obfuscate', label)
  const [named, unknown, duplicates] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const [mode, labelsOfMode] of Object.entries(o.selectiveObfuscationModes))
    for (const label of labelsOfMode.map(labelOf)) {
      if (!isLabel(label) && !isGroup(label)) unknown.add(label)
      if (named.has(label)) duplicates.add(label)
      else entries[label] = entryFor(mode.toLowerCase(), label)
      named.add(label)
    }
  const own = Object.keys(entries).filter((label) => !isLabel(label) && !isGroup(label))
  const usesSurrogates = [whole, ...Object.keys(o.selectiveObfuscationModes)].some((m) =>
    /^obfuscate$/i.test(m),
  )
  return {
    policy: {
      version: 1,
      name,
      scope: o.groupByCol === '' ? { kind: 'doc' } : { kind: 'field', field: o.groupByCol },
      default: entryFor(whole, ''),
      labels: entries,
      ...(own.length > 0 ? { customLabels: Object.fromEntries(own.map((label) => [label, null])) } : {}),
      ...(usesSurrogates ? { surrogates: surrogateSettings(o) } : {}),
    },
    notes: Object.keys(options ?? {}).flatMap((key) => notes[key] ?? []),
    unknown: [...unknown],
    duplicates: [...duplicates],
    ...(o.deidMarkers ? { markers: o.deidMarkers } : {}),
  }
}

function read(options: unknown): Read {
  const result = schema.safeParse(options)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  const key = issue.code === 'unrecognized_keys' ? issue.keys[0]! : issue.path.map(String).join('.')
  throw new DeidError('bad-policy', `JSL settings: '${key}' is not a parameter with such a value`, { key })
}

// `Medical Record` and `medical-record` are labels, too, and those of other schemes are known by ours.
function labelOf(written: string): string {
  const label = written
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_')
  return labelInfo(label)?.label ?? label
}

function isModes(options: unknown): options is Readonly<Record<string, readonly string[]>> {
  if (typeof options !== 'object' || options === null) return false
  const keys = Object.keys(options)
  return keys.length > 0 && keys.every((key) => /^(?:obfuscate|skip|mask_\w+)$/i.test(key))
}

type Read = z.output<typeof schema>

function dateLabels({ dateTag, dateEntities }: Read): readonly string[] {
  return [...new Set((dateTag === undefined ? ['DATE', ...dateEntities] : [dateTag]).map(labelOf))]
}

function maskEntry(policy: z.output<typeof masking>, length: number): PolicyEntry {
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

function entryOf(mode: string, label: string, o: Read, dates: readonly string[]): PolicyEntry {
  if (mode === 'skip') return { action: 'keep' }
  if (mode === 'obfuscate') {
    if (!dates.includes(label)) return { action: 'surrogate' }
    // Without `obfuscateDate` dates are masked also where everything else is obfuscated.
    if (o.dateToYear) {
      const floor = o.minYear === undefined ? {} : { minYear: o.minYear }
      return { action: 'generalize', keep: 'year', order: orderOf(o), ...floor }
    }
    return o.obfuscateDate ? shiftEntry(o) : { action: 'label' }
  }
  const policy = masking.safeParse(mode.replace(/^mask_/, ''))
  if (!policy.success)
    throw new DeidError('bad-policy', `JSL settings: '${mode}' is not a mode`, {
      key: `selectiveObfuscationModes.${mode}`,
    })
  return maskEntry(policy.data, o.fixedMaskLength)
}

function orderOf({ region }: Read): 'mdy' | 'dmy' {
  return region === 'us' ? 'mdy' : 'dmy'
}

function dateSettings(o: Read): Readonly<Record<string, unknown>> {
  const column = o.useShiftDays || o.useShifDays ? (o.dateShiftColumn ?? 'dateshift') : undefined
  const unparseable = { mask: 'label', obfuscate: 'surrogate', skip: 'keep' }[o.unnormalizedDateMode]
  return {
    ...(column === undefined ? {} : { daysField: column }),
    days: o.days === undefined || o.isRandomDateDisplacement ? { min: 1, max: 60 } : o.days,
    order: orderOf(o),
    unparseable,
    // There a holiday is a date that is not normalised.
    holidays: 'unparseable',
    keepYear: o.keepYear,
    keepMonth: o.keepMonth,
  }
}

function shiftEntry(o: Read): PolicyEntry {
  return { action: 'shift', ...dateSettings(o) }
}

function surrogateSettings(o: Read): Readonly<Record<string, unknown>> {
  const from = (s: z.output<typeof source>) => (s === 'faker' ? 'ours' : s === 'both' ? 'both' : 'own')
  return {
    ...dateSettings(o),
    gender: o.genderAwareness ? 'keep' : 'any',
    phone: o.geoConsistency ? 'place' : 'fiction',
    country: o.countryObfuscation ? 'replace' : 'keep',
    length: o.keepTextSizeForObfuscation || o.sameLength ? 'same' : 'any',
    ...(o.fakerLengthOffset === undefined ? {} : { lengthOffset: o.fakerLengthOffset }),
    ...(o.ageRangesByHipaa ? { ageOnlyTop: true } : { ageBands: o.ageRanges }),
    source: from(o.obfuscateRefSource),
    sources: Object.fromEntries(
      Object.entries(o.selectiveObfuscateRefSource).map(([label, s]) => [labelOf(label), from(s)]),
    ),
    pools: Object.fromEntries(Object.entries(o.customFakers).map(([label, list]) => [labelOf(label), list])),
    pairs: o.staticObfuscationPairs.map(([from, label, to]) => [from, labelOf(label), to]),
    ...(o.consistentObfuscation && o.sameEntityThreshold >= 0.5 && o.sameEntityThreshold < 1
      ? { alike: o.sameEntityThreshold }
      : {}),
  }
}
