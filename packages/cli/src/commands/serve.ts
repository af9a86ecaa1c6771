import type { Command } from 'commander'
import { usageError } from '../exit.ts'

/** `palimpsest serve`: the HTTP service, on the loopback address unless told otherwise. */
export function addTo(command: Command): void {
  command
    .option('--port <n>', 'port to listen on', '5002')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--key-file <file>', 'file with the key; else PALIMPSEST_KEY')
    .action(async (flags: { port: string; host: string; keyFile?: string }) => {
      if (!/^\d{1,5}$/.test(flags.port) || Number(flags.port) > 65535)
        throw usageError('bad-port', 'A port is a number from 0 to 65535')
      const service: Record<string, unknown> = await import('@palimpsest/service')
      const serve = service.serve
      if (typeof serve !== 'function') throw usageError('not-yet', 'The service is not in this version yet')
      await serve({ port: Number(flags.port), host: flags.host })
    })
}
