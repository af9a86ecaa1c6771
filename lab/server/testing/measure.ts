import { rmSync } from 'node:fs'
import { routes } from '../../shared/routes.ts'
import { connectPostgres, migrate, openEmbedded } from '../db/connect.ts'
import { demoNotes } from '../demo/notes.ts'
import { postgresServer } from './postgres.ts'
import { aUser, testLab, type Visitor } from './server.ts'

/**
 * How the lab bears many tasks: `measure.ts COUNT [postgres]`. Prints import, list, search, de-identify and export
 * figures. Calls the server without a port, on a database on disk.
 */
const count = Number(process.argv[2] ?? 10_000)
const onServer = process.argv[3] === 'postgres'
const folder = `/tmp/palimpsest-measure-${process.pid}`

const report = (what: string, figure: string) => process.stdout.write(`${what.padEnd(44)} ${figure}\n`)
const cpu = () => process.cpuUsage().user / 1e6
const memory = () => `${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`

async function timed(what: string, times: number, run: (i: number) => Promise<unknown>): Promise<void> {
  const took: number[] = []
  for (let i = 0; i < times; i++) {
    const started = performance.now()
    await run(i)
    took.push(performance.now() - started)
  }
  took.sort((a, b) => a - b)
  const at = (part: number) => took[Math.min(took.length - 1, Math.floor(took.length * part))]!.toFixed(1)
  report(what, `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`)
}

function note(i: number): string {
  const { text, patient } = demoNotes[i % demoNotes.length]!
  // Every note differs, so that indexes and search have work to do.
  const body = `${text}\nVisit ${i}, ward ${i % 97}, ${(i * 7919) % 1_000_003}.\n`
  return JSON.stringify({
    id: `note-${i}`,
    text: body,
    meta: { patient: `${patient}-${i % 5000}`, title: `Note ${i} of ward ${i % 97}` },
  })
}

async function main(): Promise<void> {
  const server = onServer ? await postgresServer() : undefined
  const database = server ? connectPostgres(await server.fresh()) : await openEmbedded(folder)
  await migrate(database)
  const test = await testLab(database)
  const ada = await aUser(test, 'ada', 'admin')
  const { id: projectId } = await ada.get(routes.createProject, {
    body: {
      name: 'Many',
      kind: 'deidentification',
      resources: [{ id: 'pipeline:clinical-rules', labels: null }],
    },
  })
  await bulk(ada, projectId)
  const list = (query: Record<string, unknown>) =>
    ada.get(routes.listTasks, { params: { projectId }, query: query as never })
  let cursor: string | null = null
  await timed('list, page after page (50)', 100, async () => {
    const page: { next: string | null } = await list(cursor === null ? {} : { cursor })
    cursor = page.next
  })
  await timed('list by newest change', 20, () => list({ sort: '-updated' }))
  await timed('list, a page in the middle', 20, async (i) =>
    list({
      cursor: Buffer.from(
        JSON.stringify([String(Math.floor(count / 2) + i), Math.floor(count / 2) + i]),
      ).toString('base64url'),
    }),
  )
  await timed('filter by tag', 20, () => list({ tag: 'NonDeidentified' }))
  await timed('filter by state', 20, () => list({ state: 'submitted' }))
  await timed('search titles', 20, (i) => list({ q: `"ward ${i}"` }))
  await timed('search texts, rare', 20, (i) => list({ q: `text:"Visit ${Math.floor((i * count) / 20)},"` }))
  await timed('search texts, frequent', 20, () => list({ q: 'text:"ward"' }))
  await timed('search by label', 20, () => list({ q: 'label:PATIENT' }))
  const { tasks } = await list({})
  await timed('open a task', 50, (i) =>
    ada.get(routes.getTask, { params: { projectId, taskId: tasks[i % tasks.length]!.id } }),
  )
  const sample = Math.min(count, 2000)
  const started = performance.now()
  const used = cpu()
  const job = await ada.get(routes.deidentify, {
    params: { projectId },
    body: { selection: { ids: await firstIds(ada, projectId, sample) }, on: 'predictions' },
  })
  await test.runner.settled()
  report(
    `de-identify (rules), ${job.total} tasks`,
    `${(job.total / ((performance.now() - started) / 1000)).toFixed(0)} tasks/s, ${(job.total / (cpu() - used)).toFixed(0)} a CPU second, RSS ${memory()}`,
  )
  await timed('search by label, some hits', 20, () => list({ q: 'label:PATIENT' }))
  await timed('search by label and form', 20, () => list({ q: 'label:PATIENT=whitfield' }))
  const exporting = performance.now()
  const exportUsed = cpu()
  const request = {
    format: 'jsonl' as const,
    deidentified: true,
    filter: {},
    labels: null,
    includeUnreviewed: true,
    onlyStarred: true,
  }
  const { id: exportId } = await ada.get(routes.createExport, { params: { projectId }, body: request })
  await test.runner.settled()
  const done = await ada.get(routes.getExport, { params: { projectId, exportId } })
  const seconds = (performance.now() - exporting) / 1000
  report(
    `export, ${done.exported} de-identified of ${done.job.total}`,
    `${seconds.toFixed(1)} s, CPU ${(cpu() - exportUsed).toFixed(1)} s, RSS ${memory()}`,
  )
  await test.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function firstIds(ada: Visitor, projectId: number, wanted: number): Promise<number[]> {
  const ids: number[] = []
  let cursor: string | undefined
  while (ids.length < wanted) {
    const { tasks, next } = await ada.get(routes.listTasks, {
      params: { projectId },
      query: { limit: 500, ...(cursor ? { cursor } : {}) },
    })
    ids.push(...tasks.map(({ id }) => id))
    if (!next) break
    cursor = next
  }
  return ids.slice(0, wanted)
}

async function bulk(ada: Visitor, projectId: number): Promise<void> {
  const step = 5000
  const started = performance.now()
  const used = cpu()
  for (let at = 0; at < count; at += step) {
    const lines = Array.from({ length: Math.min(step, count - at) }, (_, i) => note(at + i)).join('\n')
    await ada.get(routes.importTasks, {
      params: { projectId },
      files: [{ name: `part-${at}.jsonl`, content: lines }],
    })
  }
  report(
    `import ${count} notes`,
    `${(count / ((performance.now() - started) / 1000)).toFixed(0)} notes/s, ${(count / (cpu() - used)).toFixed(0)} a CPU second, RSS ${memory()}`,
  )
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
  process.exit(1)
})
