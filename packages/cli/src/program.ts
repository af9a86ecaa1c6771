import { DeidError } from '@palimpsest/deid/text'
import { Command, CommanderError } from 'commander'
import { describe, exit, exitCodeOf, READER_GONE } from './exit.ts'
import { tellFailedOutput } from './standard-output.ts'
import { version } from './version.ts'

interface Entry {
  readonly name: string
  readonly about: string
  readonly load: () => Promise<{ addTo: (command: Command) => void }>
}

// Only the file of the command that runs is loaded: the first result should not wait for the others.
const commands: readonly Entry[] = [
  {
    name: 'deid',
    about: 'write copies without what identifies people',
    load: () => import('./commands/deid.ts'),
  },
  { name: 'detect', about: 'find what identifies people', load: () => import('./commands/detect.ts') },
  { name: 'restore', about: 'turn encrypted values back', load: () => import('./commands/restore.ts') },
  {
    name: 'resynthesize',
    about: 'fill redacted texts with realistic values',
    load: () => import('./commands/resynthesize.ts'),
  },
  {
    name: 'verify',
    about: 'check that nothing removed still stands in the output',
    load: () => import('./commands/verify.ts'),
  },
  { name: 'mat', about: "do MIST's steps on files", load: () => import('./commands/mat.ts') },
  { name: 'evaluate', about: 'compare found spans with gold', load: () => import('./commands/evaluate.ts') },
  {
    name: 'convert',
    about: 'change the format of documents with spans',
    load: () => import('./commands/convert.ts'),
  },
  { name: 'pipelines', about: 'list the pipelines', load: () => import('./commands/pipelines.ts') },
  {
    name: 'labels',
    about: 'list the labels and their names in other schemes',
    load: () => import('./commands/labels.ts'),
  },
  { name: 'policy', about: 'check policies', load: () => import('./commands/policy.ts') },
  { name: 'demo', about: 'show sample notes before and after', load: () => import('./commands/demo.ts') },
  { name: 'train', about: 'train a tagger', load: () => import('./commands/train.ts') },
  { name: 'experiment', about: 'run experiments', load: () => import('./commands/experiment.ts') },
  { name: 'serve', about: 'start the HTTP service', load: () => import('./commands/serve.ts') },
  { name: 'lab', about: 'start the lab', load: () => import('./commands/lab.ts') },
  { name: 'worker', about: 'work for a lab', load: () => import('./commands/worker.ts') },
]

/** Runs the command line `argv` (without node and script) and gives the exit code. Never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('palimpsest')
    .description('Finds what identifies people in texts, and writes copies without it.')
    .version(version())
    .exitOverride()
    .showHelpAfterError('(add --help for what there is)')
  const [first, second] = argv.filter((arg) => !arg.startsWith('-'))
  const wanted = first === 'help' ? second : first
  for (const { name, about, load } of commands) {
    const command = program.command(name).description(about)
    if (name === wanted) (await load()).addTo(command)
  }
  process.exitCode = exit.done
  tellFailedOutput()
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return Number(process.exitCode)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage
    if (!(error instanceof DeidError && error.code === READER_GONE))
      process.stderr.write(`palimpsest: ${describe(error)}\n`)
    return exitCodeOf(error)
  }
}
