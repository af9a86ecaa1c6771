import { z } from 'zod'
import { projectRoleSchema } from '../../../shared/access.ts'
import { labelSettingsSchema } from '../../../shared/labels.ts'
import { completionSpanSchema } from '../../../shared/operations.ts'
import { predictionSpanSchema, whySchema } from '../../../shared/predictions.ts'
import {
  projectDescriptionSchema,
  projectKindSchema,
  projectSettingsSchema,
} from '../../../shared/projects.ts'
import { projectResourceSchema } from '../../../shared/resources.ts'

/** A whole project as it lies in an archive: `project.json`, then `tasks.jsonl`, a task on each line. */
export const projectFileSchema = z.object({
  palimpsest: z.literal('project'),
  version: z.literal(1),
  project: projectDescriptionSchema.omit({ groupId: true }).extend({
    kind: projectKindSchema,
    settings: projectSettingsSchema,
    labels: labelSettingsSchema,
    obfuscation: z.string().nullable(),
    resources: z.array(projectResourceSchema),
    /** So that the same person keeps the same surrogate. */
    secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  }),
  members: z.array(z.object({ username: z.string(), roles: z.array(projectRoleSchema) })),
})

const { pattern, validated, contextGain, contextWord } = whySchema.shape
/** As the engine has it: what is not said is absent, never undefined. */
const reasonSchema = whySchema.extend({
  pattern: pattern.unwrap().exactOptional(),
  validated: validated.unwrap().exactOptional(),
  contextGain: contextGain.unwrap().exactOptional(),
  contextWord: contextWord.unwrap().exactOptional(),
})

/** A span of a prediction in an archive; holds no document text. */
export const archivedSpanSchema = predictionSpanSchema.extend({ why: reasonSchema.exactOptional() })

const instant = z.string().nullable()
/** A task with all the work on it. People are named by username. */
export const taskLineSchema = z.object({
  externalId: z.string().max(300),
  title: z.string().max(300),
  text: z.string(),
  meta: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  tags: z.array(z.string().max(60)),
  dot: z.enum(['grey', 'green', 'red']),
  dotReason: z.string(),
  assignees: z.array(z.string()),
  reviewer: z.string().nullable(),
  predictions: z.array(
    z.object({ name: z.string(), createdAt: z.string(), spans: z.array(archivedSpanSchema) }),
  ),
  completions: z.array(
    z.object({
      author: z.string(),
      state: z.enum(['draft', 'submitted']),
      starred: z.boolean(),
      seconds: z.number(),
      createdAt: z.string(),
      submittedAt: instant,
      review: z
        .object({ approved: z.boolean(), comment: z.string(), reviewer: z.string().nullable(), at: instant })
        .nullable(),
      spans: z.array(
        completionSpanSchema.extend({
          why: reasonSchema.exactOptional(),
          replacement: z.string().nullable(),
        }),
      ),
    }),
  ),
  comments: z.array(
    z.object({
      author: z.string(),
      text: z.string(),
      start: z.number().nullable(),
      end: z.number().nullable(),
      resolved: z.boolean(),
      createdAt: z.string(),
    }),
  ),
})
export type ProjectFile = z.output<typeof projectFileSchema>
export type TaskLine = z.output<typeof taskLineSchema>
