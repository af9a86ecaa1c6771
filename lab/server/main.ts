import { Refusal } from './errors.ts'
import { startLab } from './start.ts'

/** `node lab/dist/server/main.js`: the lab until it is told to stop. */
async function main(): Promise<void> {
  const lab = await startLab()
  process.stdout.write(`Palimpsest lab: ${lab.url}\n`)
  if (lab.setupCode !== null) process.stdout.write(`Setup code for the first admin: ${lab.setupCode}\n`)
  let stopping = false
  const stop = () => {
    if (stopping) process.exit(1)
    stopping = true
    lab.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Refusal ? error.message : `The lab could not start: ${String((error as Error)?.name)}`}\n`,
  )
  process.exit(1)
})
