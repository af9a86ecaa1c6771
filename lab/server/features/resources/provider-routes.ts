import type { FastifyInstance } from 'fastify'
import type { Provider, ProviderBody } from '../../../shared/resources.ts'
import { routes } from '../../../shared/routes.ts'
import type { Tx } from '../../db/connect.ts'
import { isLocalAddress, type ProviderRow, testProvider } from '../../engine/provider.ts'
import { invalid, notFound } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import { mount } from '../../mount.ts'
import { record } from '../audit/record.ts'
import { presentProvider, providerRow, refuseTaken } from './queries.ts'

/** Endpoints that prompts may ask: none until an admin sets one up and turns it on. */
export function providerRoutes(app: FastifyInstance, lab: Lab): void {
  mount(app, lab, routes.listProviders, async () => ({
    providers: (await lab.db.selectFrom('providers').selectAll().orderBy('name').execute()).map(
      presentProvider,
    ),
  }))

  mount(app, lab, routes.createProvider, ({ caller, body }) => {
    refuseWithoutConsent(body)
    return lab.db.transaction().execute(async (tx) => {
      await refuseTaken(tx, 'providers', body.name)
      const row = await tx
        .insertInto('providers')
        .values(columnsOf(body))
        .returningAll()
        .executeTakeFirstOrThrow()
      return recorded(tx, 'provider.create', caller, row)
    })
  })

  mount(app, lab, routes.changeProvider, ({ caller, params, body }) => {
    refuseWithoutConsent(body)
    return lab.db.transaction().execute(async (tx) => {
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
      return recorded(tx, 'provider.change', caller, row)
    })
  })

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

  /** What the record says of an endpoint: whether texts leave for it, with an admin's consent. */
  async function recorded(
    tx: Tx,
    action: string,
    who: { readonly id: number; readonly username: string },
    row: ProviderRow,
  ): Promise<Provider> {
    const provider = presentProvider(row)
    const { enabled, leavesMachine } = provider
    const detail = { enabled, leavesMachine, ...(enabled && leavesMachine ? { consent: true } : {}) }
    await record(tx, { action, who, subject: `provider:${row.id}`, detail }, lab.now())
    return provider
  }
}

function refuseWithoutConsent({ enabled, consent, baseUrl }: ProviderBody): void {
  if (enabled && !consent && !isLocalAddress(baseUrl))
    throw invalid('consent', 'Agree that texts leave this machine, or leave the endpoint off.', 'consent')
}

function columnsOf({ name, baseUrl, model, apiKey, enabled, timeoutSeconds, structured }: ProviderBody) {
  return {
    name,
    base_url: baseUrl,
    model,
    api_key: apiKey,
    enabled,
    timeout_seconds: timeoutSeconds,
    structured,
  }
}
