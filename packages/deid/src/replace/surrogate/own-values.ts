import { DeidError } from '../../text/message.ts'

/** Values of one's own, as a policy's `surrogates` takes them, and what was odd in the file. */
export interface OwnValues {
  /** Which of the accepted shapes the file had. */
  readonly shape: 'lists' | 'entries' | 'pairs' | 'modes' | 'lines'
  /** Values by label, to be picked from. */
  readonly pools: Readonly<Record<string, readonly string[]>>
  /** Fixed replacements: original, label, surrogate. */
  readonly pairs: readonly (readonly [string, string, string])[]
  /** Labels by what is to be done with them: the selective modes. */
  readonly modes: Readonly<Partial<Record<Mode, readonly string[]>>>
  readonly report: {
    /** Labels that are none of the known ones, as the file has them. */
    readonly unknownLabels: readonly string[]
    /** How many values of a label, or pairs, were there more than once; they count once. */
    readonly duplicates: Readonly<Record<string, number>>
  }
}

export type Mode =
  | 'obfuscate'
  | 'mask_entity_labels'
  | 'mask_same_length_chars'
  | 'mask_fixed_length_chars'
  | 'skip'
const modeNames: readonly string[] = [
  'obfuscate',
  'mask_entity_labels',
  'mask_same_length_chars',
  'mask_fixed_length_chars',
  'skip',
] satisfies Mode[]

export interface OwnValuesOptions {
  /** Whether a label, in capitals, is known; others are reported. All are when absent. */
  readonly isLabel?: (label: string) => boolean
  /** Between value and label in lines of `value#LABEL`. */
  readonly separator?: string
}

/**
 * Reads an obfuscation file in any of its shapes: `{"LABEL": ["v1"]}`, `[{"entity": "LABEL", "values": ["v1"]}]`,
 * `[["original", "LABEL", "fake"]]`, `{"obfuscate": ["LABEL"], "skip": ["LABEL"]}`, or lines of `value#LABEL`. Labels in any
 * case. Throws a DeidError `bad-values` that says where, without quoting a value.
 */
export function readOwnValues(
  source: string,
  { isLabel = () => true, separator = '#' }: OwnValuesOptions = {},
): OwnValues {
  const text = source.replace(/^\uFEFF/, '')
  const collected = new Collector(isLabel)
  if (!/^\s*[[{]/.test(text)) return readLines(text, separator, collected)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw bad('The file starts like JSON but is not valid JSON')
  }
  if (Array.isArray(json)) return readList(json, collected)
  const entries = Object.entries(json as Record<string, unknown>)
  const isModes = entries.length > 0 && entries.every(([key]) => modeNames.includes(key.toLowerCase()))
  for (const [key, values] of entries) {
    const list = strings(values, isModes ? `Mode ${key.toLowerCase()}` : 'An entry of the file')
    if (isModes) collected.mode(key.toLowerCase() as Mode, list)
    else for (const value of list) collected.value(key, value)
  }
  return collected.result(isModes ? 'modes' : 'lists')
}

function readList(list: readonly unknown[], collected: Collector): OwnValues {
  if (list.every((item) => Array.isArray(item))) {
    for (const [i, item] of list.entries()) {
      const triple = strings(item, `Pair ${i + 1}`)
      if (triple.length !== 3)
        throw bad(`Pair ${i + 1} has ${triple.length} items; original, label and surrogate are expected`)
      collected.pair(triple[0]!, triple[1]!, triple[2]!)
    }
    return collected.result('pairs')
  }
  for (const [i, item] of list.entries()) {
    const { entity, label, values } = (item ?? {}) as { entity?: unknown; label?: unknown; values?: unknown }
    const name = entity ?? label
    if (typeof name !== 'string') throw bad(`Entry ${i + 1} has no 'entity'`)
    for (const value of strings(values, `The 'values' of entry ${i + 1}`)) collected.value(name, value)
  }
  return collected.result('entries')
}

function readLines(text: string, separator: string, collected: Collector): OwnValues {
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const at = line.lastIndexOf(separator)
    if (at < 1 || at + separator.length >= line.length)
      throw bad(`Line ${i + 1} is not a value, '${separator}' and a label`, i + 1)
    collected.value(line.slice(at + separator.length), line.slice(0, at))
  }
  return collected.result('lines')
}

class Collector {
  private readonly isLabel: (label: string) => boolean
  private readonly pools = new Map<string, Set<string>>()
  private readonly pairs = new Map<string, readonly [string, string, string]>()
  private readonly modes = new Map<Mode, string[]>()
  private readonly unknown = new Set<string>()
  private readonly duplicates = new Map<string, number>()

  constructor(isLabel: (label: string) => boolean) {
    this.isLabel = isLabel
  }

  value(label: string, value: string): void {
    const name = this.known(label)
    const trimmed = value.trim()
    if (trimmed === '') throw bad('A value is empty')
    let pool = this.pools.get(name)
    if (!pool) this.pools.set(name, (pool = new Set()))
    if (pool.has(trimmed)) this.again(name)
    pool.add(trimmed)
  }

  pair(original: string, label: string, fake: string): void {
    const name = this.known(label)
    if (original.trim() === '') throw bad('The original of a pair is empty')
    const key = `${name}\u0000${original.trim()}`
    if (this.pairs.has(key)) this.again(name)
    else this.pairs.set(key, [original.trim(), name, fake])
  }

  mode(mode: Mode, labels: readonly string[]): void {
    for (const label of labels) {
      const name = this.known(label)
      for (const [other, list] of this.modes)
        if (list.includes(name)) other === mode ? this.again(name) : this.clash(name)
      this.modes.set(mode, [...new Set([...(this.modes.get(mode) ?? []), name])])
    }
  }

  result(shape: OwnValues['shape']): OwnValues {
    return {
      shape,
      pools: Object.fromEntries([...this.pools].map(([label, values]) => [label, [...values]])),
      pairs: [...this.pairs.values()],
      modes: Object.fromEntries(this.modes),
      report: { unknownLabels: [...this.unknown], duplicates: Object.fromEntries(this.duplicates) },
    }
  }

  private known(label: string): string {
    const name = label.trim().toUpperCase()
    if (!/^[A-Z][A-Z0-9_]*$/.test(name)) throw bad('A label is not made of letters, digits and underscores')
    if (!this.isLabel(name)) this.unknown.add(label.trim())
    return name
  }

  private again(label: string): void {
    this.duplicates.set(label, (this.duplicates.get(label) ?? 0) + 1)
  }

  private clash(label: string): never {
    throw bad(`Label ${label} is under two modes`)
  }
}

function strings(value: unknown, what: string): readonly string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw bad(`${what} is not a list of texts`)
  return value
}

function bad(message: string, line?: number): DeidError {
  return new DeidError('bad-values', message, line === undefined ? {} : { line })
}
