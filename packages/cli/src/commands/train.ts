import { type Command, Option } from 'commander'
import type { TrainFlags } from '../train-files.ts'
import { offsetsOption } from './argument-parsers.ts'

/** `palimpsest train`: a tagger of one's own from annotated documents. */
export function addTo(command: Command): void {
  command
    .argument('<documents...>', 'annotated documents: files, folders or globs')
    .requiredOption('-o, --output <file>', 'the model to write, as .crf')
    .option('--validate <path>', 'documents to watch while training; else every tenth of the others')
    .option('--base <model>', 'a model to go on from')
    .option('--name <name>', 'name of the model', 'custom')
    .option('--format <name>', 'format of the files', 'auto')
    .addOption(offsetsOption())
    .option('--columns <names>', 'CSV: the columns that hold text, separated by commas', (v: string) =>
      v.split(','),
    )
    .addOption(
      new Option('--method <how>', 'how to optimise').choices(['stochastic', 'lbfgs']).default('stochastic'),
    )
    .option('--passes <n>', 'passes over the documents, at most', Number, 12)
    .option('--seed <n>', 'seed of what is random', Number, 7)
    .option('-q, --quiet', 'print no progress', false)
    .action(async (documents: string[], flags: TrainFlags) => {
      const { trainFiles } = await import('../train-files.ts')
      await trainFiles(documents, flags)
    })
}
