import { DeidError } from '@palimpsest/deid/text'
import { describe } from './exit.ts'
import { speed } from './progress.ts'
import { hashOf, writeReport } from './report.ts'
import { type Settings, usesPolicy } from './settings.ts'
import type { Tally } from './tally.ts'
import type { Sample } from './task.ts'
import { version } from './version.ts'

/** What became of a run, beside what was counted. */
interface Outcome {
  /** Where the key came from, and whether anything derives from it. */
  readonly key?: { readonly from: string; readonly used: boolean } | undefined
  /** When it began, in milliseconds since 1970. */
  readonly began: number
  /** Outputs that were there already and were left alone. */
  readonly skipped: number
  readonly samples: readonly Sample[]
}

/** Writes the report of a run. Throws a DeidError `unwritable-output`. */
export async function reportOutcome(
  file: string,
  settings: Settings,
  counts: Tally,
  { key, began, skipped, samples }: Outcome,
): Promise<void> {
  const { openKeyring, openPolicy } = await import('./policies.ts')
  const policy = usesPolicy(settings) ? openPolicy(settings.policy, settings) : undefined
  const scope = policy?.scope.kind === 'field' ? `field:${policy.scope.field}` : (policy?.scope.kind ?? '')
  writeReport(file, {
    tool: 'palimpsest',
    version: version(),
    command: settings.command,
    pipeline: settings.pipeline,
    language: settings.language,
    ...(policy && { policy: { name: policy.name, sha256: hashOf(policy), scope } }),
    ...(key?.used &&
      settings.key && { key: { from: key.from, fingerprint: openKeyring(settings.key).fingerprint } }),
    began: new Date(began).toISOString(),
    seconds: Math.round((Date.now() - began) / 100) / 10,
    counts,
    skipped,
    ...(settings.show !== undefined && { samples }),
  })
}

const SHOWN = 20

/** What failed, on standard error, quiet or not. */
export function tellProblems(tally: Tally): void {
  for (const { code, message, file, line } of tally.problems.slice(0, SHOWN)) {
    const at = { ...(file !== undefined && { file }), ...(line !== undefined && { line }) }
    process.stderr.write(`${describe(new DeidError(code, message, at))}\n`)
  }
  const more = Math.max(tally.problems.length, tally.failed) - SHOWN
  if (more > 0) process.stderr.write(`and ${more} more\n`)
}

/** How much was done and how fast, and what of it needs a look, on standard error. */
export function tellOutcome(tally: Tally, { began, skipped }: Pick<Outcome, 'began' | 'skipped'>): void {
  const parts = [
    tally.failed && `${tally.failed} failed`,
    tally.leaking && `${tally.leaking} of them would have leaked`,
    tally.flagged && `${tally.flagged} need a person`,
    skipped && `${skipped} done before`,
  ].filter(Boolean)
  process.stderr.write(`${speed(tally, began)}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}\n`)
}
