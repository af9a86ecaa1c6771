import { expect } from 'vitest'
import { routes } from '../../shared/routes.ts'
import { nobody, type TestLab, visitor } from './server.ts'

/** The first line through the lab, on an empty one: from the first run to an export that holds nothing of the patients. */
export async function firstStory(test: TestLab): Promise<void> {
  const stranger = nobody(test)
  expect((await stranger.get(routes.session, {})).needsSetup).toBe(true)
  const setUp = await stranger.call(routes.setUp, {
    body: { username: 'ada', name: 'Ada', password: 'a long password' },
  })
  expect(setUp.status).toBe(200)
  const cookie = String(setUp.headers['set-cookie']).split(';')[0]!
  const ada = visitor(test, 1, { cookie, 'x-csrf-token': setUp.body.csrf ?? '' })

  const again = await stranger.call(routes.setUp, {
    body: { username: 'eve', name: 'Eve', password: 'a long password' },
  })
  expect(again.body.error?.code).toBe('set-up-already')

  const project = await ada.get(routes.importDemo, {})
  const projectId = project.id
  expect(project.progress).toMatchObject({ tasks: 12, grey: 12 })

  await ada.get(routes.deidentify, {
    params: { projectId },
    body: { selection: { filter: {} }, on: 'predictions' },
  })
  await test.runner.settled()
  const { progress } = await ada.get(routes.getProject, { params: { projectId } })
  expect(progress.grey).toBe(0)
  expect(progress.green).toBeGreaterThan(5)

  const { tasks } = await ada.get(routes.listTasks, { params: { projectId }, query: { dot: 'green' } })
  const row = tasks[0]!
  const task = await ada.get(routes.getTask, { params: { projectId, taskId: row.id } })
  const prediction = task.predictions[0]!
  const draft = await ada.get(routes.createCompletion, {
    params: { projectId, taskId: row.id },
    body: { from: { kind: 'prediction', id: prediction.id } },
  })
  expect(draft.spanList.length).toBe(prediction.spans)
  const params = { projectId, completionId: draft.id }
  const { results, seq } = await ada.get(routes.applyOperations, {
    params,
    body: {
      operations: [
        {
          kind: 'accept',
          id: 'operation-1',
          group: null,
          undoes: null,
          spanId: draft.spanList[0]!.id,
          base: 1,
        },
      ],
    },
  })
  expect(results[0]).toMatchObject({ outcome: 'applied', span: { origin: 'person', version: 2 } })
  const submitted = await ada.get(routes.submitCompletion, { params, body: { seq, star: true } })
  expect(submitted).toMatchObject({ state: 'submitted', starred: true })

  const view = await ada.get(routes.viewDeidentified, { params })
  expect(view.output).not.toBeNull()
  expect(view.leaks).toEqual([])

  const request = {
    format: 'jsonl' as const,
    deidentified: true,
    filter: {},
    labels: null,
    includeUnreviewed: false,
    onlyStarred: true,
  }
  const plan = await ada.get(routes.planExport, { params: { projectId }, body: request })
  expect(plan).toMatchObject({ matching: 12, willExport: 1 })
  const { id: exportId } = await ada.get(routes.createExport, { params: { projectId }, body: request })
  await test.runner.settled()
  const done = await ada.get(routes.getExport, { params: { projectId, exportId } })
  expect(done).toMatchObject({
    exported: 1,
    job: { state: 'done' },
    skipped: [{ reason: 'no-completion', count: 11 }],
  })
  const file = await ada.call(routes.downloadExport, { params: { projectId, exportId } })
  const [line] = file.raw.trim().split('\n')
  const exported = JSON.parse(line!) as { text: string; id: string }
  expect(exported.text).toBe(view.output)
  for (const span of draft.spanList.filter(({ label }) => label === 'PATIENT'))
    expect(exported.text).not.toContain(task.text.slice(span.start, span.end))

  const verdict = await ada.get(routes.verifyAudit, {})
  expect(verdict).toMatchObject({ whole: true })
  expect(verdict.entries).toBeGreaterThan(6)
}
