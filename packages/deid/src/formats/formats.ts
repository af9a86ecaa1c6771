import { DeidError } from '../text/message.ts'
import { brat } from './brat.ts'
import { conll } from './conll.ts'
import { csv, tsv } from './csv.ts'
import type { Format } from './format.ts'
import { i2b2 } from './i2b2.ts'
import { jsonl } from './jsonl.ts'
import { labelStudio } from './label-studio.ts'
import { matJson } from './mat-json.ts'
import { presidio } from './presidio.ts'
import { text } from './text.ts'
import { xmlInline } from './xml-inline.ts'

/** Every format, in the order of the manual. */
export const formats: readonly Format[] = [
  text,
  jsonl,
  csv,
  tsv,
  presidio,
  brat,
  conll,
  i2b2,
  matJson,
  xmlInline,
  labelStudio,
]

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
