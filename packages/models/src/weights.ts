import { DeidError } from '@palimpsest/deid/text'
import { type CrfModel, parseModel } from './crf/index.ts'

/** Where the bytes of a shipped model come from; in a browser, a `fetch` of your own. */
export type ReadWeights = (file: string) => Promise<Uint8Array>

/**
 * Reads from the `weights` folder of this package, found by name so that a bundle finds it too; Node only.
 * Throws a DeidError `no-weights` when the file is not there.
 */
export async function readWeights(file: string): Promise<Uint8Array> {
  const { readFile } = await import('node:fs/promises')
  try {
    return await readFile(new URL(import.meta.resolve(`@palimpsest/models/weights/${file}`)))
  } catch {
    throw new DeidError('no-weights', `The weights ${file} are not in the package @palimpsest/models`)
  }
}

/** A CRF model by its file name. */
export async function loadCrf(file: string, read: ReadWeights = readWeights): Promise<CrfModel> {
  return parseModel(await read(file))
}
