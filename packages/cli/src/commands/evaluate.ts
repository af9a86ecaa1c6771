import { type Command, Option } from 'commander'
import type { EvaluateFlags } from '../evaluate/evaluate-files.ts'
import { schemes } from '../schemes.ts'
import { collect, list, offsetsOption, positive, whole } from './argument-parsers.ts'

/** `palimpsest evaluate`: how well found spans agree with gold. */
export function addTo(command: Command): void {
  command
    .argument('<gold>', 'documents with the right spans: a file, folder or glob')
    .argument('<found>', 'the same documents with the spans to judge; JSONL may leave the text out')
    .addOption(
      new Option('--match <how>', 'what is compared')
        .choices(['exact', 'overlap', 'token', 'pseudo-token', 'char'])
        .default('exact'),
    )
    .option('--beta <n>', 'weight of recall in F', positive, 2)
    .option('--format <name>', 'format of the files', 'auto')
    .option('--found-format <name>', 'format of what was found, where it differs')
    .addOption(offsetsOption())
    .option('--columns <names>', 'CSV: the columns that hold text, separated by commas', list)
    .option('--id-column <name>', 'CSV: the column that names a row')
    .addOption(new Option('--labels <scheme>', 'compare under the names of a scheme').choices(schemes))
    .option('--equate <rule>', 'NEW=OLD,OLD: count these labels as one; may be repeated', collect, [])
    .option('--ignore <labels>', 'labels to leave out, separated by commas', list, [])
    .option(
      '--similarity <file>',
      'how alike spans are, for exact: a profile in YAML, or a task of MAT in XML',
    )
    .option('--profile <name>', 'which profile of that file')
    .option('--compare <other>', 'what another system found, to tell which is better')
    .addOption(
      new Option('--unpaired <what>', 'what to do with documents of one side only')
        .choices(['error', 'skip'])
        .default('error'),
    )
    .option('--samples <n>', 'draws for intervals and tests; 0: none', whole, 1000)
    .option('--seed <n>', 'seed of the draws', whole, 1)
    .option('--report <file>', 'write the scores as .json, .csv or .html; may be repeated', collect, [])
    .option('--errors <file>', 'write each error WITH TEXT around it, as .jsonl or .csv')
    .option('--context <n>', 'characters of text around an error', whole, 40)
    .option('--show-text', 'let the error browser of an .html report show text', false)
    .option('-q, --quiet', 'print no tables', false)
    .action(async (gold: string, found: string, flags: EvaluateFlags) => {
      const { evaluateFiles } = await import('../evaluate/evaluate-files.ts')
      process.exitCode = await evaluateFiles(gold, found, flags)
    })
}
