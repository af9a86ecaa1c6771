import type { Command } from 'commander'
import { untilStopped } from '../interrupt.ts'
import { asUsage, openLab } from '../lab-package.ts'

/** `palimpsest worker`: works on the queue of a lab that has a shared PostgreSQL (DATABASE_URL), until it is told to stop. */
export function addTo(command: Command): void {
  command.action(async () => {
    const { startWorker } = await openLab()
    const worker = await asUsage(() => startWorker())
    process.stderr.write('palimpsest: working\n')
    await untilStopped()
    await worker.stop()
  })
}
