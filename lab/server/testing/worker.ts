import { startWorker } from '../start.ts'

/** A worker in a process of its own, for tests that kill it. Says `ready` when it is at work. */
await startWorker()
process.stdout.write('ready\n')
