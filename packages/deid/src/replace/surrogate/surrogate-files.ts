import type { Policy } from '../../policy/policy.ts'
import { DeidError } from '../../text/message.ts'
import { type OwnValues, type OwnValuesOptions, readOwnValues } from './own-values.ts'

/** A policy whose surrogate files have been read into it, and what was odd in each file. */
export interface FiledPolicy {
  readonly policy: Policy
  readonly reports: Readonly<Record<string, OwnValues['report']>>
}

/** The names of the files that the policy's `surrogates` ask for; reading them is the caller's business. */
export function surrogateFiles({ surrogates }: Policy): readonly string[] {
  const files = surrogates?.files
  return Array.isArray(files) ? files.filter((file): file is string => typeof file === 'string') : []
}

/**
 * The policy with the values of its surrogate files in the place of their names: pools and pairs of later files, and of the
 * policy itself, come on top. Throws a DeidError `missing-file`, or `bad-values` naming the file; a file of modes belongs to
 * `jslPolicy` and is refused.
 */
export function withSurrogateFiles(
  policy: Policy,
  texts: Readonly<Record<string, string>>,
  options: OwnValuesOptions = {},
): FiledPolicy {
  const names = surrogateFiles(policy)
  if (names.length === 0) return { policy, reports: {} }
  const { files: _, pools: ownPools, pairs: ownPairs, ...rest } = policy.surrogates ?? {}
  const pools: Record<string, readonly string[]> = {}
  const pairs: (readonly [string, string, string])[] = []
  const reports: Record<string, OwnValues['report']> = {}
  for (const name of names) {
    if (!Object.hasOwn(texts, name))
      throw new DeidError('missing-file', 'A surrogate file that the policy names was not read', {
        file: name,
      })
    const values = read(name, texts[name]!, options)
    if (values.shape === 'modes')
      throw new DeidError('bad-values', 'The file says what to do with labels, and holds no values', {
        file: name,
      })
    Object.assign(pools, values.pools)
    pairs.push(...values.pairs)
    reports[name] = values.report
  }
  const surrogates = {
    ...rest,
    pools: { ...pools, ...(ownPools as Readonly<Record<string, readonly string[]>> | undefined) },
    pairs: [...((ownPairs as readonly (readonly [string, string, string])[] | undefined) ?? []), ...pairs],
  }
  return { policy: { ...policy, surrogates }, reports }
}

function read(file: string, text: string, options: OwnValuesOptions): OwnValues {
  try {
    return readOwnValues(text, options)
  } catch (error) {
    if (error instanceof DeidError)
      throw new DeidError(error.code, `${file}: ${error.message}`, { ...error.at, file })
    throw error
  }
}
