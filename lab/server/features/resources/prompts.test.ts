import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  answer,
  chatServer,
  quotations,
  type Script,
} from '../../../../packages/models/src/llm/testing/chat-server.ts'
import type { PromptBody, ProviderBody } from '../../../shared/resources.ts'
import { routes } from '../../../shared/routes.ts'
import { aProject, aUser, type TestLab, testLab, type Visitor } from '../../testing/server.ts'

let test: TestLab
let admin: Visitor
let script: Script
let endpoint: Awaited<ReturnType<typeof chatServer>>
beforeAll(async () => {
  test = await testLab()
  admin = await aUser(test, 'admin', 'admin')
  endpoint = await chatServer((...given) => script(...given))
}, 60_000)
afterAll(async () => {
  await endpoint.close()
  await test.close()
})
afterEach(() => {
  endpoint.requests.length = 0
})

let providers = 0
async function aProvider(change: Partial<ProviderBody> = {}): Promise<number> {
  const { id } = await admin.get(routes.createProvider, {
    body: {
      name: `Endpoint ${++providers}`,
      baseUrl: endpoint.url,
      model: 'small',
      apiKey: 'the key',
      enabled: true,
      timeoutSeconds: 5,
      ...change,
    },
  })
  return id
}

const aPrompt = (providerId: number | null): PromptBody => ({
  name: 'Relatives',
  description: '',
  providerId,
  entities: [
    { label: 'PERSON', question: 'Names of relatives', examples: ['aunt Maud'] },
    { label: 'CITY', question: '', examples: [] },
  ],
})

const text = 'His sister 🦊 Maud lives in Larne; Maud phoned.'
const tryOut = (prompt: PromptBody) => admin.call(routes.playground, { body: { text, resource: { prompt } } })
const words = (spans: readonly { start: number; end: number; label: string }[]) =>
  spans.map(({ start, end, label }) => `${text.slice(start, end)}|${label}`)

describe('a prompt', () => {
  it('asks the endpoint for quotations, and finds them in the text', async () => {
    script = (_, response) =>
      quotations(response, [
        ['PERSON', 'Maud'],
        ['CITY', 'Larne'],
        ['CITY', 'Dublin'],
      ])
    const { body } = await tryOut(aPrompt(await aProvider()))
    expect(words(body.spans)).toEqual(['Maud|PERSON', 'Larne|CITY', 'Maud|PERSON'])
    expect(body.asked).toEqual({
      requests: 1,
      promptTokens: 100,
      completionTokens: 20,
      quotes: 3,
      dropped: 1,
    })
    const [{ headers, body: sent }] = endpoint.requests as [(typeof endpoint.requests)[number]]
    expect(headers.authorization).toBe('Bearer the key')
    expect(sent.model).toBe('small')
    expect(sent.messages.at(-1)).toEqual({ role: 'user', content: text })
    expect(sent.messages[0]!.content).toContain('PERSON: Names of relatives (such as aunt Maud)')
    expect(sent.response_format?.type).toBe('json_schema')
  })

  it.each([
    ['json_object', 'json_object'],
    ['none', undefined],
  ] as const)('asks an endpoint of the kind %s as it understands', async (structured, type) => {
    script = (_, response) => answer(response, 'Here you are: {"entities": []}')
    const { status } = await tryOut(aPrompt(await aProvider({ structured })))
    expect(status).toBe(200)
    expect(endpoint.requests[0]!.body.response_format?.type).toBe(type)
  })

  it.each<[string, Script, string]>([
    ['fails', (_, response) => void response.writeHead(500).end(text), 'endpoint-failed'],
    ['refuses', (_, response) => void response.writeHead(401).end(text), 'endpoint-refused'],
    ['is busy', (_, response) => void response.writeHead(429).end(), 'endpoint-busy'],
    ['talks', (_, response) => answer(response, `I cannot do that with ${text}`), 'bad-answer'],
    ['makes up labels', (_, response) => quotations(response, [['KING', 'Maud']]), 'bad-answer'],
    ['speaks another protocol', (_, response) => void response.end('<html>'), 'bad-answer'],
    [
      'sends elsewhere',
      (_, response) => void response.writeHead(302, { location: '/' }).end(),
      'endpoint-unreachable',
    ],
  ])('says so when the endpoint %s, asks once, and quotes nothing', async (_, given, code) => {
    script = given
    const { status, body, raw } = await tryOut(aPrompt(await aProvider()))
    expect([status, body.error?.code]).toEqual([422, code])
    expect(endpoint.requests).toHaveLength(1)
    for (const word of ['Maud', 'Larne', 'the key']) expect(raw).not.toContain(word)
  })

  it('fails in time when the endpoint does not answer', async () => {
    script = () => {}
    const { status, body } = await tryOut(aPrompt(await aProvider({ timeoutSeconds: 1 })))
    expect([status, body.error?.code]).toEqual([422, 'endpoint-timeout'])
  })

  it('sends nothing without an endpoint, nor to one that is off', async () => {
    const off = await aProvider({ enabled: false })
    for (const providerId of [null, off, 999_999]) {
      const { status, body } = await tryOut(aPrompt(providerId))
      expect([status, body.error?.code]).toEqual([409, 'no-endpoint'])
    }
    expect(endpoint.requests).toHaveLength(0)
  })

  it('runs over tasks with the other resources; a task it fails on turns red, and the rest goes on', async () => {
    const providerId = await aProvider()
    const prompt = await admin.get(routes.createPrompt, { body: aPrompt(providerId) })
    const { projectId } = await aProject(admin, {
      name: 'Prompted',
      texts: [text, 'CANARY: his aunt Maud of Larne, tel. 555-010-4477.'],
    })
    await admin.get(routes.setProjectResources, {
      params: { projectId },
      body: {
        resources: [
          { id: 'pipeline:patterns', labels: null },
          { id: `prompt:${prompt.id}`, labels: ['PERSON'] },
        ],
      },
    })
    script = (request, response) => {
      if (request.body.messages.at(-1)!.content.includes('CANARY')) response.writeHead(400).end()
      else
        quotations(response, [
          ['PERSON', 'Maud'],
          ['CITY', 'Larne'],
        ])
    }
    await admin.get(routes.deidentify, {
      params: { projectId },
      body: { selection: { filter: {} }, on: 'predictions' },
    })
    await test.runner.settled()
    const { tasks } = await admin.get(routes.listTasks, { params: { projectId }, query: {} })
    expect(tasks.map(({ dot }) => dot.colour).sort()).toEqual(['green', 'red'])
    const good = tasks.find(({ dot }) => dot.colour === 'green')!
    const task = await admin.get(routes.getTask, { params: { projectId, taskId: good.id } })
    const { spans } = await admin.get(routes.getPrediction, {
      params: { projectId, predictionId: task.predictions[0]!.id },
    })
    expect(words(spans)).toEqual(['Maud|PERSON', 'Maud|PERSON'])
    expect(spans.every(({ source }) => source === `prompt:${prompt.id}`)).toBe(true)
    expect(test.logged.join('\n')).not.toContain('CANARY')
    const answer = await admin.call(routes.removePrompt, { params: { promptId: prompt.id } })
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'in-use'])
  }, 30_000)
})

