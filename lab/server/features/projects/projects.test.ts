import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../shared/routes.ts'
import { aProject, aUser, joins, type TestLab, testLab, type Visitor } from '../../testing/server.ts'
import { purgeProjects } from './purge.ts'

let test: TestLab
let ada: Visitor
beforeAll(async () => {
  test = await testLab()
  ada = await aUser(test, 'ada')
}, 60_000)
afterAll(() => test.close())

const text = 'Patient: Marcus Templeton, seen by Dr. Halloran 🙂 on 3/4/2024.'

describe('a project', () => {
  it('shows itself to its team and to admins, with what each may do', async () => {
    const { projectId } = await aProject(ada, { name: 'Shown' })
    const bea = await aUser(test, 'bea')
    expect((await bea.get(routes.listProjects, {})).projects).toEqual([])
    await joins(test, projectId, bea, ['annotator'])
    const [card] = (await bea.get(routes.listProjects, {})).projects
    expect(card).toMatchObject({ name: 'Shown', roles: ['annotator'] })
    expect(card!.may).toContain('completion.edit')
    expect(card!.may).not.toContain('export.run')
    const admin = await aUser(test, 'root', 'admin')
    expect((await admin.get(routes.listProjects, {})).projects.map(({ name }) => name)).toContain('Shown')
  })

  it('keeps its kind for ever', async () => {
    const { projectId } = await aProject(ada, { name: 'Kind' })
    await ada.call(routes.changeProject, {
      params: { projectId },
      body: { kind: 'text-ner', name: 'Kind 2' } as never,
    })
    expect((await ada.get(routes.getProject, { params: { projectId } })).kind).toBe('deidentification')
    const { db } = test.lab
    await expect(
      db.updateTable('projects').set({ kind: 'text-ner' }).where('id', '=', projectId).execute(),
    ).rejects.toThrow(/permanent/)
  })

  it('lets annotators see only what is theirs', async () => {
    const { projectId, taskIds } = await aProject(ada, { name: 'Theirs', texts: [text, text, text] })
    const cid = await aUser(test, 'cid')
    await joins(test, projectId, cid, ['annotator'])
    await ada.get(routes.assignTasks, {
      params: { projectId },
      body: {
        selection: { ids: [taskIds[1]!] },
        userIds: [cid.id],
        mode: 'all',
        perPerson: null,
        as: 'annotator',
        replace: false,
      },
    })
    expect((await cid.get(routes.listTasks, { params: { projectId } })).tasks.map(({ id }) => id)).toEqual([
      taskIds[1],
    ])
    expect((await cid.call(routes.getTask, { params: { projectId, taskId: taskIds[0]! } })).status).toBe(404)
    expect((await cid.get(routes.nextTask, { params: { projectId } })).taskId).toBe(taskIds[1])
  })

  it('goes through the states: incomplete, in progress, submitted, to correct, reviewed', async () => {
    const { projectId, taskIds } = await aProject(ada, { name: 'States', texts: [text] })
    const taskId = taskIds[0]!
    const dan = await aUser(test, 'dan')
    await joins(test, projectId, dan, ['reviewer'])
    const state = async () => (await ada.get(routes.getTask, { params: { projectId, taskId } })).state
    expect(await state()).toBe('incomplete')
    const draft = await ada.get(routes.createCompletion, {
      params: { projectId, taskId },
      body: { from: { kind: 'empty' } },
    })
    expect(await state()).toBe('in-progress')
    const params = { projectId, completionId: draft.id }
    await ada.get(routes.submitCompletion, { params, body: { seq: 0, star: true } })
    expect(await state()).toBe('submitted')
    expect((await dan.get(routes.reviewQueue, { params: { projectId } })).items).toHaveLength(1)
    expect(
      (await ada.call(routes.decideReview, { params, body: { approved: true, comment: '' } })).status,
    ).toBe(403)
    expect(
      (await dan.call(routes.decideReview, { params, body: { approved: false, comment: ' ' } })).status,
    ).toBe(400)
    const rejected = await dan.get(routes.decideReview, {
      params,
      body: { approved: false, comment: 'A name is missing' },
    })
    expect(rejected).toMatchObject({
      starred: false,
      review: { approved: false, comment: 'A name is missing' },
    })
    expect(await state()).toBe('to-correct')
    expect((await ada.call(routes.starCompletion, { params, body: { starred: true } })).status).toBe(403)
    const again = await ada.get(routes.createCompletion, {
      params: { projectId, taskId },
      body: { from: { kind: 'completion', id: draft.id } },
    })
    const next = { projectId, completionId: again.id }
    test.advance(1000)
    await ada.get(routes.submitCompletion, { params: next, body: { seq: 0, star: true } })
    expect(await state()).toBe('submitted')
    await dan.get(routes.decideReview, { params: next, body: { approved: true, comment: '' } })
    expect(await state()).toBe('reviewed')
    expect((await ada.get(routes.getProject, { params: { projectId } })).progress).toMatchObject({
      tasks: 1,
      reviewed: 1,
      incomplete: 0,
      inProgress: 0,
    })
  })

  it('goes out as an archive and comes back whole', async () => {
    const { projectId, taskIds } = await aProject(ada, { name: 'Whole', texts: [text, text] })
    await ada.get(routes.deidentify, {
      params: { projectId },
      body: { selection: { filter: {} }, on: 'predictions' },
    })
    await test.runner.settled()
    const task = await ada.get(routes.getTask, { params: { projectId, taskId: taskIds[0]! } })
    const draft = await ada.get(routes.createCompletion, {
      params: { projectId, taskId: task.id },
      body: { from: { kind: 'prediction', id: task.predictions[0]!.id }, accept: true },
    })
    await ada.get(routes.createComment, {
      params: { projectId, taskId: task.id },
      body: { text: 'Look here', start: 9, end: 15 },
    })
    const before = await ada.get(routes.viewDeidentified, { params: { projectId, completionId: draft.id } })
    const { createSession } = await import('../auth/queries.ts')
    const cookie = `palimpsest=${(await createSession(test.lab, ada.id)).secret}`
    const file = await test.app.inject({
      method: 'GET',
      url: `/api/projects/${projectId}/archive.zip`,
      headers: { host: 'localhost', cookie },
    })
    expect(file.statusCode).toBe(200)
    const { project, notes } = await ada.get(routes.importProject, {
      files: [{ name: 'whole.zip', content: new Uint8Array(file.rawPayload) }],
    })
    expect(notes.join(' ')).toContain('2 tasks')
    expect(project).toMatchObject({ name: 'Whole 2', progress: { tasks: 2, submitted: 1 } })
    const { tasks } = await ada.get(routes.listTasks, { params: { projectId: project.id } })
    const copy = await ada.get(routes.getTask, { params: { projectId: project.id, taskId: tasks[0]!.id } })
    expect(copy).toMatchObject({ text, comments: 1, tags: task.tags })
    const after = await ada.get(routes.viewDeidentified, {
      params: { projectId: project.id, completionId: copy.completions[0]!.id },
    })
    // The key travels with the project: the same people get the same surrogates.
    expect(after.output).toBe(before.output)
  })

  it('can be cloned, with its tasks or without', async () => {
    const { projectId } = await aProject(ada, { name: 'Original', texts: [text] })
    const bare = await ada.get(routes.cloneProject, { params: { projectId }, body: { withTasks: false } })
    expect(bare).toMatchObject({ name: 'Original cloned', progress: { tasks: 0 }, kind: 'deidentification' })
    const full = await ada.get(routes.cloneProject, {
      params: { projectId },
      body: { withTasks: true, name: 'Twin' },
    })
    expect(full).toMatchObject({ name: 'Twin', progress: { tasks: 1 } })
  })

  it('is deleted after waiting, and comes back until then', async () => {
    const { projectId } = await aProject(ada, { name: 'Doomed', texts: [text] })
    const params = { projectId }
    expect((await ada.call(routes.deleteProject, { params, body: { name: 'doomed?' } })).status).toBe(400)
    await ada.get(routes.deleteProject, { params, body: { name: 'Doomed' } })
    expect(
      (await ada.call(routes.deidentify, { params, body: { selection: { filter: {} }, on: 'predictions' } }))
        .status,
    ).toBe(403)
    expect(await purgeProjects(test.lab)).toBe(0)
    await ada.get(routes.restoreProject, { params })
    await ada.get(routes.deleteProject, { params, body: { name: 'Doomed' } })
    test.advance(15 * 86_400_000)
    expect(await purgeProjects(test.lab)).toBe(1)
    test.advance(-15 * 86_400_000)
    expect((await ada.call(routes.getProject, { params })).status).toBe(404)
    expect(
      await test.lab.db.selectFrom('tasks').select('id').where('project_id', '=', projectId).execute(),
    ).toEqual([])
  })
})

