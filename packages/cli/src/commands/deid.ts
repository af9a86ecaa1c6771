import { type Command, Option } from 'commander'
import { usageError } from '../exit.ts'
import { count } from './argument-parsers.ts'
import { addDetectOptions, addWorkOptions, type WorkFlags, workOf } from './work-options.ts'

interface Flags extends WorkFlags {
  policy: string
  spans: 'detect' | 'given' | 'both'
  keyFile?: string
  scope?: string
  mapping?: string
  show?: number
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
    .option(
      '--show <n>',
      'in the report, the first documents before and after: it then holds their text',
      count,
    )
    .option('--mapping <file>', 'seal in a file, under the key, what was replaced: for restore --mapping')
    .action(async (inputs: string[], flags: Flags) => {
      if (flags.resolve === 'none') throw usageError('bad-resolve', '--resolve none is for detect only')
      if (flags.labels !== undefined) throw usageError('bad-labels', '--labels is for detect only')
      if (flags.known !== undefined && flags.spans === 'given')
        throw usageError('bad-option', '--known is for what is detected, and --spans given detects nothing')
      const { options, shared } = workOf(inputs, flags)
      const { openPolicy, findKey, usesKey } = await import('../policies.ts')
      const policy = openPolicy(flags.policy, flags)
      const { key, from } = findKey(policy, flags.keyFile)
      if (flags.resume && from === 'random' && usesKey(policy))
        throw usageError('resume-needs-key', 'A run with a random key cannot go on: give it a key')
      if (flags.mapping !== undefined && from === 'random')
        throw usageError(
          'missing-key',
          'A mapping is sealed under a key that lasts: --key-file, or PALIMPSEST_KEY',
        )
      if (flags.show !== undefined && flags.report === undefined)
        throw usageError('bad-option', '--show is for a report: --report FILE')
      if (flags.mapping !== undefined && flags.resume)
        throw usageError(
          'cannot-resume',
          'A run that records a mapping cannot go on: its file is written whole',
        )
      const { run } = await import('../run.ts')
      process.exitCode = await run(
        {
          ...shared,
          command: 'deid',
          policy: flags.policy,
          ...(flags.scope !== undefined && { scope: flags.scope }),
          key,
          ...(flags.mapping !== undefined && { mapping: 'record' }),
          ...(flags.report !== undefined && { shifts: true }),
          ...(flags.show !== undefined && { show: flags.show }),
          spans: flags.spans,
          to: flags.to ?? 'same',
        },
        {
          ...options,
          mapping: flags.mapping,
          key: { from, used: usesKey(policy) || flags.mapping !== undefined },
        },
      )
    })
}
