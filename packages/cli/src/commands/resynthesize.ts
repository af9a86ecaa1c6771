import { type Command, Option } from 'commander'
import { addWorkOptions, type WorkFlags, workOf } from './work-options.ts'

interface Flags extends WorkFlags {
  from: 'brackets' | 'de-id'
  keyFile?: string
}

/** `palimpsest resynthesize`: fills redacted texts with realistic values. */
export function addTo(command: Command): void {
  addWorkOptions(command)
    .addOption(
      new Option('--from <style>', 'what redacted places look like: [NAME], or **NAME<AAA BBB>')
        .choices(['brackets', 'de-id'])
        .default('brackets'),
    )
    .option('--key-file <file>', 'file with the key; else PALIMPSEST_KEY, else a random one')
    .action(async (inputs: string[], flags: Flags) => {
      const { options, shared } = workOf(inputs, flags)
      const { openPolicy, findKey } = await import('../policies.ts')
      const { usageError } = await import('../exit.ts')
      const { key, from } = findKey(openPolicy('surrogates'), flags.keyFile)
      if (flags.resume && from === 'random')
        throw usageError('resume-needs-key', 'A run with a random key cannot go on: give it a key')
      const { run } = await import('../run.ts')
      process.exitCode = await run(
        {
          ...shared,
          command: 'resynthesize',
          policy: 'surrogates',
          from: flags.from,
          key,
          spans: 'given',
          to: flags.to ?? 'same',
        },
        { ...options, key: { from, used: true } },
      )
    })
}
