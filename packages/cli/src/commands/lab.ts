import type { Command } from 'commander'
import { untilStopped } from '../interrupt.ts'
import { asUsage, openLab } from '../lab-package.ts'
import { portOf } from '../ports.ts'

interface Flags {
  port?: string
  host?: string
  data?: string
  restoreBackup?: string
}

/** `palimpsest lab`: the workbench with its database, until it is told to stop. */
export function addTo(command: Command): void {
  command
    .option('--port <n>', 'port to listen on; else PALIMPSEST_PORT; else 7801')
    .option('--host <address>', 'address to listen on; else PALIMPSEST_HOST; else 127.0.0.1')
    .option('--data <folder>', 'where the embedded database is; else PALIMPSEST_DATA; else ~/.palimpsest/lab')
    .option('--restore-backup <file>', 'put a backup in the place of the embedded database, and end')
    .action(async (flags: Flags) => {
      const port = flags.port === undefined ? undefined : portOf(flags.port)
      const { readEnv, restoreBackup, startLab } = await openLab()
      const settings = await asUsage(async () => ({
        ...readEnv(process.env),
        ...(port !== undefined && { port }),
        ...(flags.host !== undefined && { host: flags.host }),
        // A person at a terminal is shown the address, not a line for every request.
        ...(process.stdout.isTTY && process.env.PALIMPSEST_LOG === undefined && { logLevel: 'warn' }),
        ...(flags.data !== undefined && { dataFolder: flags.data }),
      }))
      const { restoreBackup: backup } = flags
      if (backup !== undefined) {
        const kept = await asUsage(() => restoreBackup(settings, backup))
        const before = kept === null ? '' : `; what was there is kept as ${kept}`
        process.stderr.write(`palimpsest: the backup is in its place${before}\n`)
        return
      }
      const lab = await asUsage(() => startLab(settings))
      process.stdout.write(`Palimpsest lab: ${lab.url}\n`)
      if (lab.setupCode !== null) process.stdout.write(`Setup code for the first admin: ${lab.setupCode}\n`)
      process.stdout.write('Stop it with Ctrl-C.\n')
      await untilStopped()
      await lab.stop()
    })
}
