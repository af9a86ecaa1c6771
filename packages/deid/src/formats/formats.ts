import { DeidError } from '../text/message.ts'
import { csv, tsv } from './csv.ts'
import type { Format } from './format.ts'
import { jsonl } from './jsonl.ts'
import { text } from './text.ts'

/** Every format, in the order of the manual. */
export const formats: readonly Format[] = [text, jsonl, csv, tsv]

/** The format of that name. Throws a DeidError `unknown-format` that lists the names. */
export function formatNamed(name: string): Format {
  const format = formats.find((f) => f.name === name)
  if (!format)
    throw new DeidError(
      'unknown-format',
      `There is no format ${name}; there are ${formats.map((f) => f.name).join(', ')}`,
    )
  return format
}
