import type { Command } from 'commander'
import { usageError } from '../exit.ts'
import { addDetectOptions, addWorkOptions, type WorkFlags, workOf } from './work-options.ts'

const holdsNoSpans: ReadonlySet<string> = new Set(['text', 'csv', 'tsv'])

interface Flags extends WorkFlags {
  explain: boolean
}

/** `palimpsest detect`: says where identifying text stands, one JSON line for each document. */
export function addTo(command: Command): void {
  addDetectOptions(addWorkOptions(command))
    .option('--explain', 'say for each span why it is there', false)
    .action(async (inputs: string[], flags: Flags) => {
      if (flags.to !== undefined && holdsNoSpans.has(flags.to))
        throw usageError('bad-option', `${flags.to} has no place for the spans that are found`)
      const { options, shared } = workOf(inputs, flags)
      const { run } = await import('../run.ts')
      process.exitCode = await run(
        {
          ...shared,
          command: 'detect',
          policy: 'labels',
          spans: 'detect',
          trace: flags.explain,
          to: flags.to ?? 'jsonl',
        },
        options,
      )
    })
}
