import { usageError } from '../../exit.ts'
import { operations, type WorkspaceFlags } from './operations.ts'
import { createWorkspace, type Folder, folders, locked, openWorkspace } from './workspace.ts'

/** Does one operation on the workspace in `root`; gives the exit code. `what` is a folder, then documents or files. */
export async function runWorkspace(
  root: string,
  name: string,
  what: readonly string[],
  flags: WorkspaceFlags,
): Promise<number> {
  if (name === 'create') {
    const users = String(flags.initial_users ?? '')
      .split(',')
      .map((user) => user.trim())
    createWorkspace(
      root,
      String(flags.task ?? ''),
      users.filter((user) => user !== ''),
    )
    return 0
  }
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
  if (!operation)
    throw usageError(
      'unknown-operation',
      `There is no operation ${name}; there are create, ${Object.keys(operations).join(', ')}`,
    )
  const isNamed = (folders as readonly (string | undefined)[]).includes(what[0])
  const folder = isNamed ? (what[0] as Folder) : operation.folders[0]!
  if (!operation.folders.includes(folder))
    throw usageError('wrong-folder', `operation ${name} is not for the folder ${folder}`)
  const workspace = openWorkspace(root)
  const names = isNamed ? what.slice(1) : what
  const call = { workspace, folder, names, flags: { ...flags, ...(isNamed && { folder }) } }
  return locked(workspace, name, async () => operation.run(call))
}
