import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync } from 'node:fs'
import {
  type Mapping,
  mappingRestorer,
  openMappings,
  rewrittenRestorer,
  sealMappings,
} from '@palimpsest/deid/replace'
import { DeidError, type Doc } from '@palimpsest/deid/text'
import { decodeUtf8 } from './decode.ts'
import { openKeyring } from './policies.ts'
import { partName, placeOf, removeQuietly, writeAll, writeError } from './whole-file.ts'

/** A sealed file of mappings under way: it has its name only once it is whole. */
export interface MappingFile {
  readonly add: (mappings: readonly Mapping[]) => void
  readonly commit: () => void
  /** Leaves nothing behind. */
  readonly drop: () => void
}

/** Begins a mapping file at `path`. Throws a DeidError `unwritable-output` or `disk-full`, as its methods do. */
export function createMappingFile(path: string, key: Uint8Array): MappingFile {
  const place = placeOf(path)
  const temporary = partName(place)
  const sealer = sealMappings(openKeyring(key))
  const orRefuse = <T>(act: () => T): T => {
    try {
      return act()
    } catch (error) {
      throw writeError(error, path)
    }
  }
  const file = orRefuse(() => openSync(temporary, 'w', 0o600))
  let size = 0
  const write = (text: string) => {
    const bytes = Buffer.from(text)
    orRefuse(() => writeAll(file, bytes, size))
    size += bytes.length
  }
  const drop = () => {
    try {
      closeSync(file)
    } finally {
      removeQuietly(temporary)
    }
  }
  try {
    write(sealer.header)
  } catch (error) {
    drop()
    throw error
  }
  return {
    add: (mappings) => write(mappings.map((mapping) => sealer.add(mapping)).join('')),
    commit() {
      write(sealer.end())
      orRefuse(() => {
        fsyncSync(file)
        renameSync(temporary, place)
        closeSync(file)
      })
    },
    drop,
  }
}

/** What restores documents by a mapping file; `rewritten` ones by their placeholders. Throws a DeidError with the line where the file does not hold. */
export function openMappingFile(
  path: string,
  key: Uint8Array,
  { rewritten = false }: { rewritten?: boolean } = {},
): (doc: Doc) => string {
  if (!existsSync(path)) throw new DeidError('no-mapping', 'There is no such mapping file', { file: path })
  try {
    const lines = decodeUtf8(readFileSync(path), { file: path }).split('\n')
    const mappings = openMappings(lines, openKeyring(key))
    return rewritten ? rewrittenRestorer(mappings) : mappingRestorer(mappings)
  } catch (error) {
    if (!(error instanceof DeidError)) throw error
    throw new DeidError(error.code, error.message, { file: path, ...error.at })
  }
}
