import { type Command, Option } from 'commander'
import { usageError } from '../exit.ts'
import { addDetectOptions, addWorkOptions, type WorkFlags, workOf } from './work-options.ts'

interface Flags extends WorkFlags {
  policy: string
  spans: 'detect' | 'given' | 'both'
  keyFile?: string
  scope?: string
}

/** `palimpsest deid`: writes copies without what identifies people. */
export function addTo(command: Command): void {
  addDetectOptions(addWorkOptions(command))
    .option('--policy <name>', 'a preset, or a policy file', 'labels')
    .addOption(
      new Option('--spans <which>', 'spans to replace: detected, those of the file, or both')
        .choices(['detect', 'given', 'both'])
        .default('detect'),
    )
    .option('--key-file <file>', 'file with the key; else the policy says where, else PALIMPSEST_KEY')
    .option('--scope <scope>', 'within which equal originals get equal replacements: doc, batch, field:NAME')
    .action(async (inputs: string[], flags: Flags) => {
      if (flags.resolve === 'none') throw usageError('bad-resolve', '--resolve none is for detect only')
      if (flags.labels !== undefined) throw usageError('bad-labels', '--labels is for detect only')
      const { options, shared } = workOf(inputs, flags)
      const { openPolicy, findKey, usesKey } = await import('../policies.ts')
      const policy = openPolicy(flags.policy, flags)
      const { key, from } = findKey(policy, flags.keyFile)
      if (flags.resume && from === 'random' && usesKey(policy))
        throw usageError('resume-needs-key', 'A run with a random key cannot go on: give it a key')
      const { run } = await import('../run.ts')
      process.exitCode = await run(
        {
          ...shared,
          command: 'deid',
          policy: flags.policy,
          ...(flags.scope !== undefined && { scope: flags.scope }),
          key,
          spans: flags.spans,
          to: flags.to ?? 'same',
        },
        { ...options, key: { from, used: usesKey(policy) } },
      )
    })
}
