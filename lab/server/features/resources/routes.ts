import { find } from '@palimpsest/deid'
import type { FastifyInstance } from 'fastify'
import type { FoundSpan, RuleBody } from '../../../shared/resources.ts'
import { routes } from '../../../shared/routes.ts'
import { openResource, pipelineOf } from '../../engine/finders.ts'
import { promptPipeline } from '../../engine/prompt-detector.ts'
import { ruleDetector } from '../../engine/rule-detector.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import {
  changeNamed,
  createNamed,
  listNamed,
  presentPrompt,
  presentRule,
  providerRow,
  removeNamed,
  upsertRule,
} from './queries.ts'

/** Everything that finds spans: what ships, and the rules and prompts of this lab. */
export function resourceRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.listResources, async ({ query }) => {
    const words = query.search?.toLowerCase()
    const all = await lab.engine.list()
    const fits = (it: (typeof all)[number]) =>
      (!query.kind || it.kind === query.kind) &&
      (!words ||
        [it.name, it.description, ...it.labels.map(({ name }) => name)].some((text) =>
          text.toLowerCase().includes(words),
        ))
    return { resources: all.filter(fits) }
  })

  mount(app, lab, routes.getProjectResources, async ({ project }) => ({ resources: [...project.resources] }))

  mount(app, lab, routes.setProjectResources, async ({ project, caller, body }) => {
    await lab.engine.open(body.resources)
    await lab.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('projects')
        .set({ resources: JSON.stringify(body.resources), updated_at: lab.now() })
        .where('id', '=', project.id)
        .execute()
      // Second looks were taken with the resources of before.
      await tx
        .updateTable('completions')
        .set({ leftovers: null })
        .where('project_id', '=', project.id)
        .execute()
      const detail = { resources: body.resources.map(({ id }) => id) }
      await record(tx, { action: 'project.resources', who: caller, projectId: project.id, detail }, lab.now())
    })
    lab.hub.emit({ kind: 'project', projectId: project.id })
    return body
  })

  mount(app, lab, routes.listRules, async () => ({ rules: (await listNamed(lab, 'rule')).map(presentRule) }))

  mount(app, lab, routes.createRule, async ({ caller, body }) => {
    ruleDetector('rule:new', body)
    return presentRule(await createNamed(lab, 'rule', caller, body))
  })

  mount(app, lab, routes.changeRule, async ({ caller, params, body }) => {
    ruleDetector('rule:new', body)
    return presentRule(await changeNamed(lab, 'rule', caller, params.ruleId, body))
  })

  mount(app, lab, routes.removeRule, async ({ caller, params }) => {
    await removeNamed(lab, 'rule', caller, params.ruleId)
    return { done: true as const }
  })

  mount(app, lab, routes.exportRules, async () => ({
    rules: (await listNamed(lab, 'rule')).map(({ body }) => body as RuleBody),
  }))

  mount(
    app,
    lab,
    routes.importRules,
    async ({ caller, body }) => {
      const report = { added: 0, updated: 0, problems: [] as string[] }
      await lab.db.transaction().execute(async (tx) => {
        for (const rule of body.rules) {
          try {
            ruleDetector('rule:new', rule)
          } catch (error) {
            report.problems.push(`${rule.name}: ${(error as Error).message}`)
            continue
          }
          report[await upsertRule(tx, rule, lab.now())]++
        }
        const { added, updated } = report
        await record(tx, { action: 'rule.import', who: caller, detail: { added, updated } }, lab.now())
      })
      return report
    },
    { bodyLimit: 50 * 1024 * 1024 },
  )

  mount(app, lab, routes.listPrompts, async () => ({
    prompts: (await listNamed(lab, 'prompt')).map(presentPrompt),
  }))

  mount(app, lab, routes.createPrompt, async ({ caller, body }) => {
    if (body.providerId !== null) await providerRow(lab.db, body.providerId)
    return presentPrompt(await createNamed(lab, 'prompt', caller, body))
  })

  mount(app, lab, routes.changePrompt, async ({ caller, params, body }) => {
    if (body.providerId !== null) await providerRow(lab.db, body.providerId)
    return presentPrompt(await changeNamed(lab, 'prompt', caller, params.promptId, body))
  })

  mount(app, lab, routes.removePrompt, async ({ caller, params }) => {
    await removeNamed(lab, 'prompt', caller, params.promptId)
    return { done: true as const }
  })

  mount(app, lab, routes.playground, async ({ body }) => {
    const { resource, text } = body
    const started = performance.now()
    // Someone waits: a second try is theirs to press.
    const prompt =
      'prompt' in resource
        ? await promptPipeline(lab.db, 'prompt:new', resource.prompt, { retries: 0 })
        : undefined
    const pipeline =
      'rule' in resource
        ? pipelineOf('rule:new', resource.rule)
        : (prompt ?? (await openResource(lab.db, (resource as { id: string }).id)).pipeline)
    const found = await find({ id: 'playground', text }, pipeline, { language: 'en' })
    const spans = found.map(
      ({ start, end, label, score, source }): FoundSpan => ({ start, end, label, score, source }),
    )
    const milliseconds = performance.now() - started
    const examples = 'rule' in resource ? await tryExamples(resource.rule) : []
    return { spans, milliseconds, examples, asked: prompt?.account() ?? null }
  })
}

/** Whether a rule finds in its own examples exactly what they say. */
async function tryExamples(rule: RuleBody): Promise<{ holds: boolean; found: string[] }[]> {
  const pipeline = pipelineOf('rule:new', rule)
  return Promise.all(
    rule.examples.map(async ({ text, finds }) => {
      const spans = await find({ id: 'example', text }, pipeline, { language: 'en' })
      const found = spans.map(({ start, end }) => text.slice(start, end))
      return { holds: found.length === finds.length && found.every((it, i) => it === finds[i]), found }
    }),
  )
}
