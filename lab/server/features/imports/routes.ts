import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ImportReport } from '../../../shared/imports.ts'
import { routes } from '../../../shared/routes.ts'
import { invalid, tooLarge } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import type { Entry } from './entries.ts'
import { runImport } from './import.ts'

/** Files into tasks. */
export function importRoutes(app: FastifyInstance, lab: Lab): void {
  mount(
    app,
    lab,
    routes.importTasks,
    async ({ project, caller, query, req }) => {
      const uploads = await readUploads(req, lab.settings.uploadLimit)
      const { importId, ...rest } = query
      const options = { ...rest, textLimit: lab.settings.textLimit }
      return runImport(lab, project, caller, { uploads, options, importId: importId ?? null })
    },
    { bodyLimit: lab.settings.uploadLimit + 1024 * 1024 },
  )

  mount(app, lab, routes.listImports, async ({ project }) => {
    const rows = await lab.db
      .selectFrom('imports')
      .select(['id', 'report'])
      .where('project_id', '=', project.id)
      .orderBy('id', 'desc')
      .limit(50)
      .execute()
    return { imports: rows.map(({ id, report }) => ({ ...(report as Omit<ImportReport, 'id'>), id })) }
  })
}

/** The uploaded files. Throws a Refusal for none, and for more than the limit in sum. */
export async function readUploads(req: FastifyRequest, limit: number): Promise<Entry[]> {
  if (!req.isMultipart()) throw invalid('no-files', 'Send files as multipart/form-data.', 'file')
  const uploads: Entry[] = []
  let total = 0
  for await (const part of req.files()) {
    const bytes = await part.toBuffer().catch((error: unknown) => {
      throw (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE' ? overLimit(limit) : error
    })
    total += bytes.length
    if (total > limit) throw overLimit(limit)
    uploads.push({ name: part.filename || 'file', bytes })
  }
  if (uploads.length === 0) throw invalid('no-files', 'There is no file in the request.', 'file')
  return uploads
}

function overLimit(limit: number) {
  return tooLarge(`An upload may have ${Math.round(limit / 1024 / 1024)} MB: split the files.`)
}
