import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { usageError } from './exit.ts'
import { pipelinePrint } from './own-model.ts'
import { hashOf } from './report.ts'
import { type Settings, usesPolicy } from './settings.ts'
import type { Source, Target } from './targets.ts'
import { version } from './version.ts'
import { writeWhole } from './whole-file.ts'

/** Of what the output depends on: an output made with an equal hash is the same to the byte. */
export async function hashOfRun(settings: Settings, keyUsed: boolean): Promise<string> {
  const content = (path: string) =>
    existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : path
  const fingerprint =
    settings.key && keyUsed ? (await import('./policies.ts')).openKeyring(settings.key).fingerprint : null
  return hashOf({
    ...settings,
    // What only the report says does not change the outputs.
    shifts: undefined,
    show: undefined,
    key: fingerprint,
    pipeline: pipelinePrint(settings.pipeline) ?? settings.pipeline,
    // Opened, since it may name files of its own.
    policy: usesPolicy(settings)
      ? (await import('./policies.ts')).openPolicy(settings.policy, settings)
      : null,
    known: settings.known && { ...settings.known, file: content(settings.known.file) },
    version: version(),
  })
}

/** Changes when an input does. */
export function stamp(sources: readonly Source[]): unknown {
  return sources.map(({ path }) => {
    const stat = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false })
    return [path, stat?.size ?? null, stat?.mtimeMs ?? null]
  })
}

/**
 * Whether outputs that are there may be taken as done. A folder remembers which settings wrote it; under other
 * settings its files are no result of this run. Throws a DeidError `cannot-resume` where they were to be gone on with.
 */
export function mayReuse(
  targets: readonly Target[],
  hash: string,
  { out, resume }: { readonly out?: string | undefined; readonly resume: boolean },
): boolean {
  const wholes = targets.filter(({ path }) => path !== '-')
  if (wholes.length === 0 || out === undefined) return false
  if (targets.length === 1 && targets[0]!.path === out) return false
  const memo = join(out, '.palimpsest-run.json')
  const same = existsSync(memo) && readMemo(memo) === hash
  if (resume && existsSync(memo) && !same)
    throw usageError('cannot-resume', `${out} was written with other settings, another key or version`)
  if (!same) writeWhole(memo, `${JSON.stringify({ hash })}\n`)
  return resume && same
}

function readMemo(file: string): unknown {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { hash?: unknown }).hash
  } catch {
    return undefined
  }
}

/** The output is there, whole (it has its own name), and no older than its input. */
export function isDone({ path, sources }: Target): boolean {
  const output = statSync(path, { throwIfNoEntry: false })
  const input = statSync(sources[0]!.path, { throwIfNoEntry: false })
  return output !== undefined && input !== undefined && output.mtimeMs >= input.mtimeMs
}
