import { z } from 'zod'

/** Metadata of a document; a policy's `scope: field:patient_id` reads it. */
const Meta = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

const Offsets = z
  .enum(['utf16', 'codepoint', 'utf8'])
  .default('utf16')
  .describe('Unit of all offsets, in and out')
const Scheme = z
  .enum(['native', 'presidio', 'hipaa', 'amia', 'generic'])
  .default('native')
  .describe('Label scheme of the answer')

export const Span = z.object({
  start: z.int().min(0),
  end: z.int().min(1).describe('One past the last unit'),
  label: z.string().min(1),
  score: z.number().min(0).max(1).default(1),
  source: z.string().default('given'),
})

export const DocLine = z.object({
  id: z.string().max(1000).default(''),
  text: z.string(),
  meta: Meta.optional(),
  spans: z.array(Span).optional().describe('Used with `spans: given` or `both`'),
})

/** One text, or a batch of documents. */
const source = {
  text: z.string().optional().describe('One text; or give `docs`'),
  meta: Meta.optional(),
  docs: z.array(DocLine).max(10_000).optional(),
  pipeline: z.string().optional().describe('Name from GET /v1/pipelines'),
  language: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/)
    .default('en'),
  offsets: Offsets,
}

export const DetectRequest = z.strictObject({
  ...source,
  labels: Scheme,
  resolve: z.enum(['longest', 'score', 'priority', 'none']).optional(),
  trace: z.boolean().default(false).describe('Say why each span is there'),
})

export const DeidentifyRequest = z.strictObject({
  ...source,
  policy: z
    .union([z.string(), z.record(z.string(), z.unknown())])
    .default('safe-harbor')
    .describe('Name from GET /v1/policies, or a policy as in the policy file'),
  spans: z.enum(['detect', 'given', 'both']).default('detect'),
})

export const RestoreRequest = z.strictObject({
  text: z.string(),
  offsets: Offsets,
  spans: z
    .array(z.object({ start: z.int().min(0), end: z.int().min(1), label: z.string(), action: z.string() }))
    .describe('`spans` of /v1/deidentify: which places hold what action left'),
  policy: DeidentifyRequest.shape.policy,
  meta: Meta.optional(),
})

export type DetectRequest = z.infer<typeof DetectRequest>
export type DeidentifyRequest = z.infer<typeof DeidentifyRequest>
export type RestoreRequest = z.infer<typeof RestoreRequest>
export type DocIn = z.infer<typeof DocLine>

/** What went wrong, in words without document text. */
export const Problem = z.object({
  error: z.object({
    code: z.string().describe('Stable; see docs/service.md'),
    message: z.string(),
    requestId: z.string().optional(),
    at: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
})

const FoundSpan = z.object({
  start: z.int(),
  end: z.int(),
  label: z.string(),
  score: z.number(),
  source: z.string(),
  why: z.record(z.string(), z.unknown()).optional(),
})

const DocProblem = z.object({
  id: z.string().nullable(),
  error: z.object({ code: z.string(), message: z.string() }),
})
export const DetectedDoc = z.object({ id: z.string(), spans: z.array(FoundSpan) })
export const DetectAnswer = z.union([
  DetectedDoc,
  z.object({ docs: z.array(z.union([DetectedDoc, DocProblem])) }),
])

export const DeidentifiedDoc = z.object({
  id: z.string(),
  text: z.string(),
  spans: z
    .array(z.object({ start: z.int(), end: z.int(), label: z.string(), action: z.string() }))
    .describe('Places in the output'),
  edits: z.array(
    z.object({
      start: z.int().describe('In the original text'),
      end: z.int(),
      text: z.string().describe('What stands there now'),
      label: z.string(),
      action: z.string(),
    }),
  ),
  flags: z.array(
    z.object({ code: z.string(), start: z.int().optional(), end: z.int().optional(), detail: z.string() }),
  ),
})
const KeyInfo = z.object({
  fingerprint: z.string(),
  ephemeral: z.boolean().describe('true: the key is gone when the service stops'),
})
export const DeidentifyAnswer = z.union([
  DeidentifiedDoc.extend({ key: KeyInfo }),
  z.object({ docs: z.array(z.union([DeidentifiedDoc, DocProblem])), key: KeyInfo }),
])
export const RestoreAnswer = z.object({ text: z.string() })

export type DetectedDoc = z.infer<typeof DetectedDoc>
export type DeidentifiedDoc = z.infer<typeof DeidentifiedDoc>
