import { find } from '@palimpsest/deid'
import type { FastifyInstance } from 'fastify'
import type { FoundSpan, PromptBody, ProviderBody, RuleBody } from '../../../shared/resources.ts'
import { routes } from '../../../shared/routes.ts'
import type { Tx } from '../../db/connect.ts'
import { openResource, pipelineOf } from '../../engine/finders.ts'
import { promptPipeline } from '../../engine/prompt-detector.ts'
import { testProvider } from '../../engine/provider.ts'
import { ruleDetector } from '../../engine/rule-detector.ts'
import { conflict, notFound } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import {
  presentPrompt,
  presentProvider,
  presentRule,
  providerRow,
  refuseTaken,
  upsertRule,
} from './queries.ts'

/** Everything that finds spans: what ships, and the rules, prompts and endpoints of this lab. */
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

  mount(app, lab, routes.listRules, async () => ({
    rules: (await lab.db.selectFrom('rules').selectAll().orderBy('name').execute()).map(presentRule),
  }))

  mount(app, lab, routes.createRule, ({ caller, body }) => {
    ruleDetector('rule:new', body)
    return lab.db.transaction().execute(async (tx) => {
      await refuseTaken(tx, 'rules', body.name)
      const row = await tx
        .insertInto('rules')
        .values({ name: body.name, body: JSON.stringify(body), updated_at: lab.now() })
        .returningAll()
        .executeTakeFirstOrThrow()
      await record(tx, { action: 'rule.create', who: caller, subject: `rule:${row.id}` }, lab.now())
      return presentRule(row)
    })
  })

  mount(app, lab, routes.changeRule, ({ caller, params, body }) => {
    ruleDetector('rule:new', body)
    return lab.db.transaction().execute(async (tx) => {
      await refuseTaken(tx, 'rules', body.name, params.ruleId)
      const row = await tx
        .updateTable('rules')
        .set((eb) => ({
          name: body.name,
          body: JSON.stringify(body),
          version: eb('version', '+', 1),
          updated_at: lab.now(),
        }))
        .where('id', '=', params.ruleId)
        .returningAll()
        .executeTakeFirst()
      if (!row) throw notFound('rule')
      await record(tx, { action: 'rule.change', who: caller, subject: `rule:${row.id}` }, lab.now())
      return presentRule(row)
    })
  })

  mount(app, lab, routes.removeRule, async ({ caller, params }) => {
    await refuseUsed(lab, `rule:${params.ruleId}`)
    await lab.db.transaction().execute(async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('rules')
        .where('id', '=', params.ruleId)
        .executeTakeFirst()
      if (numDeletedRows === 0n) throw notFound('rule')
      await record(tx, { action: 'rule.remove', who: caller, subject: `rule:${params.ruleId}` }, lab.now())
    })
    return { done: true as const }
  })

  mount(app, lab, routes.exportRules, async () => ({
    rules: (await lab.db.selectFrom('rules').selectAll().orderBy('name').execute()).map(
      ({ body }) => body as RuleBody,
    ),
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
    prompts: (await lab.db.selectFrom('prompts').selectAll().orderBy('name').execute()).map(presentPrompt),
  }))

  mount(app, lab, routes.createPrompt, ({ caller, body }) =>
    lab.db.transaction().execute(async (tx) => {
      await refuseTaken(tx, 'prompts', body.name)
      await checkProvider(tx, body)
      const row = await tx
        .insertInto('prompts')
        .values({ name: body.name, body: JSON.stringify(body), updated_at: lab.now() })
        .returningAll()
        .executeTakeFirstOrThrow()
      await record(tx, { action: 'prompt.create', who: caller, subject: `prompt:${row.id}` }, lab.now())
      return presentPrompt(row)
    }),
  )

  mount(app, lab, routes.changePrompt, ({ caller, params, body }) =>
    lab.db.transaction().execute(async (tx) => {
      await refuseTaken(tx, 'prompts', body.name, params.promptId)
      await checkProvider(tx, body)
      const row = await tx
        .updateTable('prompts')
        .set((eb) => ({
          name: body.name,
          body: JSON.stringify(body),
          version: eb('version', '+', 1),
          updated_at: lab.now(),
        }))
        .where('id', '=', params.promptId)
        .returningAll()
        .executeTakeFirst()
      if (!row) throw notFound('prompt')
      await record(tx, { action: 'prompt.change', who: caller, subject: `prompt:${row.id}` }, lab.now())
      return presentPrompt(row)
    }),
  )

  mount(app, lab, routes.removePrompt, async ({ caller, params }) => {
    await refuseUsed(lab, `prompt:${params.promptId}`)
    await lab.db.transaction().execute(async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('prompts')
        .where('id', '=', params.promptId)
        .executeTakeFirst()
      if (numDeletedRows === 0n) throw notFound('prompt')
      await record(
        tx,
        { action: 'prompt.remove', who: caller, subject: `prompt:${params.promptId}` },
        lab.now(),
      )
    })
    return { done: true as const }
  })

  mount(app, lab, routes.listProviders, async () => ({
    providers: (await lab.db.selectFrom('providers').selectAll().orderBy('name').execute()).map(
      presentProvider,
    ),
  }))

  mount(app, lab, routes.createProvider, ({ caller, body }) =>
    lab.db.transaction().execute(async (tx) => {
      await refuseTaken(tx, 'providers', body.name)
      const row = await tx
        .insertInto('providers')
        .values(columnsOf(body))
        .returningAll()
        .executeTakeFirstOrThrow()
      const { leavesMachine } = presentProvider(row)
      const detail = { enabled: row.enabled, leavesMachine }
      await record(
        tx,
        { action: 'provider.create', who: caller, subject: `provider:${row.id}`, detail },
        lab.now(),
      )
      return presentProvider(row)
    }),
  )

  mount(app, lab, routes.changeProvider, ({ caller, params, body }) =>
    lab.db.transaction().execute(async (tx) => {
      await refuseTaken(tx, 'providers', body.name, params.providerId)
      const { api_key, ...columns } = columnsOf(body)
      const before = await tx
        .selectFrom('providers')
        .selectAll()
        .where('id', '=', params.providerId)
        .executeTakeFirst()
      if (!before) throw notFound('endpoint')
      // The old key is for the old address: sent to another one it would be given away.
      const keepsKey = api_key === null && before.base_url === body.baseUrl
      const row = await tx
        .updateTable('providers')
        .set({ ...columns, ...(keepsKey ? {} : { api_key }) })
        .where('id', '=', params.providerId)
        .returningAll()
        .executeTakeFirstOrThrow()
      const { leavesMachine } = presentProvider(row)
      const detail = { enabled: row.enabled, leavesMachine }
      await record(
        tx,
        { action: 'provider.change', who: caller, subject: `provider:${row.id}`, detail },
        lab.now(),
      )
      return presentProvider(row)
    }),
  )

  mount(app, lab, routes.removeProvider, async ({ caller, params }) => {
    await lab.db.transaction().execute(async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('providers')
        .where('id', '=', params.providerId)
        .executeTakeFirst()
      if (numDeletedRows === 0n) throw notFound('endpoint')
      await record(
        tx,
        { action: 'provider.remove', who: caller, subject: `provider:${params.providerId}` },
        lab.now(),
      )
    })
    return { done: true as const }
  })

  mount(app, lab, routes.testProvider, async ({ params }) =>
    testProvider(await providerRow(lab.db, params.providerId)),
  )

  mount(app, lab, routes.playground, async ({ body }) => {
    const { resource, text } = body
    const started = performance.now()
    const pipeline =
      'rule' in resource
        ? pipelineOf('rule:new', resource.rule)
        : 'prompt' in resource
          ? await promptPipeline(lab.db, 'prompt:new', resource.prompt)
          : (await openResource(lab.db, resource.id)).pipeline
    const found = await find({ id: 'playground', text }, pipeline, { language: 'en' })
    const spans = found.map(
      ({ start, end, label, score, source }): FoundSpan => ({ start, end, label, score, source }),
    )
    const milliseconds = performance.now() - started
    return { spans, milliseconds, examples: 'rule' in resource ? await tryExamples(resource.rule) : [] }
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

async function refuseUsed({ db }: Lab, id: string): Promise<void> {
  const projects = await db.selectFrom('projects').select(['name', 'resources']).execute()
  const user = projects.find(({ resources }) => (resources as { id: string }[]).some((it) => it.id === id))
  if (user) throw conflict('in-use', `The project ${user.name} uses it. Take it out there first.`)
}

async function checkProvider(tx: Tx, { providerId }: PromptBody): Promise<void> {
  if (providerId === null) return
  const row = await tx.selectFrom('providers').select('id').where('id', '=', providerId).executeTakeFirst()
  if (!row) throw notFound('endpoint')
}

function columnsOf({ name, baseUrl, model, apiKey, enabled, timeoutSeconds }: ProviderBody) {
  return { name, base_url: baseUrl, model, api_key: apiKey, enabled, timeout_seconds: timeoutSeconds }
}
