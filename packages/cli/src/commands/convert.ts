import type { Command } from 'commander'
import { usageError } from '../exit.ts'
import { addWorkOptions, type WorkFlags, workOf } from './work-options.ts'

/** `palimpsest convert`: documents with their spans from one format to another; nothing is detected or replaced. */
export function addTo(command: Command): void {
  addWorkOptions(command).action(async (inputs: string[], flags: WorkFlags) => {
    if (flags.to === undefined) throw usageError('needs-format', 'Say what to convert to: --to FORMAT')
    const { options, shared } = workOf(inputs, flags)
    const { run } = await import('../run.ts')
    process.exitCode = await run(
      { ...shared, command: 'convert', policy: 'labels', spans: 'given', to: flags.to },
      options,
    )
  })
}
