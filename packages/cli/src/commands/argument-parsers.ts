import { InvalidArgumentError, Option } from 'commander'

/** The option for the unit of positions, alike wherever files with spans are read. */
export function offsetsOption(): Option {
  return new Option('--offsets <unit>', 'unit of the positions in files').choices([
    'utf16',
    'codepoint',
    'utf8',
  ])
}

/** The values between commas, without the spaces around them. */
export function list(value: string): string[] {
  return value.split(',').map((part) => part.trim())
}

/** One more value of an option that may be repeated. */
export function collect(value: string, before: readonly string[]): string[] {
  return [...before, value]
}

/** A whole number of at most six digits. */
export function whole(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('A whole number is expected.')
  return Number(value)
}

/** A whole number from 0 to 999. */
export function count(value: string): number {
  if (!/^\d{1,3}$/.test(value)) throw new InvalidArgumentError('A whole number from 0 to 999 is expected.')
  return Number(value)
}

/** A number above 0 and up to 100. */
export function positive(value: string): number {
  return upTo(100, value, 'A number above 0 is expected.')
}

/** A share, above 0 and up to 1. */
export function share(value: string): number {
  return upTo(1, value, 'A number above 0 and up to 1 is expected.')
}

/** A size in MB, above 0 and up to 500. */
export function megabytes(value: string): number {
  return upTo(500, value, 'A number of MB up to 500 is expected.')
}

/** The code of a language, as in `en` or `pt-BR`: a name in its place would be a language that nothing serves. */
export function language(value: string): string {
  if (!/^[a-z]{2}(?:-[A-Z]{2})?$/.test(value))
    throw new InvalidArgumentError('A code such as en or pt-BR is expected.')
  return value
}

function upTo(most: number, value: string, expected: string): number {
  const number = Number(value)
  if (!(number > 0 && number <= most)) throw new InvalidArgumentError(expected)
  return number
}
