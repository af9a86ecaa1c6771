import type { Command } from 'commander'
import type { ExperimentFlags } from '../experiment/experiment-file.ts'
import { collect } from './argument-parsers.ts'

/** `palimpsest experiment`: trains and tests what a file describes, and draws the curves. */
export function addTo(command: Command): void {
  command
    .argument('<file>', 'the experiment, as .yaml, .json or the .xml of MATExperimentEngine')
    .option('-o, --out <folder>', 'where results go; default: beside the file, its name with .out')
    .option('--bind <binding>', 'XML: NAME=VALUE for $(NAME); may be repeated', collect, [])
    .option('--format <name>', 'XML: format of the documents; default: mat-json')
    .option('--plan', 'only say what would be done', false)
    .option('--force', 'do everything anew, whatever is there', false)
    .option('-q, --quiet', 'print nothing but the table', false)
    .action(async (file: string, flags: ExperimentFlags) => {
      const { experimentFile } = await import('../experiment/experiment-file.ts')
      process.exitCode = await experimentFile(file, flags)
    })
}
