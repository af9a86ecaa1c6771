import { DeidError } from '../../../text/message.ts'

/** One of MIST's data files: the pool that it fills, and the values of its text. */
interface Resource {
  readonly label: string
  /** The value of a line; undefined for one that is of another form. */
  readonly value: (line: string) => string | undefined
  /** For files that do not go by lines. */
  readonly entries?: (text: string) => readonly string[]
}

const files: Readonly<Record<string, Resource>> = {
  'dist.male.first': { label: 'FIRST_NAME_M', value: firstColumn },
  'dist.female.first': { label: 'FIRST_NAME_F', value: firstColumn },
  'dist.common.first': { label: 'FIRST_NAME', value: firstColumn },
  'dist.all.last': { label: 'LAST_NAME', value: firstColumn },
  'hospitals.txt': { label: 'HOSPITAL', value: (line) => line },
  'mass_roads.txt': { label: 'STREET', value: (line) => line },
  'area_codes.txt': { label: 'AREA_CODE', value: (line) => /^[2-9]\d\d(?!\d)/.exec(line)?.[0] },
  zipcodes: { label: 'ZIP_PLACE', value: (line) => /^\d{5}:[^:]+:[A-Z]{2}$/.exec(line)?.[0] },
  'states.xml': { label: 'STATE_NAME', value: (entry) => entry || undefined, entries: statesOf },
  'google_urls.txt': { label: 'WEB_HOST', value: hostOf },
  'date_patterns.txt': {
    label: 'DATE_SAMPLE',
    value: (line) => /^\d+(?:\.\d+)?\|\s*(\S.*)$/.exec(line)?.[1],
  },
}

/**
 * Pools from replacements of MIST's data files, by their basenames; lines that start with `#` are comments. Throws a DeidError
 * `unknown-resource` for a file that no pool comes from, `bad-resource` with the line that is of another form, and
 * `empty-resource` for one without a value.
 */
export function resourcePools(
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly string[]>> {
  const pools: Record<string, readonly string[]> = {}
  for (const [path, text] of Object.entries(texts)) {
    const basename = path.split(/[\\/]/).at(-1)!
    const file = Object.hasOwn(files, basename) ? files[basename] : undefined
    if (!file)
      throw new DeidError(
        'unknown-resource',
        `No pool comes from '${basename}': ${Object.keys(files).join(', ')}`,
        { file: basename },
      )
    const values = (file.entries ?? linesOf)(text).flatMap((entry, i) => {
      if (entry === '' || (!file.entries && entry.startsWith('#'))) return []
      const value = file.value(entry)
      if (value === undefined)
        throw new DeidError('bad-resource', `'${basename}': entry ${i + 1} is of another form`, {
          file: basename,
          line: i + 1,
        })
      return [value]
    })
    if (values.length === 0)
      throw new DeidError('empty-resource', `'${basename}' holds no value`, { file: basename })
    pools[file.label] = [...new Set(values)]
  }
  return pools
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).map((line) => line.trim())
}

function firstColumn(line: string): string {
  const name = line.split(/\s+/)[0]!
  return name[0]!.toUpperCase() + name.slice(1).toLowerCase()
}

function hostOf(line: string): string | undefined {
  return /^(?:[a-z]+:\/\/)?(?:www\.)?([\p{L}\d.-]+\.[\p{L}\d-]+)(?::\d+)?(?:[/?#].*)?$/iu.exec(line)?.[1]
}

/** Short and full name of each state, and the long abbreviation where there is one, with `=` between. */
function statesOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/<entry\b[^>]*>([\s\S]*?)<\/entry>/g), ([, entry = '']) => {
    const of = (pattern: RegExp) => pattern.exec(entry)?.[1]?.trim() ?? ''
    const name = of(/<head\b[^>]*>([^<]*)<\/head>/)
    const short = of(/<alt\b[^>]*\btype=["']shortabbr["'][^>]*>([^<]*)<\/alt>/)
    const long = of(/<alt\b[^>]*\btype=["']longabbr["'][^>]*>([^<]*)<\/alt>/)
    return name === '' || short === '' ? '' : `${short}=${name}=${long}`
  })
}
