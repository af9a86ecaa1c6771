import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Route, routes } from '../shared/routes.ts'
import { aProject, aUser, type TestLab, testLab, type Visitor } from './testing/server.ts'

// A word that no code or list holds: it may be in answers that show texts, and nowhere else.
const canary = 'Zyxquorvane'
let test: TestLab
let ada: Visitor

beforeAll(async () => {
  test = await testLab()
  ada = await aUser(test, 'ada', 'admin')
}, 60_000)
afterAll(() => test.close())

/** Answers that are about texts. In all others, and in every log line, error, metric and audit entry, the word must not be. */
const showsText = new Set([
  'getTask',
  'viewDeidentified',
  'viewPrediction',
  'listComments',
  'createComment',
  'changeComment',
  'downloadProject',
  'downloadExport',
  'previewLabels',
  'previewNewProject',
  'playground',
  'setReplacements',
  'getObfuscation',
])

describe('no text where it does not belong', () => {
  it('keeps a word of the document out of every other answer, the log and the record', async () => {
    const text = `Seen by Dr. ${canary} on 3/4/2024. Patient: Marcus ${canary}, MRN 4471902.`
    const { projectId, taskIds } = await aProject(ada, { texts: [text, `${canary} again on Easter.`, text] })
    const taskId = taskIds[0]!
    const params = { projectId, taskId }
    await ada.get(routes.deidentify, {
      params: { projectId },
      body: { selection: { filter: {} }, on: 'predictions' },
    })
    await test.runner.settled()
    const draft = await ada.get(routes.createCompletion, { params, body: { from: { kind: 'empty' } } })
    const completion = { projectId, completionId: draft.id }
    const start = text.indexOf(canary)
    const place = { start, end: start + canary.length }
    const operation = { id: 'operation-1', group: null, undoes: null, spanId: 'span-aaaa', base: 0 }
    await ada.get(routes.applyOperations, {
      params: completion,
      body: { operations: [{ ...operation, kind: 'add', ...place, label: 'DOCTOR' }] },
    })
    await ada.get(routes.createComment, { params, body: { text: `Is ${canary} a name?` } })
    await ada.get(routes.setReplacements, {
      params: completion,
      body: { replacements: [{ spanId: 'span-aaaa', replacement: 'Moss' }] },
    })
    await ada.get(routes.submitCompletion, { params: completion, body: { seq: 1, star: true } })
    const request = {
      format: 'json' as const,
      deidentified: true,
      filter: {},
      labels: null,
      includeUnreviewed: true,
      onlyStarred: true,
    }
    const { id: exportId } = await ada.get(routes.createExport, { params: { projectId }, body: request })
    await test.runner.settled()

    const ids = {
      projectId,
      taskId,
      completionId: draft.id,
      exportId,
      jobId: 1,
      predictionId: 1,
      commentId: 1,
      userId: 999,
      tokenId: 999,
      ruleId: 999,
      promptId: 999,
      providerId: 999,
      chart: 'labels',
    }
    for (const [name, route] of Object.entries(routes) as [string, Route][]) {
      if (showsText.has(name) || name === 'events' || name === 'signOut') continue
      for (const body of route.body
        ? [
            {},
            {
              text: canary,
              q: canary,
              label: canary,
              content: `{"${canary}`,
              yaml: `${canary}: [`,
            },
            canary,
          ]
        : [undefined]) {
        const query = route.method === 'GET' ? { q: `text:${canary}`, cursor: canary, search: canary } : {}
        for (const search of [{}, query]) {
          const answer = await ada.call(route, {
            params: ids,
            query: search,
            ...(body === undefined ? {} : { body }),
          } as never)
          expect(answer.raw, `${name}: ${answer.status}`).not.toContain(canary)
        }
      }
    }
    const audit = await test.lab.db.selectFrom('audit').selectAll().execute()
    expect(audit.length).toBeGreaterThan(5)
    expect(JSON.stringify(audit)).not.toContain(canary)
    const metrics = await test.app.inject({
      method: 'GET',
      url: '/api/metrics',
      headers: { host: 'localhost' },
    })
    expect(metrics.body).toContain('palimpsest_lab_request_seconds')
    expect(metrics.body).not.toContain(canary)
    expect(test.logged.length).toBeGreaterThan(100)
    expect(test.logged.filter((line) => line.includes(canary))).toEqual([])
  }, 120_000)

  it('says nothing of the cause when something breaks inside', async () => {
    const { db } = test.lab
    const { projectId, taskIds } = await aProject(ada, { name: 'Broken', texts: [`Dr. ${canary}`] })
    await db
      .updateTable('projects')
      .set({ labels: JSON.stringify(canary) })
      .where('id', '=', projectId)
      .execute()
    const answer = await ada.call(routes.engineSettings, { params: { projectId, taskId: taskIds[0]! } })
    expect(answer.status).toBe(500)
    expect(answer.body.error).toMatchObject({ code: 'internal', message: 'Internal error.' })
    expect(answer.raw).not.toContain(canary)
    expect(test.logged.filter((line) => line.includes(canary))).toEqual([])
    expect(test.logged.some((line) => line.includes('request failed'))).toBe(true)
  })
})
