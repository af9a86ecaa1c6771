import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { usageError } from '../exit.ts'
import { untilStopped } from '../interrupt.ts'
import { portOf } from '../ports.ts'

interface Flags {
  port: string
  host: string
  anonymizerPort?: string
  keyFile?: string
  apiKey?: string[]
  pipeline: string
  quiet: boolean
}

/** `palimpsest serve`: the HTTP service, on the loopback address unless told otherwise, until it is told to stop. */
export function addTo(command: Command): void {
  command
    .option('--port <n>', 'port to listen on', '5002')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--anonymizer-port <n>', "a second port, for clients that expect Presidio's two services")
    .option('--key-file <file>', 'file with the key; else PALIMPSEST_KEY; else a random one')
    .option(
      '--api-key <keys...>',
      'keys that requests must show; else PALIMPSEST_API_KEYS, with commas between',
    )
    .option('--pipeline <name>', 'pipeline of requests that name none', 'clinical-fast')
    .option('-q, --quiet', 'no log of requests', false)
    .action(async (flags: Flags) => {
      const port = portOf(flags.port)
      const anonymizerPort = flags.anonymizerPort === undefined ? undefined : portOf(flags.anonymizerPort)
      const key = keyOf(flags.keyFile)
      const apiKeys = flags.apiKey ?? process.env.PALIMPSEST_API_KEYS?.split(',').filter(Boolean) ?? []
      const { serve } = await import('@palimpsest/service')
      const serving = await serve({
        port,
        host: flags.host,
        ...(anonymizerPort !== undefined && { anonymizerPort }),
        key: key === undefined ? { kind: 'random' } : { kind: 'given', key },
        apiKeys,
        pipeline: flags.pipeline,
        logLevel: flags.quiet ? 'silent' : 'info',
      }).catch((error: unknown) => {
        throw startError(error)
      })
      process.stderr.write(`palimpsest: listening on ${serving.url}\n`)
      await untilStopped()
      await serving.close()
    })
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
  if (code === 'EADDRINUSE') return usageError('port-in-use', 'The port is taken; give another with --port')
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return usageError('bad-address', 'The address or port cannot be listened on')
  return error
}
