import { z } from 'zod'
import { idSchema, instantSchema, personSchema } from './identifiers.ts'
import { progressSchema } from './projects.ts'

export const intervalSchema = z.object({ low: z.number(), high: z.number() })

/** Where a project stands. Rates are 0 to 1. */
export const dashboardSchema = z.object({
  progress: progressSchema,
  completions: z.object({ drafts: z.number().int(), submitted: z.number().int(), starred: z.number().int() }),
  /** Submitted per day, oldest first, at most 90 days. */
  daily: z.array(z.object({ day: z.string(), submitted: z.number().int(), reviewed: z.number().int() })),
  labels: z.array(z.object({ label: z.string(), people: z.number().int(), machine: z.number().int() })),
  /** What people made of each resource's spans, over submitted completions copied from predictions. */
  resources: z.array(
    z.object({
      source: z.string(),
      label: z.string(),
      accepted: z.number().int(),
      corrected: z.number().int(),
      rejected: z.number().int(),
      missed: z.number().int(),
      precision: z.number().nullable(),
      recall: z.number().nullable(),
    }),
  ),
  people: z.array(
    z.object({
      person: personSchema,
      drafts: z.number().int(),
      submitted: z.number().int(),
      starred: z.number().int(),
      rejected: z.number().int(),
      medianSeconds: z.number().nullable(),
    }),
  ),
})
export type Dashboard = z.infer<typeof dashboardSchema>

/** Agreement of each pair of people on the tasks both submitted. */
export const agreementSchema = z.object({
  pairs: z.array(
    z.object({
      left: personSchema,
      right: personSchema,
      tasks: z.number().int(),
      f1: z.number().nullable(),
      f1Interval: intervalSchema.nullable(),
      kappa: z.number().nullable(),
      kappaInterval: intervalSchema.nullable(),
      labels: z.array(z.object({ label: z.string(), f1: z.number().nullable(), spans: z.number().int() })),
    }),
  ),
})
export type Agreement = z.infer<typeof agreementSchema>
/** One pair, label by label; F1 over the tasks that have the label, kappa over the characters of all. */
export const labelAgreementSchema = z.object({
  labels: z.array(
    z.object({
      label: z.string(),
      tasks: z.number().int(),
      spans: z.number().int(),
      f1: z.number().nullable(),
      f1Interval: intervalSchema.nullable(),
      kappa: z.number().nullable(),
      kappaInterval: intervalSchema.nullable(),
    }),
  ),
})
export type LabelAgreement = z.infer<typeof labelAgreementSchema>
export const pairQuery = z.object({ left: z.coerce.number().int(), right: z.coerce.number().int() })
export const disagreementQuery = z.object({
  left: z.coerce.number().int(),
  right: z.coerce.number().int(),
  label: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})
export const disagreementListSchema = z.object({
  disagreements: z.array(
    z.object({
      taskId: idSchema,
      number: z.number().int(),
      title: z.string(),
      kind: z.enum(['only-left', 'only-right', 'label', 'borders']),
      start: z.number().int(),
      end: z.number().int(),
      leftLabel: z.string().nullable(),
      rightLabel: z.string().nullable(),
      leftCompletionId: idSchema,
      rightCompletionId: idSchema,
    }),
  ),
})
export const chartParams = z.object({
  projectId: z.coerce.number().int(),
  chart: z.enum(['progress', 'labels', 'resources', 'people', 'agreement', 'disagreements', 'leaks']),
})

/**
 * A random sample of finished tasks for a second, independent look. A leak is an identifier that the second
 * reader found and the first version left. `upperBound`: with confidence `confidence`, at most so many of the
 * identifiers (and of the documents) still leak; exact binomial (Clopper-Pearson).
 */
export const leakSampleRequestSchema = z.object({
  size: z.number().int().min(1).max(10_000),
  confidence: z.number().min(0.5).max(0.999).default(0.95),
})
export const leakEstimateSchema = z.object({
  id: idSchema,
  createdAt: instantSchema,
  population: z.number().int(),
  size: z.number().int(),
  checked: z.number().int(),
  tasks: z.array(
    z.object({
      taskId: idSchema,
      number: z.number().int(),
      title: z.string(),
      checked: z.boolean(),
      leaks: z.number().int().nullable(),
      identifiers: z.number().int().nullable(),
    }),
  ),
  confidence: z.number(),
  spans: z.object({
    found: z.number().int(),
    of: z.number().int(),
    rate: z.number().nullable(),
    upperBound: z.number().nullable(),
  }),
  documents: z.object({
    found: z.number().int(),
    of: z.number().int(),
    rate: z.number().nullable(),
    upperBound: z.number().nullable(),
  }),
})
export type LeakEstimate = z.infer<typeof leakEstimateSchema>
export const leakEstimateReplySchema = z.object({ estimate: leakEstimateSchema.nullable() })
