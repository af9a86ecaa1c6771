import type { Command } from 'commander'
import { addWorkOptions, type WorkFlags, workOf } from './work-options.ts'

interface Flags extends WorkFlags {
  policy: string
  keyFile?: string
  scope?: string
}

/** `palimpsest restore`: turns encrypted values back, with the key and the policy that made them. */
export function addTo(command: Command): void {
  addWorkOptions(command)
    .requiredOption('--policy <name>', 'the policy that made the documents')
    .option('--key-file <file>', 'file with the key; else the policy says where, else PALIMPSEST_KEY')
    .option('--scope <scope>', 'the scope that was used, where it was not the policy’s')
    .action(async (inputs: string[], flags: Flags) => {
      const { options, shared } = workOf(inputs, flags)
      const { openPolicy, findKey } = await import('../policies.ts')
      const { usageError } = await import('../exit.ts')
      const { key, from } = findKey(openPolicy(flags.policy, flags), flags.keyFile)
      if (from === 'random')
        throw usageError('missing-key', 'To restore, give the key: --key-file, or PALIMPSEST_KEY')
      const { run } = await import('../run.ts')
      process.exitCode = await run(
        {
          ...shared,
          command: 'restore',
          policy: flags.policy,
          ...(flags.scope !== undefined && { scope: flags.scope }),
          key,
          spans: 'given',
          to: flags.to ?? 'same',
        },
        { ...options, key: { from, used: true } },
      )
    })
}
