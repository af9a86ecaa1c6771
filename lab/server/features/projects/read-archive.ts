import { unzipSync } from 'fflate'
import { invalid } from '../../errors.ts'
import { type ProjectFile, projectFileSchema, type TaskLine, taskLineSchema } from './archive-file.ts'

/** What an archive holds. Throws a Refusal when it is no archive of ours. */
export function readArchive(bytes: Uint8Array): { file: ProjectFile; lines: () => Generator<TaskLine> } {
  let entries: Record<string, Uint8Array>
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        ['project.json', 'tasks.jsonl'].includes(name) && originalSize <= MOST_BYTES,
    })
  } catch {
    throw invalid('bad-archive', 'This is not a project archive, or it is damaged.', 'file')
  }
  const head = entries['project.json']
  const tasks = entries['tasks.jsonl']
  if (!head || !tasks)
    throw invalid(
      'bad-archive',
      'This is not a project archive: project.json or tasks.jsonl is missing.',
      'file',
    )
  const parsed = projectFileSchema.safeParse(jsonOf(head))
  if (!parsed.success)
    throw invalid('bad-archive', 'The project.json of this archive is not readable by this version.', 'file')
  return { file: parsed.data, lines: () => readLines(tasks) }
}

const MOST_BYTES = 2_000_000_000

function* readLines(bytes: Uint8Array): Generator<TaskLine> {
  let number = 0
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at)
    const line = bytes.subarray(at, end < 0 ? bytes.length : end)
    at = end < 0 ? bytes.length : end + 1
    number++
    if (line.length === 0) continue
    const parsed = taskLineSchema.safeParse(jsonOf(line))
    if (!parsed.success) throw invalid('bad-archive', `Line ${number} of tasks.jsonl cannot be read.`, 'file')
    yield parsed.data
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
