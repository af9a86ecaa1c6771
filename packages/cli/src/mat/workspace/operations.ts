import { basename } from 'node:path'
import { preset } from '@palimpsest/deid'
import type { MatDocument } from '@palimpsest/deid/formats'
import {
  type BatchEntry,
  type MatStatus,
  proposalsOf,
  runSteps,
  statusOf,
  withGold,
  withoutGold,
  withoutPhases,
  withProposal,
} from '@palimpsest/service/mat'
import { counted } from '../../counted.ts'
import { exit, usageError } from '../../exit.ts'
import { findKey, openKeyring } from '../../policies.ts'
import { table } from '../../table.ts'
import { readDoc, taggerOf } from '../read-doc.ts'
import { type StepFlags, stepOptions } from '../step-options.ts'
import { type Folder, folders, type Workspace } from './workspace.ts'

/** The options of the operations by their names, as commander gives them. */
export interface WorkspaceFlags extends StepFlags {
  readonly file_type: string
  readonly encoding?: string
  readonly pipeline: string
  readonly keyFile?: string
  readonly user?: string
}

/** What an operation is asked for. */
interface Call {
  readonly workspace: Workspace
  readonly folder: Folder
  /** Documents, or files to import; none: all of the folder. */
  readonly names: readonly string[]
  readonly flags: WorkspaceFlags
}

interface Operation {
  /** Where it may be done; the first unless told. */
  readonly folders: readonly Folder[]
  /** Gives the exit code. */
  readonly run: (call: Call) => number | Promise<number>
}

/** The operations on a workspace, by MIST's names where it has them. */
export const operations: Readonly<Record<string, Operation>> = {
  import: { folders: ['core'], run: importFiles },
  list: { folders, run: list },
  remove: { folders: ['core', 'nominated'], run: remove },
  autotag: { folders: ['core'], run: autotag },
  markgold: { folders: ['core'], run: markGold },
  unmarkgold: { folders: ['core'], run: (call) => change(call, withoutGold) },
  redact: { folders: ['core'], run: redact },
  nominate: { folders: ['core'], run: nominate },
  review: { folders: ['nominated'], run: review },
  nominate_save: { folders: ['nominated'], run: nominateSave },
}

async function importFiles({ workspace, names, flags }: Call): Promise<number> {
  if (names.length === 0) throw usageError('no-input', 'no files to import were named')
  const { task } = workspace
  const suffix = typeof flags.strip_suffix === 'string' ? flags.strip_suffix : ''
  const there = new Set(workspace.names('core'))
  const batch = names.map((path): BatchEntry => {
    const file = basename(path)
    const name = suffix !== '' && file.endsWith(suffix) ? file.slice(0, -suffix.length) : file
    if (there.has(name)) throw usageError('name-taken', `The workspace has a document ${name} already`)
    there.add(name)
    const reading = { type: flags.file_type, encoding: flags.encoding, task, options: stepOptions(flags) }
    return { file: name, id: name, doc: readDoc(path, reading) }
  })
  const first = task.workflows['Hand annotation']!.steps.filter(({ name }) => /^(?:clean|zone)$/.test(name))
  const done = await throughSteps(
    { workspace, flags },
    batch,
    'Hand annotation',
    first.map(({ name }) => name),
  )
  if (!done) return exit.documents
  const gold = { gold: 'human gold', reconciled: 'reconciled' }[String(flags.document_status ?? '')]
  if (flags.document_status !== undefined && gold === undefined)
    throw usageError('bad-option', '--document_status is gold or reconciled')
  for (const { file, doc } of done)
    workspace.write('core', file, gold === undefined ? doc : withGold(doc, userOf(workspace, flags), gold))
  return exit.done
}

function list({ workspace, folder, names, flags }: Call): number {
  const shown = names.length === 0 && flags.folder === undefined ? folders : [folder]
  const rows = shown.flatMap((one) =>
    workspace.names(one).map((name) => {
      if (one === 'redacted_raw') return { folder: one, name }
      const doc = workspace.read(one, name)
      const waiting = proposalsOf(doc).filter(({ unread }) => unread !== undefined).length
      return { folder: one, name, status: statusOf(doc), ...(one === 'nominated' && { waiting }) }
    }),
  )
  const cells = rows.map((row) => [
    row.folder,
    row.name,
    'status' in row ? row.status! : '',
    'waiting' in row && row.waiting ? `${row.waiting} to review` : '',
  ])
  process.stdout.write(
    flags.json === true
      ? rows.map((row) => `${JSON.stringify(row)}\n`).join('')
      : table([['folder', 'document', 'status', ''], ...cells]),
  )
  return exit.done
}

function remove({ workspace, folder, names }: Call): number {
  if (names.length === 0) throw usageError('no-document', 'no documents to remove were named')
  for (const { file } of chosen({ workspace, folder, names })) workspace.remove(folder, file)
  return exit.done
}

async function autotag(call: Call): Promise<number> {
  const batch = chosen(call).map((entry) => ({ ...entry, doc: withoutPhases(entry.doc, ['tag']) }))
  const done = await throughSteps(call, batch, 'Demo', ['tag'])
  if (!done) return exit.documents
  for (const { file, doc } of done) call.workspace.write('core', file, doc)
  return exit.done
}

function markGold(call: Call): number {
  const user = userOf(call.workspace, call.flags)
  return change(call, (doc) => withGold(doc, user))
}

function change(call: Call, make: (doc: MatDocument) => MatDocument): number {
  for (const { file, doc } of chosen(call)) call.workspace.write(call.folder, file, make(doc))
  return exit.done
}

