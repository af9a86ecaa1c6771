import type { Command } from 'commander'
import type { VerifyFlags } from '../verify-files.ts'
import { language } from './argument-parsers.ts'

/** `palimpsest verify`: whether something that was to go still stands in the outputs. */
export function addTo(command: Command): void {
  command
    .argument('<originals>', 'a file or folder, as it was')
    .argument('<outputs>', 'the same, as it was written')
    .option('--format <name>', 'format of both', 'auto')
    .option('--pipeline <name>', 'finds what had to go, where the output does not say', 'clinical-fast')
    .option('--policy <name>', 'what it keeps may stand in the output', 'labels')
    .option('--columns <names>', 'CSV: the columns that hold text, separated by commas', (v: string) =>
      v.split(','),
    )
    .option('--offsets <unit>', 'unit of the positions in JSONL: utf16, codepoint, utf8')
    .option('--language <code>', 'language of the texts, ISO 639-1', language, 'en')
    .option('--report <file>', 'write what was found, as .json')
    .option('-q, --quiet', 'only the exit code', false)
    .action(async (originals: string, outputs: string, flags: VerifyFlags) => {
      const { verifyFiles } = await import('../verify-files.ts')
      process.exitCode = await verifyFiles(originals, outputs, flags)
    })
}
