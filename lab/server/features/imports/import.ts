import { setImmediate } from 'node:timers/promises'
import { labelNameSchema } from '../../../shared/identifiers.ts'
import type { ImportFile, ImportReport } from '../../../shared/imports.ts'
import type { LabelSettings } from '../../../shared/labels.ts'
import type { Tx } from '../../db/connect.ts'
import { tidy } from '../../db/upkeep.ts'
import { setting } from '../../engine/default-labels.ts'
import { Refusal } from '../../errors.ts'
import type { Lab } from '../../lab.ts'
import type { ProjectView } from '../../middleware/project.ts'
import type { Caller } from '../../middleware/sign-in.ts'
import { record } from '../audit/record.ts'
import { addTasks, type NewTask, type SpansAs } from '../tasks/add.ts'
import { wordsOf } from '../tasks/words.ts'
import { BrokenArchive, decodeText, type Entry, isZip, unzipEntries } from './entries.ts'
import { type ImportOptions, readEntry, shown } from './read.ts'

/** Documents and characters in one transaction, the last document apart. */
const BATCH = 500
const BATCH_CHARACTERS = 1_000_000
const MOST_PROBLEMS = 50
/** So many new tasks change what searches should be planned by. */
const TIDY_FROM = 500

interface Job {
  readonly uploads: readonly Entry[]
  readonly options: ImportOptions & { readonly spans: SpansAs }
  readonly importId: string | null
}

