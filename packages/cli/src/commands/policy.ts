import type { Command } from 'commander'

/** `palimpsest policy check`: whether a policy file holds, and what it does. */
export function addTo(command: Command): void {
  command
    .command('check')
    .description('check a policy file, or show a preset')
    .argument('<policy>', 'a policy file or the name of a preset')
    .option('--json', 'the whole policy as JSON', false)
    .action(async (name: string, flags: { json: boolean }) => {
      const { openPolicy, openPolicyFile } = await import('../policies.ts')
      const { presetNames } = await import('@palimpsest/deid/policy')
      const { table } = await import('../table.ts')
      const { policy, reports } = presetNames.includes(name)
        ? { policy: openPolicy(name), reports: {} }
        : openPolicyFile(name)
      if (flags.json) {
        process.stdout.write(`${JSON.stringify(policy, null, 2)}\n`)
        return
      }
      const scope = policy.scope.kind === 'field' ? `field:${policy.scope.field}` : policy.scope.kind
      const rows = [...Object.entries(policy.labels), ['everything else', policy.default] as const]
      process.stdout.write(`${policy.name}: good (scope ${scope})\n`)
      process.stdout.write(
        table([['label', 'action'], ...rows.map(([label, { action }]) => [label, action])]),
      )
      for (const [file, { unknownLabels, duplicates }] of Object.entries(reports)) {
        const twice = Object.entries(duplicates).map(([label, count]) => `${label} (${count})`)
        const odd = [
          unknownLabels.length > 0 && `labels that nobody knows: ${unknownLabels.join(', ')}`,
          twice.length > 0 && `values given twice: ${twice.join(', ')}`,
        ].filter(Boolean)
        process.stdout.write(`${file}: ${odd.join('; ') || 'good'}\n`)
      }
    })
}
