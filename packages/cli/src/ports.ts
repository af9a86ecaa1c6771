import type { DeidError } from '@palimpsest/deid/text'
import { usageError } from './exit.ts'

/** A port as written on the command line. Throws a DeidError `bad-port`. */
export function portOf(written: string): number {
  if (!/^\d{1,5}$/.test(written) || Number(written) > 65535)
    throw usageError('bad-port', 'A port is a number from 0 to 65535')
  return Number(written)
}

/** What to say where the system's `EADDRINUSE` says that a port is not free. */
export function portInUse({ port }: { readonly port?: number }): DeidError {
  return usageError('port-in-use', `Port ${port} is taken; give another with --port`)
}
