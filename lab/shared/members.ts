import { z } from 'zod'
import { projectRoleSchema } from './access.ts'
import { idSchema, personSchema } from './identifiers.ts'

/** Someone of a project's team. The list's order is the priority order: the first one's starred completion is exported. */
export const memberSchema = z.object({ person: personSchema, roles: z.array(projectRoleSchema).min(1) })
export type Member = z.infer<typeof memberSchema>
export const memberListSchema = z.object({ members: z.array(memberSchema) })

/** The whole team in priority order; replaces what was there. Exactly one owner or more must remain. */
export const memberChangeSchema = z.object({
  members: z.array(z.object({ userId: idSchema, roles: z.array(projectRoleSchema).min(1) })).max(500),
})
/** People who could join a team: id and names only. */
export const candidateListSchema = z.object({ people: z.array(personSchema) })
