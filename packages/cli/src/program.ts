import { Command, CommanderError } from 'commander'
import { describe, exit } from './exit.ts'

interface Entry {
  readonly name: string
  readonly about: string
  readonly load: () => Promise<{ addTo: (command: Command) => void }>
}

// Only the file of the command that runs is loaded: the first result should not wait for the others.
const commands: readonly Entry[] = [
  { name: 'detect', about: 'find what identifies people', load: () => import('./commands/detect.ts') },
]

/** Runs the command line `argv` (without node and script) and gives the exit code. Never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('palimpsest')
    .description('Finds what identifies people in texts, and writes copies without it.')
    .version(await version())
    .exitOverride()
    .showHelpAfterError('(add --help for what there is)')
  const wanted = argv.find((arg) => !arg.startsWith('-'))
  for (const { name, about, load } of commands) {
    const command = program.command(name).description(about)
    if (name === wanted) (await load()).addTo(command)
  }
  process.exitCode = exit.done
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return Number(process.exitCode)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage
    process.stderr.write(`palimpsest: ${describe(error)}\n`)
    return exit.usage
  }
}

async function version(): Promise<string> {
  const { readFileSync } = await import('node:fs')
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
