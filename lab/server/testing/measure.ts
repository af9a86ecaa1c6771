import { rmSync } from 'node:fs'
import { routes } from '../../shared/routes.ts'
import { demoNotes } from '../demo/notes.ts'
import { LivePerson, startLive } from './live.ts'
import { postgresServer } from './postgres.ts'

/**
 * How the lab bears many tasks: `measure.ts COUNT [postgres] [EXPORTED]`. Starts the compiled lab as people do, on an
 * embedded database or a PostgreSQL of its own, and prints import, list, search, de-identify and export figures. Data
 * go to /tmp and are removed.
 */
const count = Number(process.argv[2] ?? 10_000)
const onServer = process.argv[3] === 'postgres'
const exported = Math.min(count, Number(process.argv[onServer ? 4 : 3] ?? 50_000))
const folder = `/tmp/palimpsest-measure-${process.pid}`

const server = onServer ? await postgresServer() : undefined
const options = { databaseUrl: await server?.fresh(), built: true }
// Making a database takes memory that only the end of the process gives back: what is measured is a lab that was there.
await (await startLive(folder, options)).stop()
const lab = await startLive(folder, options)
const ada = new LivePerson(lab)
await ada.signIn('ada', 'a long password')

const report = (what: string, figure: string) => process.stdout.write(`${what.padEnd(44)} ${figure}\n`)

/** Seconds of wall and CPU that `run` took. */
async function spent(run: () => Promise<void>): Promise<{ seconds: number; cpu: number; memory: string }> {
  const started = performance.now()
  const used = lab.cpu()
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, lab.memory().now)
  }, 100)
  await run()
  clearInterval(watch)
  const memory = `RSS at most ${Math.max(most, lab.memory().now)} MB`
  return { seconds: (performance.now() - started) / 1000, cpu: lab.cpu() - used, memory }
}

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

async function jobIsOver(projectId: number, jobId: number): Promise<void> {
  for (;;) {
    const { jobs } = await ada.get(routes.listJobs, { params: { projectId } })
    const job = jobs.find(({ id }) => id === jobId)
    if (job && job.state !== 'queued' && job.state !== 'running') return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function main(): Promise<void> {
  const { id: projectId } = await ada.get(routes.createProject, {
    body: {
      name: 'Many',
      kind: 'deidentification',
      resources: [{ id: 'pipeline:clinical-rules', labels: null }],
    },
  })
  const params = { projectId }
  const step = 5000
  const importing = await spent(async () => {
    for (let at = 0; at < count; at += step) {
      const lines = Array.from({ length: Math.min(step, count - at) }, (_, i) => note(at + i)).join('\n')
      await ada.get(routes.importTasks, { params, files: [{ name: `part-${at}.jsonl`, content: lines }] })
    }
  })
  report(
    `import ${count} notes`,
    `${(count / importing.seconds).toFixed(0)} notes/s, ${(count / importing.cpu).toFixed(0)} a CPU second, ${importing.memory}`,
  )
  const list = (query: Record<string, unknown>) =>
    ada.get(routes.listTasks, { params, query: query as never })
  let cursor: string | null = null
  await timed('list, page after page (50)', 100, async () => {
    const page: { next: string | null } = await list(cursor === null ? {} : { cursor })
    cursor = page.next
  })
  await timed('list by newest change', 20, () => list({ sort: '-updated' }))
  await timed('list by title', 20, () => list({ sort: 'title' }))
  await timed('list, a page in the middle', 20, async (i) => {
    const number = Math.floor(count / 2) + i
    return list({ cursor: Buffer.from(JSON.stringify([String(number), number])).toString('base64url') })
  })
  const searches = async () => {
    await timed('filter by tag', 20, () => list({ tag: 'NonDeidentified' }))
    await timed('filter by state', 20, () => list({ state: 'submitted' }))
    await timed('filter by state, all of them', 20, () => list({ state: 'incomplete' }))
    await timed('filter by dot, the few', 20, () => list({ dot: 'red' }))
    await timed('search titles', 20, (i) => list({ q: `"ward ${i}"` }))
    await timed('search titles, one', 20, (i) => list({ q: `"Note ${Math.floor((i * count) / 20)} of"` }))
    await timed('search texts, rare', 20, (i) => list({ q: `text:"Visit ${Math.floor((i * count) / 20)},"` }))
    await timed('search texts, one word of a few', 20, (i) => list({ q: `text:"ward ${i}, ${i}"` }))
    await timed('search texts, frequent', 20, () => list({ q: 'text:"ward"' }))
    await timed('search texts, nowhere', 20, () => list({ q: 'text:"xylophone concerto"' }))
    await timed('search by label', 20, () => list({ q: 'label:PATIENT' }))
    await timed('search by label and form', 20, () => list({ q: 'label:PATIENT=whitfield' }))
    await timed('search by label and form, nowhere', 20, () => list({ q: 'label:PATIENT=xylophone' }))
  }
  await searches()
  const { tasks } = await list({})
  await timed('open a task', 50, (i) =>
    ada.get(routes.getTask, { params: { projectId, taskId: tasks[i % tasks.length]!.id } }),
  )
  const ids = await firstIds(projectId, exported)
  let job = { id: 0, total: 0 }
  const quick: number[] = []
  const deidentifying = await spent(async () => {
    job = await ada.get(routes.deidentify, { params, body: { selection: { ids }, on: 'predictions' } })
    const over = jobIsOver(projectId, job.id).then(() => true)
    // What the others feel meanwhile.
    while (!(await Promise.race([over, new Promise((resolve) => setTimeout(() => resolve(false), 50))]))) {
      const started = performance.now()
      await list({})
      quick.push(performance.now() - started)
    }
  })
  report(
    `de-identify (rules), ${job.total} tasks`,
    `${(job.total / deidentifying.seconds).toFixed(0)} tasks/s, ${(job.total / deidentifying.cpu).toFixed(0)} a CPU second, ${deidentifying.memory}`,
  )
  quick.sort((a, b) => a - b)
  report('list meanwhile', `p95 ${(quick[Math.floor(quick.length * 0.95)] ?? 0).toFixed(1)} ms`)
  process.stdout.write('with predictions:\n')
  await searches()
  const request = {
    format: 'jsonl' as const,
    deidentified: true,
    filter: { dot: 'green' as const },
    labels: null,
    includeUnreviewed: true,
    onlyStarred: true,
  }
  let exportId = 0
  const exporting = await spent(async () => {
    const made = await ada.get(routes.createExport, { params, body: request })
    exportId = made.id
    await jobIsOver(projectId, made.job.id)
  })
  const done = await ada.get(routes.getExport, { params: { projectId, exportId } })
  report(
    `export, ${done.exported} de-identified of ${done.job.total}`,
    `${exporting.seconds.toFixed(1)} s, CPU ${exporting.cpu.toFixed(1)} s, ${exporting.memory}`,
  )
}

async function firstIds(projectId: number, wanted: number): Promise<number[]> {
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

try {
  await main()
} finally {
  await lab.stop()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}
