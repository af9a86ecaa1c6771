import { readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { usageError } from '../exit.ts'
import { untilStopped } from '../interrupt.ts'
import { portInUse, portOf } from '../ports.ts'

interface Flags {
  port: string
  host: string
  anonymizerPort?: string
  keyFile?: string
  apiKey?: string[]
  pipeline: string
  analyzerConf?: string
  nlpConf?: string
  registryConf?: string
  logLevel: string
  quiet: boolean
}

/**
 * `palimpsest serve`: the HTTP service, on the loopback address unless told otherwise, until it is told to stop. What
 * Presidio's services take from the environment is taken from there too, where no option says otherwise.
 */
export function addTo(command: Command): void {
  command
    .addOption(new Option('--port <n>', 'port to listen on').env('PORT').default('5002'))
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--anonymizer-port <n>', "a second port, for clients that expect Presidio's two services")
    .option('--key-file <file>', 'file with the key; else PALIMPSEST_KEY; else a random one')
    .option(
      '--api-key <keys...>',
      'keys that requests must show; else PALIMPSEST_API_KEYS, with commas between',
    )
    .option('--pipeline <name>', 'pipeline of requests that name none', 'clinical-fast')
    .addOption(
      new Option('--analyzer-conf <file>', "Presidio's YAML for the analyzer").env('ANALYZER_CONF_FILE'),
    )
    .addOption(new Option('--nlp-conf <file>', 'the same for its language model').env('NLP_CONF_FILE'))
    .addOption(
      new Option('--registry-conf <file>', 'the same for its recognizers').env(
        'RECOGNIZER_REGISTRY_CONF_FILE',
      ),
    )
    .addOption(
      new Option('--log-level <name>', `from what on to log: ${levels.join(', ')}, or as Python calls them`)
        .env('LOG_LEVEL')
        .default('info')
        .argParser(levelOf),
    )
    .option('-q, --quiet', 'no log of requests', false)
    .action(async (flags: Flags) => {
      const port = portOf(flags.port)
      const anonymizerPort = flags.anonymizerPort === undefined ? undefined : portOf(flags.anonymizerPort)
      const key = keyOf(flags.keyFile)
      const apiKeys = flags.apiKey ?? process.env.PALIMPSEST_API_KEYS?.split(',').filter(Boolean) ?? []
      const { namesByRules, serve } = await import('@palimpsest/service')
      const files = { analyzer: flags.analyzerConf, nlp: flags.nlpConf, registry: flags.registryConf }
      const { readNoCodeFiles } = await import('../no-code-files.ts')
      const analyzer = readNoCodeFiles(files, [namesByRules])
      const serving = await serve({
        port,
        host: flags.host,
        ...(anonymizerPort !== undefined && { anonymizerPort }),
        key: key === undefined ? { kind: 'random' } : { kind: 'given', key },
        apiKeys,
        pipeline: flags.pipeline,
        ...(analyzer && { analyzer }),
        logLevel: flags.quiet ? 'silent' : flags.logLevel,
      }).catch((error: unknown) => {
        throw startError(error)
      })
      process.stderr.write(`palimpsest: listening on ${serving.url}\n`)
      await untilStopped()
      await serving.close()
    })
}

const levels = ['debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** A level by its own name, or by Python's, as Presidio's users write it. */
function levelOf(written: string): string {
  const name = written.toLowerCase()
  const level = { '': 'info', warning: 'warn', critical: 'fatal' }[name] ?? name
  if (!(levels as readonly string[]).includes(level))
    throw new InvalidArgumentError(`The levels are ${levels.join(', ')}.`)
  return level
}

function keyOf(file: string | undefined): string | undefined {
  if (file === undefined) return process.env.PALIMPSEST_KEY
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw usageError('missing-key', 'The key file cannot be read')
  }
}

function startError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return portInUse(error as { port?: number })
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return usageError('bad-address', 'The address or port cannot be listened on')
  return error
}
