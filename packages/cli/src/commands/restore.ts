import type { Command } from 'commander'
import { addWorkOptions, type WorkFlags, workOf } from './work-options.ts'

interface Flags extends WorkFlags {
  policy?: string
  mapping?: string
  rewritten: boolean
  keyFile?: string
  scope?: string
}

/** `palimpsest restore`: turns encrypted or recorded values back, with the key and the policy or mapping that made them. */
export function addTo(command: Command): void {
  addWorkOptions(command)
    .option('--policy <name>', 'the policy that made the documents')
    .option('--mapping <file>', 'the sealed file that deid --mapping wrote: restores whatever was done')
    .option(
      '--rewritten',
      'the texts were rewritten since, around numbered placeholders: put those back',
      false,
    )
    .option('--key-file <file>', 'file with the key; else the policy says where, else PALIMPSEST_KEY')
    .option('--scope <scope>', 'the scope that was used, where it was not the policy’s')
    .action(async (inputs: string[], flags: Flags) => {
      const { options, shared } = workOf(inputs, flags)
      const { openPolicy, findKey } = await import('../policies.ts')
      const { usageError } = await import('../exit.ts')
      if ((flags.policy === undefined) === (flags.mapping === undefined))
        throw usageError(
          'bad-option',
          'To restore, give the policy that encrypted, or the mapping: one of the two',
        )
      if (flags.rewritten && flags.mapping === undefined)
        throw usageError('bad-option', '--rewritten needs the mapping')
      const name = flags.policy ?? 'labels'
      const { key, from } = findKey(openPolicy(name, flags), flags.keyFile)
      if (from === 'random')
        throw usageError('missing-key', 'To restore, give the key: --key-file, or PALIMPSEST_KEY')
      const { run } = await import('../run.ts')
      process.exitCode = await run(
        {
          ...shared,
          command: 'restore',
          policy: name,
          ...(flags.mapping !== undefined && { mapping: flags.mapping, rewritten: flags.rewritten }),
          ...(flags.scope !== undefined && { scope: flags.scope }),
          key,
          spans: 'given',
          to: flags.to ?? 'same',
        },
        { ...options, key: { from, used: true } },
      )
    })
}
