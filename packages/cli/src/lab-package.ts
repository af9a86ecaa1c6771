import { DeidError } from '@palimpsest/deid/text'
import type * as Lab from '@palimpsest/lab'
import { usageError } from './exit.ts'
import { portInUse } from './ports.ts'

/**
 * The lab, which is a package of its own because it brings a database and a web app. What it refuses becomes a
 * DeidError with its code. Throws a DeidError `not-installed` where the package is not there.
 */
export async function openLab(): Promise<typeof Lab> {
  try {
    return await import('@palimpsest/lab')
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw usageError('not-installed', 'The lab is a package of its own: npm install @palimpsest/lab')
  }
}

/** Runs `work`, and gives what the lab refuses, or the system, a message for a person. */
export async function asUsage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DeidError) throw error
    const { name, code, message } = error as { name?: string; code?: string; message?: string }
    if (name === 'Refusal' || error instanceof RangeError)
      throw usageError(code ?? 'bad-setting', message ?? 'The lab refused')
    if (code === 'EADDRINUSE') throw portInUse(error as { port?: number })
    if (code === 'EACCES')
      throw usageError('unwritable', 'The data folder cannot be written, or the port is not allowed')
    throw error
  }
}
