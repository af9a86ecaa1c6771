import { usageError } from '../exit.ts'

/** A mapping of a settings file that is read field by field; what nobody asked for is an error at `end`. */
export class Fields {
  readonly #at: string
  readonly #record: Readonly<Record<string, unknown>>
  readonly #asked = new Set<string>()

  /** Throws a DeidError `bad-experiment` unless `value` is a mapping. */
  constructor(value: unknown, at: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(at, 'a mapping')
    this.#record = value as Readonly<Record<string, unknown>>
    this.#at = at
  }

  has(key: string): boolean {
    return this.#take(key) !== undefined
  }

  string(key: string, otherwise?: string): string {
    const value = this.#take(key) ?? otherwise
    if (typeof value !== 'string' || value === '') throw wrong(this.at(key), 'a text')
    return value
  }

  optional(key: string): string | undefined {
    return this.has(key) ? this.string(key) : undefined
  }

  number(key: string, otherwise?: number): number {
    const value = this.#take(key) ?? otherwise
    if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(this.at(key), 'a number')
    return value
  }

  choice<T extends string>(key: string, choices: readonly T[], otherwise?: T): T {
    const value = this.#take(key) ?? otherwise
    const choice = choices.find((c) => c === value)
    if (choice === undefined) throw wrong(this.at(key), `one of ${choices.join(', ')}`)
    return choice
  }

  /** The entries of a list; a single value stands for a list of one. Empty where the key is absent. */
  list<T>(key: string, read: (value: unknown, at: string) => T): readonly T[] {
    const value = this.#take(key)
    if (value === undefined) return []
    const list = Array.isArray(value) ? value : [value]
    return list.map((item, i) => read(item, `${this.at(key)}[${i}]`))
  }

  /** The entries of a mapping by key. */
  map<T>(key: string, read: (value: unknown, at: string) => T): Readonly<Record<string, T>> {
    const value = this.#take(key)
    if (value === undefined) return {}
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw wrong(this.at(key), 'a mapping')
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, read(item, `${this.at(key)}.${name}`)]),
    )
  }

  at(key: string): string {
    return this.#at === '' ? key : `${this.#at}.${key}`
  }

  /** Throws for a key that was not asked for: a misspelt one must not be passed over. */
  end(): void {
    for (const key of Object.keys(this.#record))
      if (!this.#asked.has(key))
        throw usageError(
          'bad-experiment',
          `${this.at(key)} is not a setting here; there are ${[...this.#asked].join(', ')}`,
        )
  }

  #take(key: string): unknown {
    this.#asked.add(key)
    return this.#record[key] ?? undefined
  }
}

/** The error for a value of the wrong kind. */
export function wrong(at: string, expected: string): Error {
  return usageError('bad-experiment', `${at || 'The experiment'} must be ${expected}`)
}

/** A text of a list. */
export function aText(value: unknown, at: string): string {
  if (typeof value !== 'string' || value === '') throw wrong(at, 'a text')
  return value
}

/** Letters, digits, `-`, `_` and `.`: names become names of folders. */
export function aName(value: string, at: string): string {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,99}$/u.test(value))
    throw wrong(at, 'a name of letters, digits, dots, dashes and underscores')
  return value
}

/** Values to go through: a list, or `{ from, to, step }`, whose end is among them with `force_last`. */
export function values(value: unknown, at: string): readonly (number | string)[] {
  const list = Array.isArray(value)
    ? value
    : typeof value === 'object' && value !== null
      ? steps(value, at)
      : [value]
  if (list.length === 0 || list.length > 1000) throw wrong(at, 'a list of 1 to 1000 values')
  for (const item of list)
    if (typeof item !== 'number' && typeof item !== 'string') throw wrong(at, 'a list of numbers or texts')
  return list
}

/** As `values`, numbers only. */
export function numbers(value: unknown, at: string): readonly number[] {
  return values(value, at).map((item) => {
    if (typeof item !== 'number') throw wrong(at, 'a list of numbers')
    return item
  })
}

function steps(value: object, at: string): readonly number[] {
  const fields = new Fields(value, at)
  const [from, to, step] = [fields.number('from'), fields.number('to'), fields.number('step')]
  const forced = fields.has('force_last')
  fields.end()
  if (!(step > 0) || to < from || (to - from) / step > 1000)
    throw wrong(at, 'from, to and a step above 0 that leads there')
  const out: number[] = []
  // Counted, not added up: ten steps of 0.1 end at 1.
  for (let i = 0; from + i * step <= to + step * 1e-9; i++)
    out.push(Number((from + i * step).toPrecision(12)))
  if (forced && out.at(-1) !== to) out.push(to)
  return out
}
