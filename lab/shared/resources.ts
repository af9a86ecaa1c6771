import { z } from 'zod'
import { idParam, idSchema, instantSchema, labelNameSchema } from './identifiers.ts'

export const resourceKindSchema = z.enum(['pipeline', 'model', 'rule', 'prompt'])
export type ResourceKind = z.infer<typeof resourceKindSchema>

/** Something that finds spans, as the wizard's *Reuse resources* lists it. */
export const resourceSchema = z.object({
  /** `pipeline:clinical`, `model:crf`, `rule:12`, `prompt:3`. */
  id: z.string(),
  kind: resourceKindSchema,
  name: z.string(),
  description: z.string(),
  labels: z.array(
    z.object({
      name: z.string(),
      examples: z.array(z.string()),
      /** F1 measured by the maker, 0 to 1, where known. */
      measured: z.number().nullable(),
    }),
  ),
  /** false: listed, but cannot run here. `why` says what is missing, also where one runs with less than its name says. */
  available: z.boolean(),
  why: z.string().nullable(),
})
export type Resource = z.infer<typeof resourceSchema>
export const resourceListSchema = z.object({ resources: z.array(resourceSchema) })
export const resourceQuery = z.object({
  kind: resourceKindSchema.optional(),
  search: z.string().max(200).optional(),
})

/** A resource taken into a project; `labels` null: all of them. */
export const projectResourceSchema = z.object({
  id: z.string().max(120),
  labels: z.array(z.string().max(64)).max(400).nullable(),
})
export type ProjectResource = z.infer<typeof projectResourceSchema>
export const projectResourcesSchema = z.object({ resources: z.array(projectResourceSchema).max(100) })

export const ruleExampleSchema = z.object({ text: z.string().max(2000), finds: z.array(z.string().max(500)) })

/** A rule: a pattern (RE2 syntax: no look-around, no back-references) or a list of terms, for one label. */
export const ruleBodySchema = z.object({
  name: z.string().min(1).max(120),
  label: labelNameSchema,
  description: z.string().max(2000),
  kind: z.enum(['regex', 'dictionary']),
  /** For `regex`. */
  pattern: z.string().max(10_000),
  /** For `dictionary`. */
  terms: z.array(z.string().min(1).max(200)).max(200_000),
  caseSensitive: z.boolean(),
  /** Words that must stand before or after, within `window` characters; empty: not asked. */
  before: z.array(z.string().min(1).max(200)).max(200),
  after: z.array(z.string().min(1).max(200)).max(200),
  /** Words that forbid a hit when they stand within `window` characters. */
  exceptions: z.array(z.string().min(1).max(200)).max(200),
  window: z.number().int().min(0).max(1000),
  /** Where context is looked for. */
  within: z.enum(['sentence', 'line', 'document']),
  /** Whole words only. */
  wholeWords: z.boolean(),
  /** Score given to hits. */
  score: z.number().min(0).max(1),
  examples: z.array(ruleExampleSchema).max(100),
})
export type RuleBody = z.infer<typeof ruleBodySchema>
export const ruleSchema = ruleBodySchema.extend({
  id: idSchema,
  version: z.number().int(),
  updatedAt: instantSchema,
})
export type Rule = z.infer<typeof ruleSchema>
export const ruleListSchema = z.object({ rules: z.array(ruleSchema) })
export const ruleParams = z.object({ ruleId: idParam })
export const ruleFileSchema = z.object({ rules: z.array(ruleBodySchema).max(1000) })
export const ruleImportReportSchema = z.object({
  added: z.number().int(),
  updated: z.number().int(),
  problems: z.array(z.string()),
})

export const promptBodySchema = z.object({
  name: z.string().min(1).max(120),
  description: z.string().max(2000),
  providerId: idSchema.nullable(),
  entities: z
    .array(
      z.object({
        label: labelNameSchema,
        question: z.string().max(2000),
        examples: z.array(z.string().max(200)).max(50),
      }),
    )
    .min(1)
    .max(50),
})
export type PromptBody = z.infer<typeof promptBodySchema>
export const promptSchema = promptBodySchema.extend({
  id: idSchema,
  version: z.number().int(),
  updatedAt: instantSchema,
})
export type Prompt = z.infer<typeof promptSchema>
export const promptListSchema = z.object({ prompts: z.array(promptSchema) })
export const promptParams = z.object({ promptId: idParam })

/**
 * An OpenAI-compatible endpoint. While one on another machine is enabled, texts leave for it: turning it on needs the
 * consent of the admin who does. The key is never sent back.
 */
export const providerBodySchema = z.object({
  name: z.string().min(1).max(80),
  baseUrl: z.url().max(500),
  model: z.string().min(1).max(200),
  apiKey: z.string().max(500).nullable(),
  enabled: z.boolean(),
  timeoutSeconds: z.number().int().min(1).max(600),
  /** How the endpoint holds its answers to a schema: by itself, as some JSON, or by the words of the prompt alone. */
  structured: z.enum(['json_schema', 'json_object', 'none']).default('json_schema'),
  /** That texts may leave this machine for it. */
  consent: z.boolean().default(false),
})
export type ProviderBody = z.infer<typeof providerBodySchema>
export const providerSchema = providerBodySchema
  .omit({ apiKey: true, consent: true })
  .extend({ id: idSchema, hasKey: z.boolean(), leavesMachine: z.boolean() })
export type Provider = z.infer<typeof providerSchema>
export const providerListSchema = z.object({ providers: z.array(providerSchema) })
export const providerParams = z.object({ providerId: idParam })
export const providerTestSchema = z.object({
  works: z.boolean(),
  detail: z.string(),
  milliseconds: z.number(),
})

/** Try a saved resource, or a rule or prompt that is not saved yet, on a text. */
export const playgroundRequestSchema = z.object({
  text: z.string().max(100_000),
  resource: z.union([
    z.object({ id: z.string() }),
    z.object({ rule: ruleBodySchema }),
    z.object({ prompt: promptBodySchema }),
  ]),
})
export const foundSpanSchema = z.object({
  start: z.number().int(),
  end: z.number().int(),
  label: z.string(),
  score: z.number(),
  source: z.string(),
})
export type FoundSpan = z.infer<typeof foundSpanSchema>
export const playgroundReplySchema = z.object({
  spans: z.array(foundSpanSchema),
  milliseconds: z.number(),
  /** For rules: which of its own examples hold. */
  examples: z.array(z.object({ holds: z.boolean(), found: z.array(z.string()) })),
  /** For prompts that are not saved yet: what was asked of the endpoint. Dropped quotations stand nowhere in the text. */
  asked: z
    .object({
      requests: z.number().int(),
      promptTokens: z.number().int(),
      completionTokens: z.number().int(),
      quotes: z.number().int(),
      dropped: z.number().int(),
    })
    .nullable(),
})
