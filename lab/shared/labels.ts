import { z } from 'zod'
import { labelNameSchema } from './identifiers.ts'

/**
 * What becomes of a span of a label. `characters`: one mask character for each; `fixed`: always the same
 * length; `surrogate`: a realistic fake (dates shift); `none`: labelled, left as it is.
 */
export const strategyKindSchema = z.enum([
  'label',
  'characters',
  'fixed',
  'surrogate',
  'generalize',
  'hash',
  'encrypt',
  'shift',
  'redact',
  'none',
])
export type StrategyKind = z.infer<typeof strategyKindSchema>

/** `settings` are those of the engine's action (design: policy file), such as `{ "length": 4 }`. */
export const strategySchema = z.object({
  kind: strategyKindSchema,
  settings: z.record(z.string(), z.unknown()),
})
export type Strategy = z.infer<typeof strategySchema>

export const labelSettingSchema = z.object({
  name: labelNameSchema,
  /** `#rrggbb`, or a hue of the palette: `hue-1` … `hue-12`. */
  colour: z.string().regex(/^(#[0-9a-fA-F]{6}|hue-(?:[1-9]|1[0-2]))$/),
  /** One key, without modifiers; null: none. */
  hotkey: z.string().max(12).nullable(),
  /** Heading under which the label is listed. */
  group: z.string().max(60).nullable(),
  instructions: z.string().max(4000),
  /** null: the project's default. */
  strategy: strategySchema.nullable(),
})
export type LabelSetting = z.infer<typeof labelSettingSchema>

/** Within which equal originals get equal replacements; `field:patient_id` for a column of the import. */
export const scopeSchema = z.string().regex(/^(doc|batch|field:[\w.-]{1,80})$/)

export const labelSettingsSchema = z.object({
  labels: z.array(labelSettingSchema).max(200),
  defaultStrategy: strategySchema,
  scope: scopeSchema,
})
export type LabelSettings = z.infer<typeof labelSettingsSchema>

/** Settings with the version that a change must name; a stale one is refused with 409 `stale`. */
export const labelSettingsStateSchema = labelSettingsSchema.extend({
  version: z.number().int(),
  hasObfuscation: z.boolean(),
})
export type LabelSettingsState = z.infer<typeof labelSettingsStateSchema>
export const labelSettingsChangeSchema = labelSettingsSchema.extend({ version: z.number().int() })

/** The policy file (YAML) that says the same as the label settings. */
export const policyFileSchema = z.object({ yaml: z.string().max(1_000_000) })
/** What reading a policy file came to; `settings` is not yet saved. */
export const policyReportSchema = z.object({
  settings: labelSettingsSchema,
  notes: z.array(z.string()),
})

/** The project's own replacement values (JSON or `value#LABEL` lines), as text. */
export const obfuscationFileSchema = z.object({ content: z.string().max(20_000_000) })
export const obfuscationReportSchema = z.object({
  format: z.string(),
  labels: z.array(z.object({ label: z.string(), values: z.number().int() })),
  pairs: z.number().int(),
  unknownLabels: z.array(z.string()),
  duplicates: z.number().int(),
  problems: z.array(z.string()),
  saved: z.boolean(),
})
export type ObfuscationReport = z.infer<typeof obfuscationReportSchema>
export const obfuscationStateSchema = z.object({ content: z.string().nullable() })

/** Try settings on a sample text, before or after saving. */
export const previewRequestSchema = z.object({
  text: z.string().max(100_000),
  settings: labelSettingsSchema.optional(),
  /** Given spans; absent: the project's resources find them. */
  spans: z
    .array(z.object({ start: z.number().int().min(0), end: z.number().int().min(1), label: labelNameSchema }))
    .max(10_000)
    .optional(),
})
