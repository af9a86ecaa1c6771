import { createDoc, type Policy } from '@palimpsest/deid'
import type { FastifyInstance } from 'fastify'
import { stringify } from 'yaml'
import type { LabelSettings, ObfuscationReport } from '../../../shared/labels.ts'
import type { Deidentified } from '../../../shared/nominations.ts'
import type { ProjectResource } from '../../../shared/resources.ts'
import { routes } from '../../../shared/routes.ts'
import { defaultLabels } from '../../engine/default-labels.ts'
import { type Obfuscation, parseObfuscation } from '../../engine/obfuscation.ts'
import { checkPolicy, readPolicyFile } from '../../engine/policy-file.ts'
import { policyOf } from '../../engine/policy-of.ts'
import { deidentifyGiven } from '../../engine/view.ts'
import { conflict, invalid } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { checkLabels, newProjectSecret } from '../projects/queries.ts'

/** *Customize labels*: settings, the same as a policy file, own replacement values, live preview. */
export function labelRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.defaultLabels, async ({ query }) => defaultLabels(query.kind))

  mount(app, lab, routes.getLabels, async ({ project }) => ({
    ...project.labels,
    version: project.labelsVersion,
    hasObfuscation: project.obfuscation !== null,
  }))

  mount(app, lab, routes.setLabels, async ({ project, caller, body }) => {
    const { version, ...settings } = body
    checkLabels(settings)
    checkPolicy(policyOf(settings, { name: project.name, obfuscation: null }))
    await lab.db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('projects')
        .set({ labels: JSON.stringify(settings), labels_version: version + 1, updated_at: lab.now() })
        .where('id', '=', project.id)
        .where('labels_version', '=', version)
        .executeTakeFirst()
      if (numUpdatedRows === 0n)
        throw conflict('stale', 'Somebody changed the labels meanwhile. Reload to see their version.')
      const detail = {
        version: version + 1,
        scope: settings.scope,
        default: settings.defaultStrategy.kind,
        labels: settings.labels.map(({ name, strategy }) => `${name}:${strategy?.kind ?? 'default'}`),
      }
      await record(tx, { action: 'labels.change', who: caller, projectId: project.id, detail }, lab.now())
    })
    lab.hub.emit({ kind: 'project', projectId: project.id })
    return { ...settings, version: version + 1, hasObfuscation: project.obfuscation !== null }
  })

  mount(app, lab, routes.getPolicy, async ({ project }) => {
    const { name, ...policy } = policyOf(project.labels, { name: project.name, obfuscation: null })
    return { yaml: `# ${name.replaceAll('\n', ' ')}\n${stringify(fileForm(policy))}` }
  })

  mount(app, lab, routes.readPolicy, async ({ project, body }) => readPolicyFile(body.yaml, project.labels))

  mount(app, lab, routes.getObfuscation, async ({ project }) => ({ content: project.obfuscation }))

  mount(app, lab, routes.setObfuscation, async ({ project, caller, query, body }) => {
    const parsed = parseObfuscation(body.content)
    const report = reportOf(parsed, project.labels)
    if (query.check === 'true' || report.problems.length > 0) return { ...report, saved: false }
    checkPolicy(policyOf(project.labels, { name: project.name, obfuscation: parsed.settings }))
    await lab.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('projects')
        .set((eb) => ({ obfuscation: body.content, labels_version: eb('labels_version', '+', 1) }))
        .where('id', '=', project.id)
        .execute()
      const detail = { format: parsed.format, labels: parsed.labels.length, pairs: parsed.pairs }
      await record(
        tx,
        { action: 'obfuscation.change', who: caller, projectId: project.id, detail },
        lab.now(),
      )
    })
    lab.hub.emit({ kind: 'project', projectId: project.id })
    return { ...report, saved: true }
  })

  mount(app, lab, routes.removeObfuscation, async ({ project, caller }) => {
    await lab.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('projects')
        .set((eb) => ({ obfuscation: null, labels_version: eb('labels_version', '+', 1) }))
        .where('id', '=', project.id)
        .execute()
      await record(tx, { action: 'obfuscation.remove', who: caller, projectId: project.id }, lab.now())
    })
    return { done: true as const }
  })

  mount(app, lab, routes.previewLabels, async ({ project, body }) => {
    const obfuscation = project.obfuscation === null ? null : parseObfuscation(project.obfuscation)
    return preview(lab, body, {
      settings: body.settings ?? project.labels,
      obfuscation,
      resources: project.resources,
      secret: project.secret,
      language: project.settings.language,
    })
  })

  mount(app, lab, routes.previewNewProject, async ({ body }) =>
    preview(lab, body, {
      settings: body.settings ?? defaultLabels('deidentification'),
      obfuscation: null,
      resources: body.resources ?? [],
      secret: newProjectSecret(),
      language: 'en',
    }),
  )
}

interface PreviewBody {
  readonly text: string
  readonly spans?: readonly { start: number; end: number; label: string }[] | undefined
}

async function preview(
  lab: Lab,
  { text, spans }: PreviewBody,
  given: {
    settings: LabelSettings
    obfuscation: Obfuscation | null
    resources: readonly ProjectResource[]
    secret: string
    language: string
  },
): Promise<Deidentified> {
  // A sample has no fields: its scope is itself.
  const settings = { ...given.settings, scope: 'doc' }
  const policy = policyOf(settings, { name: 'preview', obfuscation: given.obfuscation?.settings ?? null })
  checkPolicy(policy)
  const doc = createDoc(text, { id: 'preview' })
  if (spans?.some(({ start, end }) => start >= end || end > text.length))
    throw invalid('bad-span', 'A span lies outside the text.', 'spans')
  const found = spans
    ? spans.map((span) => ({ ...span, score: 1, source: 'given' }))
    : await (await lab.engine.open(given.resources)).find(doc, { language: given.language })
  const labelled = new Set(settings.labels.map(({ name }) => name))
  const used = found
    .filter(({ label }) => labelled.has(label))
    .map((span, i) => ({ ...span, id: `n${i + 1}`, replacement: null }))
  const { outputSpans: _, ...made } = deidentifyGiven(doc, used, { policy, secret: given.secret })
  return made
}

/** The policy as its file has it: the scope as one word. */
function fileForm({ scope, ...rest }: Omit<Policy, 'name'>): unknown {
  const { version, default: fallback, labels, customLabels } = rest
  const written = scope.kind === 'field' ? `field:${scope.field}` : scope.kind
  return { version, scope: written, default: fallback, labels, ...(customLabels ? { customLabels } : {}) }
}

function reportOf(parsed: Obfuscation, settings: LabelSettings): Omit<ObfuscationReport, 'saved'> {
  const known = new Set(settings.labels.map(({ name }) => name))
  return {
    format: parsed.format,
    labels: parsed.labels.map((it) => ({ ...it })),
    pairs: parsed.pairs,
    unknownLabels: parsed.labels.map(({ label }) => label).filter((label) => !known.has(label)),
    duplicates: parsed.duplicates,
    problems: parsed.problems.slice(0, 50),
  }
}
