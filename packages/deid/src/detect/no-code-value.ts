import type { DeidError } from '../text/message.ts'

/** Makes the error for a place in the file, given as the keys that lead to it. */
export type Where = (path: readonly string[], detail: string) => DeidError

/** Whether a value of the file is a mapping of keys. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** Throws for the first key that is not one of `known`. */
export function checkKeys(
  value: object,
  known: readonly string[],
  path: readonly string[],
  where: Where,
): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key))
  if (unknown !== undefined)
    throw where([...path, unknown], `there is no such key; known are ${known.join(', ')}`)
}

/** Throws where both keys are given. */
export function oneOf(
  value: Readonly<Record<string, unknown>>,
  a: string,
  b: string,
  path: readonly string[],
  where: Where,
): void {
  const isGiven = (key: string) => value[key] !== undefined && value[key] !== null
  if (isGiven(a) && isGiven(b)) throw where([...path, b], `give ${a} or ${b}, not both`)
}

/** A list of strings; a lone string is a list of one. */
export function readStrings(value: unknown, path: readonly string[], where: Where): readonly string[] {
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string'))
    throw where(path, 'must be a list of strings')
  return value as string[]
}