/** Reads uploads into tasks, tells how it goes, and reports file by file what became of them. */
export async function runImport(
  lab: Lab,
  project: ProjectView,
  caller: Caller,
  { uploads, options, importId }: Job,
): Promise<ImportReport> {
  const startedAt = lab.now()
  const started = performance.now()
  const files: ImportFile[] = []
  for (const upload of uploads) {
    const { entries, problem } = entriesOf(upload, lab.settings.uploadLimit)
    if (problem) {
      files.push({
        name: shown(upload.name, 300),
        format: null,
        added: 0,
        duplicates: 0,
        failed: 1,
        problems: [{ where: 'file', message: problem }],
      })
      continue
    }
    for (const file of await importEntries(lab, project, caller, pairUp(entries, uploads), options, importId))
      files.push(file)
  }
  const sum = (key: 'added' | 'duplicates' | 'failed') => files.reduce((total, file) => total + file[key], 0)
  const report = {
    startedAt: startedAt.toISOString(),
    seconds: (performance.now() - started) / 1000,
    added: sum('added'),
    duplicates: sum('duplicates'),
    failed: sum('failed'),
    files: files.slice(0, 1000),
  }
  const id = await lab.db.transaction().execute(async (tx) => {
    const row = await tx
      .insertInto('imports')
      .values({
        project_id: project.id,
        user_id: caller.id,
        report: JSON.stringify(report),
        created_at: startedAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { added, duplicates, failed } = report
    await record(
      tx,
      {
        action: 'task.import',
        who: caller,
        projectId: project.id,
        subject: `import:${row.id}`,
        detail: { added, duplicates, failed },
      },
      lab.now(),
    )
    return row.id
  })
  if (report.added >= TIDY_FROM) await tidy(lab.db)
  lab.hub.emit({ kind: 'tasks', projectId: project.id, taskIds: null })
  return { id, ...report }
}

function entriesOf(upload: Entry, limit: number): { entries: Entry[]; problem?: string } {
  if (!isZip(upload.bytes)) return { entries: [upload] }
  if (/\.(docx|xlsx|pptx|od[tsp]|epub|jar)$/i.test(upload.name))
    return { entries: [], problem: 'This kind of file is not read here.' }
  try {
    // What an archive unpacks to may be larger than what was sent, within reason.
    return { entries: unzipEntries(upload.bytes, { limit: limit * 10 }) }
  } catch (error) {
    if (error instanceof Refusal) return { entries: [], problem: error.message }
    if (error instanceof BrokenArchive) return { entries: [], problem: 'The archive is damaged.' }
    throw error
  }
}

interface Paired {
  readonly entry: Entry
  readonly companion?: string
}

/** brat keeps spans in a second file of the same name: the pair is one entry. */
function pairUp(entries: readonly Entry[], uploads: readonly Entry[]): Paired[] {
  const stem = (name: string) => name.replace(/\.(txt|ann)$/i, '')
  const companions = new Map(
    [...entries, ...uploads].filter(({ name }) => /\.ann$/i.test(name)).map((it) => [stem(it.name), it]),
  )
  return entries
    .filter(({ name }) => !/\.ann$/i.test(name))
    .map((entry) => {
      const found = /\.txt$/i.test(entry.name) ? companions.get(stem(entry.name)) : undefined
      const companion = found ? decodeText(found.bytes) : null
      return companion === null ? { entry } : { entry, companion }
    })
}

async function importEntries(
  lab: Lab,
  project: ProjectView,
  caller: Caller,
  entries: readonly Paired[],
  options: Job['options'],
  importId: string | null,
): Promise<ImportFile[]> {
  const files: ImportFile[] = []
  let batch: { task: NewTask; file: ImportFile }[] = []
  let characters = 0
  /** The batch that is being written, while the next one is read. */
  let writing: Promise<void> = Promise.resolve()
  const flush = async () => {
    const current = batch
    batch = []
    characters = 0
    const prepared = current.map(({ task, file }) => ({ task: { ...task, words: wordsOf(task.text) }, file }))
    await setImmediate()
    await writing
    if (prepared.length === 0) return
    writing = addBatch(lab, project, caller, prepared, options.spans).then(() => {
      const { file } = prepared.at(-1)!
      if (!importId) return
      const { name, added, duplicates, failed } = file
      lab.hub.emit({ kind: 'import', projectId: project.id, importId, file: name, added, duplicates, failed })
    })
    // Awaited with the next batch; until then it must not count as unhandled.
    writing.catch(() => {})
  }
  for (const { entry, companion } of entries) {
    const file: ImportFile = {
      name: shown(entry.name, 300),
      format: null,
      added: 0,
      duplicates: 0,
      failed: 0,
      problems: [],
    }
    files.push(file)
    for (const read of readEntry(entry, companion, options)) {
      if ('problem' in read) {
        file.failed++
        note(file, read.where, read.problem)
      } else {
        batch.push({ task: read.task, file })
        characters += read.task.text.length
        if (batch.length >= BATCH || characters >= BATCH_CHARACTERS) await flush()
      }
    }
  }
  await flush()
  await writing
  return files
}

function note(file: ImportFile, where: string, message: string): void {
  if (file.problems.length < MOST_PROBLEMS) file.problems.push({ where, message })
}

async function addBatch(
  lab: Lab,
  project: ProjectView,
  caller: Caller,
  batch: readonly { task: NewTask; file: ImportFile }[],
  spansAs: SpansAs,
): Promise<void> {
  const mark = project.kind === 'deidentification' ? ['NonDeidentified'] : []
  const tasks = batch.map(({ task, file }) => ({
    ...task,
    tags: [...new Set([...mark, ...task.tags])],
    spans: spansAs === 'ignore' ? [] : task.spans.flatMap((span) => nameOk(span, file)),
  }))
  const { added } = await lab.db.transaction().execute(async (tx) => {
    if (spansAs !== 'ignore') await addLabels(tx, project, tasks)
    return addTasks(tx, project, tasks, { authorId: caller.id, spansAs, now: lab.now() })
  })
  const fresh = new Set(added.map(({ externalId }) => externalId))
  for (const { task, file } of batch) {
    // `delete` is true once: the same id again in one batch is a duplicate too.
    if (fresh.delete(task.externalId)) file.added++
    else {
      file.duplicates++
      note(
        file,
        `document ${shown(task.externalId, 80)}`,
        'A task with this id is there already: it was left as it is.',
      )
    }
  }
}

function nameOk(span: NewTask['spans'][number], file: ImportFile): NewTask['spans'] {
  const label = span.label.toUpperCase().replace(/[\s.:/-]+/g, '_')
  if (labelNameSchema.safeParse(label).success) return [{ ...span, label }]
  note(file, `${span.start}-${span.end}`, 'The label of a span is not usable here: the span was left out.')
  return []
}

/** Labels that the documents bring and the project lacks are added to it, so that no span is lost. */
async function addLabels(tx: Tx, project: ProjectView, tasks: readonly NewTask[]): Promise<void> {
  const used = new Set(tasks.flatMap(({ spans }) => spans.map(({ label }) => label)))
  if (used.size === 0) return
  const row = await tx
    .selectFrom('projects')
    .select('labels')
    .where('id', '=', project.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const settings = row.labels as LabelSettings
  const known = new Set(settings.labels.map(({ name }) => name))
  const fresh = [...used].filter((name) => !known.has(name)).sort()
  if (fresh.length === 0) return
  const keys = new Set(settings.labels.map(({ hotkey }) => hotkey))
  const added = fresh.map((name, i) => {
    const label = setting(name, settings.labels.length + i)
    return keys.has(label.hotkey) ? { ...label, hotkey: null } : label
  })
  await tx
    .updateTable('projects')
    .set((eb) => ({
      labels: JSON.stringify({ ...settings, labels: [...settings.labels, ...added] }),
      labels_version: eb('labels_version', '+', 1),
    }))
    .where('id', '=', project.id)
    .execute()
}
