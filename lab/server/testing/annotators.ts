import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Operation } from '../../shared/operations.ts'
import { routes } from '../../shared/routes.ts'
import { demoNotes } from '../demo/notes.ts'
import { LivePerson, startLive } from './live.ts'
import { postgresServer } from './postgres.ts'

/**
 * Many people at work at once, each at human pace: `annotators.ts [PEOPLE] [SECONDS] [postgres]`. Everyone signs in over
 * HTTP, listens for live events, opens a task, takes over the machine's spans, edits with time to think, submits and
 * goes on to the next. Prints how long answers took, and how many of the acknowledged operations are not there in the
 * end. Data go to /tmp and are removed.
 */
const people = Number(process.argv[2] ?? 50)
const seconds = Number(process.argv[3] ?? 60)
const folder = `/tmp/palimpsest-annotators-${process.pid}`
const password = 'a long password'

const server = process.argv[4] === 'postgres' ? await postgresServer() : undefined
const lab = await startLive(folder, { databaseUrl: await server?.fresh(), built: true })
const took = new Map<string, number[]>()

async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const answer = await run()
  const list = took.get(what) ?? []
  took.set(what, list)
  list.push(performance.now() - started)
  return answer
}

/** Time to look and think: around `ms`, never the same. */
const think = (ms: number) => sleep(ms * (0.5 + Math.random()))

async function prepare(admin: LivePerson): Promise<{ projectId: number; names: string[] }> {
  const { id: projectId } = await admin.get(routes.createProject, {
    body: {
      name: 'Together',
      kind: 'deidentification',
      resources: [{ id: 'pipeline:clinical-rules', labels: null }],
    },
  })
  const notes = Array.from({ length: people * 20 }, (_, i) => {
    const { text } = demoNotes[i % demoNotes.length]!
    return JSON.stringify({ id: `note-${i}`, text: `${text}\nVisit ${i}.\n` })
  })
  const params = { projectId }
  await admin.get(routes.importTasks, { params, files: [{ name: 'notes.jsonl', content: notes.join('\n') }] })
  const job = await admin.get(routes.deidentify, {
    params,
    body: { selection: { filter: {} }, on: 'predictions' },
  })
  for (;;) {
    const { jobs } = await admin.get(routes.listJobs, { params })
    if (jobs.find(({ id }) => id === job.id)?.state === 'done') break
    await sleep(200)
  }
  const { members } = await admin.get(routes.listMembers, { params })
  const names = Array.from({ length: people }, (_, i) => `person${i + 1}`)
  const team = members.map(({ person, roles }) => ({ userId: person.id, roles: [...roles] }))
  for (const username of names) {
    const user = await admin.get(routes.createUser, {
      body: { username, name: username, role: 'member', password: `${password} once` },
    })
    team.push({ userId: user.id, roles: ['annotator'] })
  }
  await admin.get(routes.setMembers, { params, body: { members: team } })
  const userIds = team.slice(members.length).map(({ userId }) => userId)
  await admin.get(routes.assignTasks, {
    params,
    body: {
      selection: { filter: {} },
      userIds,
      mode: 'sequential',
      as: 'annotator',
      perPerson: null,
      replace: false,
    },
  })
  return { projectId, names }
}

interface Work {
  readonly completionId: number
  readonly operations: string[]
}

async function annotate(
  person: LivePerson,
  username: string,
  projectId: number,
  until: number,
): Promise<readonly Work[]> {
  const done: Work[] = []
  let counter = 0
  const params = { projectId }
  while (Date.now() < until) {
    const { taskId } = await timed('next task', () => person.get(routes.nextTask, { params, query: {} }))
    if (taskId === null) break
    const task = await timed('open a task', () =>
      person.get(routes.getTask, { params: { projectId, taskId } }),
    )
    const prediction = task.predictions[0]
    const draft = await timed('take over', () =>
      person.get(routes.createCompletion, {
        params: { projectId, taskId },
        body: { from: prediction ? { kind: 'prediction', id: prediction.id } : { kind: 'empty' } },
      }),
    )
    const work: Work = { completionId: draft.id, operations: [] }
    done.push(work)
    const completion = { projectId, completionId: draft.id }
    let { seq } = draft
    for (let i = 0; i < 8 && Date.now() < until; i++) {
      await think(2000)
      const start = 5 + ((++counter * 13) % (task.text.length - 20))
      const operation: Operation = {
        kind: 'add',
        id: `op-${username}-${String(counter).padStart(5, '0')}`,
        group: null,
        undoes: null,
        spanId: `sp-${username}-${String(counter).padStart(5, '0')}`,
        base: 0,
        start,
        end: start + 4,
        label: 'PATIENT',
      }
      const answer = await timed('edit a span', () =>
        person.get(routes.applyOperations, { params: completion, body: { operations: [operation] } }),
      )
      if (answer.results[0]?.outcome === 'applied') work.operations.push(operation.id)
      seq = answer.seq
    }
    await think(1000)
    await timed('submit', () =>
      person.get(routes.submitCompletion, { params: completion, body: { seq, star: true } }),
    )
  }
  return done
}

async function main(): Promise<void> {
  const admin = new LivePerson(lab)
  await admin.signIn('ada', password)
  const { projectId, names } = await prepare(admin)
  const crowd: LivePerson[] = []
  for (const [i, name] of names.entries()) {
    const person = new LivePerson(lab, `198.51.100.${(i % 250) + 1}`)
    await person.signIn(name, `${password} once`)
    await person.get(routes.changePassword, { body: { current: `${password} once`, next: password } })
    crowd.push(person)
  }
  const over = new AbortController()
  for (const person of crowd) void person.listen(over.signal)
  const used = lab.cpu()
  const until = Date.now() + seconds * 1000
  const works = await Promise.all(
    crowd.map(async (person, i) => {
      await sleep(Math.random() * 3000)
      return annotate(person, names[i]!, projectId, until)
    }),
  )
  const cpu = lab.cpu() - used
  let acknowledged = 0
  let lost = 0
  for (const { completionId, operations } of works.flat()) {
    const { entries } = await admin.get(routes.getHistory, {
      params: { projectId, completionId },
      query: { limit: 10_000 },
    })
    const there = new Set(entries.map(({ operation }) => operation.id))
    acknowledged += operations.length
    lost += operations.filter((id) => !there.has(id)).length
  }
  over.abort()
  const line = (what: string, list: number[]) => {
    const sorted = [...list].sort((a, b) => a - b)
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
    process.stdout.write(
      `${what.padEnd(20)} ${String(sorted.length).padStart(6)} times, p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms\n`,
    )
  }
  process.stdout.write(
    `${people} people for ${seconds} s on ${server ? 'PostgreSQL' : 'the embedded database'}\n`,
  )
  for (const [what, list] of took) line(what, list)
  line('all requests', [...took.values()].flat())
  process.stdout.write(
    `lost ${lost} of ${acknowledged} acknowledged operations; ${cpu.toFixed(1)} CPU s, RSS ${lab.memory().now} MB\n`,
  )
  if (lost > 0) process.exitCode = 1
}

try {
  await main()
} finally {
  await lab.stop()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}
