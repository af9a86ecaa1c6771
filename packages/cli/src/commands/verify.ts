import type { Command } from 'commander'

/** `palimpsest verify`: whether something that was to go still stands in the outputs. */
export function addTo(command: Command): void {
  command
    .argument('<originals>', 'a file or folder, as it was')
    .argument('<outputs>', 'the same, as it was written')
    .option('--format <name>', 'format of both', 'auto')
    .option('--pipeline <name>', 'finds what had to go, where the output does not say', 'clinical')
    .option('--language <code>', 'language of the texts, ISO 639-1', 'en')
    .option('--report <file>', 'write what was found, as .json')
    .option('-q, --quiet', 'only the exit code', false)
    .action(async (originals: string, outputs: string, flags) => {
      const { verifyFiles } = await import('../verify-files.ts')
      process.exitCode = await verifyFiles(originals, outputs, flags)
    })
}
