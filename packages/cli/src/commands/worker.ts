import type { Command } from 'commander'
import { addLater } from './later.ts'

export function addTo(command: Command): void {
  addLater(command, 'The worker')
}
