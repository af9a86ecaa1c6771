import { z } from 'zod'
import { projectPermissionSchema, projectRoleSchema } from './access.ts'
import { idSchema, instantSchema, personSchema } from './identifiers.ts'
import { labelSettingsSchema } from './labels.ts'
import { memberChangeSchema } from './members.ts'
import { projectResourceSchema } from './resources.ts'

/** Permanent: a project never changes its kind. */
export const projectKindSchema = z.enum(['deidentification', 'text-ner'])
export type ProjectKind = z.infer<typeof projectKindSchema>

export const groupSchema = z.object({ id: idSchema, name: z.string(), colour: z.string() })
export const groupListSchema = z.object({ groups: z.array(groupSchema) })
export const newGroupSchema = z.object({
  name: z.string().min(1).max(80),
  colour: z.string().regex(/^(#[0-9a-fA-F]{6}|hue-(?:[1-9]|1[0-2]))$/),
})

export const projectNameSchema = z.string().trim().min(1).max(120)

/** Step 1 of the wizard. */
export const projectDescriptionSchema = z.object({
  name: projectNameSchema,
  description: z.string().max(4000),
  /** Guidelines for the people who label, shown beside the text (Markdown, shown as plain text). */
  instructions: z.string().max(50_000),
  groupId: idSchema.nullable(),
  /** How *next* picks a task. */
  sampling: z.enum(['sequential', 'random']),
})

export const projectSettingsSchema = z.object({
  /** Submitting goes on to the next task. */
  serveNext: z.boolean(),
  /** Annotators see, and may clone, what reviewers made of their work. */
  showReviewed: z.boolean(),
  /** Leave blanks and punctuation at the ends of a selection out. */
  trimSelection: z.boolean(),
  /** Below this score a machine span counts as uncertain. */
  uncertainBelow: z.number().min(0).max(1),
  language: z.string().min(2).max(12),
  direction: z.enum(['auto', 'ltr', 'rtl']),
  font: z.enum(['proportional', 'monospace']),
})
export type ProjectSettings = z.infer<typeof projectSettingsSchema>

export const progressSchema = z.object({
  tasks: z.number().int(),
  incomplete: z.number().int(),
  inProgress: z.number().int(),
  submitted: z.number().int(),
  reviewed: z.number().int(),
  toCorrect: z.number().int(),
  /** Not yet run, ok, failed: the dots. */
  grey: z.number().int(),
  green: z.number().int(),
  red: z.number().int(),
})
export type Progress = z.infer<typeof progressSchema>

export const projectCardSchema = z.object({
  id: idSchema,
  name: z.string(),
  description: z.string(),
  kind: projectKindSchema,
  group: groupSchema.nullable(),
  progress: progressSchema,
  members: z.number().int(),
  roles: z.array(projectRoleSchema),
  may: z.array(projectPermissionSchema),
  archived: z.boolean(),
  /** When it will be removed for good; null: not deleted. */
  deleteAt: instantSchema.nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type ProjectCard = z.infer<typeof projectCardSchema>
export const projectListSchema = z.object({ projects: z.array(projectCardSchema) })
export const projectQuery = z.object({
  search: z.string().max(200).optional(),
  groupId: z.coerce.number().int().optional(),
  kind: projectKindSchema.optional(),
  state: z.enum(['active', 'archived', 'deleted']).default('active'),
  sort: z.enum(['recent', 'name', 'created']).default('recent'),
})

export const projectSchema = projectCardSchema.extend({
  instructions: z.string(),
  sampling: z.enum(['sequential', 'random']),
  settings: projectSettingsSchema,
  createdBy: personSchema.nullable(),
  tags: z.array(z.object({ name: z.string(), tasks: z.number().int() })),
})
export type Project = z.infer<typeof projectSchema>

/** The wizard's whole outcome at once. Steps left out get their defaults; `deidentification` loads the default pipeline. */
export const newProjectSchema = projectDescriptionSchema.partial().extend({
  name: projectNameSchema,
  kind: projectKindSchema,
  members: memberChangeSchema.shape.members.optional(),
  resources: z.array(projectResourceSchema).max(100).optional(),
  labels: labelSettingsSchema.optional(),
  settings: projectSettingsSchema.partial().optional(),
})
export type NewProject = z.infer<typeof newProjectSchema>

export const projectChangeSchema = projectDescriptionSchema
  .partial()
  .extend({ settings: projectSettingsSchema.partial().optional() })
export const cloneProjectSchema = z.object({ name: projectNameSchema.optional(), withTasks: z.boolean() })
/** The name must be typed again; the project goes after `days` and can be brought back until then. */
export const deleteProjectSchema = z.object({ name: z.string() })
export const projectImportReplySchema = z.object({ project: projectSchema, notes: z.array(z.string()) })
