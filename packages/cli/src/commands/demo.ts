import type { Command } from 'commander'

/** `palimpsest demo`: sample notes before and after. */
export function addTo(command: Command): void {
  command
    .option('--pipeline <name>', 'a shipped pipeline, or a file that describes one', 'clinical-fast')
    .option('--policy <name>', 'a preset, or a policy file', 'labels')
    .action(async (flags: { pipeline: string; policy: string }) => {
      const { demo } = await import('../demo.ts')
      process.exitCode = await demo(flags)
    })
}