describe('labels and policy', () => {
  it('refuses a change of what somebody else has changed, and settings that an action does not know', async () => {
    const { projectId } = await aProject(ada, { name: 'Labels' })
    const params = { projectId }
    const { hasObfuscation: _, ...labels } = await ada.get(routes.getLabels, { params })
    await ada.get(routes.setLabels, { params, body: { ...labels, scope: 'batch' } })
    const stale = await ada.call(routes.setLabels, { params, body: labels })
    expect([stale.status, stale.body.error?.code]).toEqual([409, 'stale'])
    const bad = {
      ...labels,
      version: labels.version + 1,
      defaultStrategy: { kind: 'characters' as const, settings: { colour: 'red' } },
    }
    expect((await ada.call(routes.setLabels, { params, body: bad })).status).toBe(422)
  })

  it('writes its policy as a file that reads back to the same', async () => {
    const { projectId } = await aProject(ada, { name: 'Policy' })
    const params = { projectId }
    const { yaml } = await ada.get(routes.getPolicy, { params })
    const { settings, notes } = await ada.get(routes.readPolicy, { params, body: { yaml } })
    const { version: _, hasObfuscation: __, ...labels } = await ada.get(routes.getLabels, { params })
    expect(notes).toEqual([])
    expect(settings).toEqual(labels)
  })

  it('takes replacement values in every shape, and reports what it cannot use', async () => {
    const { projectId } = await aProject(ada, { name: 'Values', texts: ['Patient: Marcus Templeton.'] })
    const params = { projectId }
    const check = (content: string) =>
      ada.get(routes.setObfuscation, { params, query: { check: 'true' }, body: { content } })
    expect(await check('{"Patient": ["Ann Lee", "Ann Lee"], "NONSENSE": ["x"]}')).toMatchObject({
      labels: [
        { label: 'PATIENT', values: 1 },
        { label: 'NONSENSE', values: 1 },
      ],
      duplicates: 1,
      unknownLabels: ['NONSENSE'],
      saved: false,
    })
    expect(await check('Ann Lee#PATIENT\nBob Ray#DOCTOR\n')).toMatchObject({
      labels: [{ label: 'PATIENT' }, { label: 'DOCTOR' }],
    })
    expect(await check('[["Marcus Templeton","PATIENT","Ann Lee"]]')).toMatchObject({ pairs: 1 })
    expect((await check('{"PATIENT": [')).problems).toHaveLength(1)
    const saved = await ada.get(routes.setObfuscation, {
      params,
      body: { content: '[["Marcus Templeton","PATIENT","Ann Lee"]]' },
    })
    expect(saved.saved).toBe(true)
    const view = await ada.get(routes.previewLabels, {
      params,
      body: { text: 'Patient: Marcus Templeton.', spans: [{ start: 9, end: 25, label: 'PATIENT' }] },
    })
    expect(view.output).toBe('Patient: Ann Lee.')
  })
})
