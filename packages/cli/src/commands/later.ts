import type { Command } from 'commander'
import { usageError } from '../exit.ts'

/** A command that a later version brings: says so and ends with 2, whatever it is called with. */
export function addLater(command: Command, what: string): void {
  command
    .argument('[anything...]')
    .allowUnknownOption()
    .action(() => {
      throw usageError('not-yet', `${what} is not in this version yet`)
    })
}
