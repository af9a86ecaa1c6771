import { DeidError } from '@palimpsest/deid/text'
import { usageError } from '../exit.ts'

/** The text of bytes in an encoding by its name. Throws a DeidError `bad-encoding` with the first byte that does not fit. */
export function decodeAs(bytes: Uint8Array, encoding: string, file: string): string {
  const name = plainName(encoding)
  if (name === 'ascii') {
    const at = bytes.findIndex((byte) => byte > 127)
    if (at >= 0)
      throw new DeidError('bad-encoding', `Not ASCII: byte ${at}; try --input_encoding utf-8 or latin-1`, {
        file,
        start: at,
      })
    return Buffer.from(bytes).toString('latin1')
  }
  if (name === 'latin1') return Buffer.from(bytes).toString('latin1')
  let decoder: InstanceType<typeof TextDecoder>
  try {
    decoder = new TextDecoder(name, { fatal: true, ignoreBOM: true })
  } catch {
    throw usageError('bad-option', 'There is no such encoding')
  }
  try {
    return decoder.decode(bytes)
  } catch {
    throw new DeidError('bad-encoding', 'The file is not in that encoding; try another --input_encoding', {
      file,
    })
  }
}

/** The bytes of a text. Throws a DeidError `bad-encoding` for a character that the encoding does not have. */
export function encodeAs(text: string, encoding: string, file: string): Uint8Array {
  const name = plainName(encoding)
  if (name === 'utf-8') return Buffer.from(text, 'utf8')
  if (name !== 'ascii' && name !== 'latin1')
    throw usageError('bad-option', '--output_encoding is utf-8, ascii or latin-1')
  const limit = name === 'ascii' ? 0x7f : 0xff
  for (let i = 0; i < text.length; i++)
    if (text.charCodeAt(i) > limit)
      throw new DeidError('bad-encoding', `The character at ${i} has no place in the output's encoding`, {
        file,
        start: i,
      })
  return Buffer.from(text, 'latin1')
}

function plainName(encoding: string): string {
  const name = encoding.toLowerCase().replace(/_/g, '-')
  if (name === 'us-ascii' || name === 'ascii') return 'ascii'
  if (/^(?:latin-?1|iso-?8859-1)$/.test(name)) return 'latin1'
  return name === 'utf8' ? 'utf-8' : name
}