async function nominate(call: Call): Promise<number> {
  const batch = goldOnly(call)
  const there = new Set(call.workspace.names('nominated'))
  // What a person has changed there would be lost.
  for (const { file } of batch)
    if (there.has(file))
      throw usageError('already-nominated', `${file} is nominated already: transform it, or remove it first`)
  const done = await throughSteps(call, batch, 'Demo', ['nominate'])
  if (!done) return exit.documents
  for (const { file, doc } of done) call.workspace.write('nominated', file, doc)
  return done.some(({ doc }) => proposalsOf(doc).some(({ unread }) => unread)) ? exit.documents : exit.done
}

/** Shows what is proposed, without text of the documents, or settles one proposal. */
function review(call: Call): number {
  const { workspace, flags } = call
  const batch = chosen(call)
  if (flags.at !== undefined || flags.replacement !== undefined) {
    const [only, ...more] = call.names.length === 0 ? [] : batch
    if (!only || more.length > 0 || typeof flags.replacement !== 'string' || !/^\d+$/.test(String(flags.at)))
      throw usageError('bad-option', 'One document, --at START and --replacement TEXT settle a proposal')
    const doc = withProposal(only.doc, Number(flags.at), flags.replacement)
    if (!doc) throw usageError('no-proposal', `${only.file} has no proposal at ${flags.at}`)
    workspace.write('nominated', only.file, doc)
    return exit.done
  }
  let waits = false
  for (const { file, doc } of batch)
    for (const proposal of proposalsOf(doc)) {
      waits ||= proposal.unread !== undefined
      const note = noteOf(proposal.unread, doc.metadata.dateDelta)
      process.stdout.write(`${JSON.stringify({ document: file, ...proposal, ...(note && { note }) })}\n`)
    }
  return waits ? exit.documents : exit.done
}

function noteOf(unread: string | undefined, days: unknown): string | undefined {
  if (unread !== 'DATE' || typeof days !== 'number') return undefined
  return `Date should be ${Math.abs(days)} days ${days < 0 ? 'before' : 'after'} the original`
}

async function nominateSave(call: Call): Promise<number> {
  const { workspace, flags } = call
  if (typeof flags.doc === 'string') {
    const [only] = chosen(call)
    if (call.names.length !== 1 || !only)
      throw usageError('bad-option', '--doc FILE is saved as one document: name it')
    const doc = readDoc(flags.doc, { type: 'mat-json', task: workspace.task })
    if (doc.signal !== only.doc.signal)
      throw usageError('other-text', `The file holds another text than ${only.file}`)
    workspace.write('nominated', only.file, doc)
  }
  if (flags.transform !== true) return exit.done
  const done = await throughSteps(call, chosen(call), 'Demo', ['transform'])
  if (!done) return exit.documents
  saveRedacted(call, done)
  for (const { file } of done) workspace.remove('nominated', file)
  return exit.done
}

async function redact(call: Call): Promise<number> {
  const done = await throughSteps(call, goldOnly(call), 'Demo', ['nominate', 'transform'])
  if (!done) return exit.documents
  saveRedacted(call, done)
  return exit.done
}

/** Clears the redacted folders, unless they are to be kept, and puts the results there. */
function saveRedacted({ workspace, flags }: Call, done: readonly BatchEntry[]): void {
  for (const folder of ['redacted_rich', 'redacted_raw'] as const) {
    const made = new Set(done.map(({ file }) => file))
    if (flags.retain_existing !== true)
      for (const name of workspace.names(folder)) if (!made.has(name)) workspace.remove(folder, name)
    for (const { file, doc } of done) workspace.write(folder, file, doc)
  }
}

const isGold: ReadonlySet<MatStatus> = new Set(['gold', 'reconciled'])

function goldOnly(call: Call): readonly BatchEntry[] {
  const batch = chosen(call)
  if (call.flags.dont_limit_to_gold === true) return batch
  const gold = batch.filter(({ doc }) => isGold.has(statusOf(doc)))
  if (gold.length < batch.length)
    process.stderr.write(
      `palimpsest: left out ${counted(batch.length - gold.length, 'document')} not gold; --dont_limit_to_gold takes all\n`,
    )
  return gold
}

function chosen({
  workspace,
  folder,
  names,
}: Pick<Call, 'workspace' | 'folder' | 'names'>): readonly BatchEntry[] {
  const there = workspace.names(folder)
  const missing = names.find((name) => !there.includes(name))
  if (missing !== undefined) throw usageError('no-document', `There is no document ${missing} in ${folder}`)
  return (names.length === 0 ? there : names).map((name) => ({
    file: name,
    id: name,
    doc: workspace.read(folder, name),
  }))
}

/** The documents after the steps; undefined after a failure, which has been told, and then nothing is to be written. */
async function throughSteps(
  { workspace: { task }, flags }: Pick<Call, 'workspace' | 'flags'>,
  batch: readonly BatchEntry[],
  workflow: string,
  steps: readonly string[],
): Promise<readonly BatchEntry[] | undefined> {
  const options = stepOptions(flags)
  const { batch: done, failed } = await runSteps(batch, {
    task,
    workflow,
    steps,
    options: { ...(steps.includes('nominate') && { replacer: task.workspaceReplacer }), ...options },
    keyring: openKeyring(findKey(preset('surrogates'), flags.keyFile).key),
    find: taggerOf(flags.pipeline, task),
  })
  if (!failed) return done
  process.stderr.write(`palimpsest: Step ${failed.step} failed: ${failed.message} [${failed.error.code}]\n`)
  return undefined
}

function userOf({ users }: Workspace, { user }: WorkspaceFlags): string {
  if (user === undefined) return users[0]!
  if (!users.includes(user)) throw usageError('unknown-user', `User '${user}' is not registered in workspace`)
  return user
}
