import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MatDocument } from '@palimpsest/deid/formats'
import { DeidError } from '@palimpsest/deid/text'
import { type MatTask, matTask, writeMatFile } from '@palimpsest/service/mat'
import { usageError } from '../../exit.ts'
import { readSettingsFile } from '../../settings-file.ts'
import { removeQuietly, writeError, writeWhole } from '../../whole-file.ts'
import { readDoc } from '../read-doc.ts'

/** The folders of a workspace: what people annotate, what waits for review, and the results with spans and as text. */
export const folders = ['core', 'nominated', 'redacted_rich', 'redacted_raw'] as const
export type Folder = (typeof folders)[number]

/**
 * A MIST workspace on disk: `workspace.json`, and a folder of documents for each stage. Every file is written whole or not at
 * all, and what a document has been through is in the document, so that a killed command leaves a workspace that goes on.
 */
export interface Workspace {
  readonly root: string
  readonly task: MatTask
  readonly users: readonly string[]
  /** Names of the documents in a folder, sorted. */
  readonly names: (folder: Folder) => readonly string[]
  readonly read: (folder: Folder, name: string) => MatDocument
  readonly write: (folder: Folder, name: string, doc: MatDocument) => void
  readonly remove: (folder: Folder, name: string) => void
}

/** Makes an empty workspace. Throws a DeidError `workspace-exists` where there is something already. */
export function createWorkspace(root: string, task: string, users: readonly string[]): void {
  const { name } = matTask(task)
  if (users.length === 0) throw usageError('no-user', 'At least one user must be registered: --initial_users')
  if (existsSync(root) && readdirSync(root).length > 0)
    throw usageError('workspace-exists', `${root} is there already, and not empty`)
  try {
    for (const folder of folders) mkdirSync(pathOf(root, folder), { recursive: true })
  } catch (error) {
    throw writeError(error, root)
  }
  // Last: what has this file is a workspace.
  writeWhole(join(root, 'workspace.json'), `${JSON.stringify({ version: 1, task: name, users }, null, 2)}\n`)
}

/** The workspace in a folder. Throws a DeidError `no-workspace` or `bad-workspace`. */
export function openWorkspace(root: string): Workspace {
  const file = join(root, 'workspace.json')
  if (!existsSync(file))
    throw usageError('no-workspace', `There is no workspace in ${root}: create one first`)
  const { task: name, users } = settingsOf(file)
  const task = matTask(name)
  const fileOf = (folder: Folder, name: string) =>
    join(pathOf(root, folder), folder === 'redacted_raw' ? name : `${name}.json`)
  return {
    root,
    task,
    users,
    names: (folder) =>
      readdirSync(pathOf(root, folder))
        .filter((entry) => !entry.startsWith('.') && (folder === 'redacted_raw' || entry.endsWith('.json')))
        .map((entry) => (folder === 'redacted_raw' ? entry : entry.slice(0, -'.json'.length)))
        .sort(),
    read: (folder, name) => readDoc(fileOf(folder, name), { type: 'mat-json', task }),
    write: (folder, name, doc) =>
      writeWhole(fileOf(folder, name), writeMatFile(doc, folder === 'redacted_raw' ? 'raw' : 'mat-json')),
    remove: (folder, name) => rmSync(fileOf(folder, name), { force: true }),
  }
}

/**
 * Does `work` while no other command may change the workspace. Throws a DeidError `workspace-locked` while one runs; the lock of
 * one that was killed is taken over.
 */
export async function locked<T>({ root }: Workspace, operation: string, work: () => Promise<T>): Promise<T> {
  const lock = join(root, 'opLockfile')
  const mine = JSON.stringify({ pid: process.pid, operation })
  if (!tryToWrite(lock, mine)) {
    const other = holderOf(lock)
    if (other)
      throw usageError(
        'workspace-locked',
        `workspace is currently unavailable (processing other request: ${other})`,
      )
    removeQuietly(lock)
    if (!tryToWrite(lock, mine))
      throw usageError('workspace-locked', 'workspace is currently unavailable (processing other request)')
  }
  try {
    return await work()
  } finally {
    removeQuietly(lock)
  }
}

function pathOf(root: string, folder: Folder): string {
  return join(root, 'folders', folder)
}

function settingsOf(file: string): { readonly task: string; readonly users: readonly string[] } {
  let value: unknown
  try {
    value = JSON.parse(readSettingsFile(file))
  } catch (error) {
    if (error instanceof DeidError) throw error
  }
  const { version, task, users } = (value ?? {}) as Readonly<Record<string, unknown>>
  if (version === 1 && typeof task === 'string' && Array.isArray(users))
    return { task, users: users.filter((user) => typeof user === 'string') }
  throw new DeidError('bad-workspace', 'This is no file of a workspace', { file })
}

function tryToWrite(lock: string, text: string): boolean {
  try {
    writeFileSync(lock, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw writeError(error, lock)
  }
}

/** The operation that holds the lock; undefined where its process is gone. */
function holderOf(lock: string): string | undefined {
  try {
    const { pid, operation } = JSON.parse(readFileSync(lock, 'utf8')) as { pid: number; operation: string }
    process.kill(pid, 0)
    return operation
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? 'of another user' : undefined
  }
}
