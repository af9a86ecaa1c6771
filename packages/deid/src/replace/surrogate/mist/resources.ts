import { DeidError } from '../../../text/message.ts'

// MIST's data files that hold values of a label, and how a line gives its value.
const files: Readonly<Record<string, { readonly label: string; readonly value: (line: string) => string }>> =
  {
    'dist.male.first': { label: 'FIRST_NAME_M', value: firstColumn },
    'dist.female.first': { label: 'FIRST_NAME_F', value: firstColumn },
    'dist.common.first': { label: 'FIRST_NAME', value: firstColumn },
    'dist.all.last': { label: 'LAST_NAME', value: firstColumn },
    'hospitals.txt': { label: 'HOSPITAL', value: (line) => line },
    'mass_roads.txt': { label: 'STREET', value: (line) => line },
  }

/**
 * Pools from replacements of MIST's data files, by their basenames; lines that start with `#` are comments. Throws a DeidError
 * `unknown-resource` for a file that no pool comes from, `empty-resource` for one without a value.
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
    const values = text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map(file.value)
    if (values.length === 0)
      throw new DeidError('empty-resource', `'${basename}' holds no value`, { file: basename })
    pools[file.label] = [...new Set(values)]
  }
  return pools
}

function firstColumn(line: string): string {
  const name = line.split(/\s+/)[0]!
  return name[0]!.toUpperCase() + name.slice(1).toLowerCase()
}