describe('an endpoint', () => {
  const elsewhere = { baseUrl: 'https://models.example/v1', apiKey: null }

  it('beyond this machine is turned on with consent only, and the record says so', async () => {
    const body = { name: 'Cloud', model: 'm', timeoutSeconds: 5, ...elsewhere }
    const refused = await admin.call(routes.createProvider, { body: { ...body, enabled: true } })
    expect([refused.status, refused.body.error?.code]).toEqual([400, 'consent'])
    const off = await admin.get(routes.createProvider, { body: { ...body, enabled: false } })
    expect(off).toMatchObject({ enabled: false, leavesMachine: true })
    const params = { providerId: off.id }
    const still = await admin.call(routes.changeProvider, { params, body: { ...body, enabled: true } })
    expect(still.status).toBe(400)
    const on = await admin.get(routes.changeProvider, {
      params,
      body: { ...body, enabled: true, consent: true },
    })
    expect(on).toMatchObject({ enabled: true, leavesMachine: true })
    const { entries } = await admin.get(routes.listAudit, { query: { action: 'provider.change', limit: 1 } })
    expect(entries[0]!.detail).toEqual({ enabled: true, leavesMachine: true, consent: true })
    // Moved back to this machine it needs none.
    const here = await admin.get(routes.changeProvider, {
      params,
      body: { ...body, baseUrl: endpoint.url, enabled: true },
    })
    expect(here.leavesMachine).toBe(false)
  })

  it('never gives its key back, and keeps it for its own address only', async () => {
    const providerId = await aProvider()
    const list = await admin.get(routes.listProviders, {})
    expect(JSON.stringify(list)).not.toContain('the key')
    const body = { name: 'Moved', model: 'm', timeoutSeconds: 5, enabled: false }
    const params = { providerId }
    const same = await admin.get(routes.changeProvider, {
      params,
      body: { ...body, baseUrl: endpoint.url, apiKey: null },
    })
    expect(same.hasKey).toBe(true)
    const moved = await admin.get(routes.changeProvider, { params, body: { ...body, ...elsewhere } })
    expect(moved.hasKey).toBe(false)
  })

  it.each<[string, Script, boolean]>([
    ['works', (_, response) => answer(response, '{"ready": true}'), true],
    ['answers with words', (_, response) => answer(response, 'ready'), false],
    ['fails', (_, response) => void response.writeHead(503).end(), false],
  ])('is asked something harmless to see whether it %s', async (_, given, works) => {
    script = given
    const providerId = await aProvider()
    expect(await admin.get(routes.testProvider, { params: { providerId } })).toMatchObject({ works })
    expect(endpoint.requests).toHaveLength(1)
  })

  it('is asked nothing while nobody presses: listing resources sends nothing', async () => {
    await aProvider()
    await admin.get(routes.listResources, {})
    await admin.get(routes.listProviders, {})
    expect(endpoint.requests).toHaveLength(0)
  })
})
