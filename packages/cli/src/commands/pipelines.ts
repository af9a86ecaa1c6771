import type { Command } from 'commander'
import { shippedPipelines } from '../pipelines.ts'

/** `palimpsest pipelines`: the pipelines that come with the command. */
export function addTo(command: Command): void {
  command.option('--json', 'as JSON', false).action((flags: { json: boolean }) => {
    const width = Math.max(...shippedPipelines.map(({ name }) => name.length))
    const lines = shippedPipelines.map(({ name, about }) =>
      flags.json ? JSON.stringify({ name, about }) : `${name.padEnd(width)}  ${about}`,
    )
    process.stdout.write(`${lines.join('\n')}\n`)
  })
}
