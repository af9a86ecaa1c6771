/** What an obfuscation file came to. */
export interface Obfuscation {
  readonly format: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly labels: readonly { readonly label: string; readonly values: number }[]
  readonly pairs: number
  readonly duplicates: number
  readonly problems: readonly string[]
}

/** Reads a custom obfuscation file. Never throws: what cannot be read is among the problems. */
export function parseObfuscation(content: string): Obfuscation {
  const problems: string[] = []
  const values = new Map<string, string[]>()
  const pairs: [string, string, string][] = []
  let duplicates = 0
  const add = (label: string, value: unknown, where: string) => {
    if (typeof value !== 'string' || value.trim() === '')
      return void problems.push(`${where}: a value is not text.`)
    const name = label.trim().toUpperCase()
    if (name === '') return void problems.push(`${where}: the label is empty.`)
    const list = values.get(name) ?? []
    values.set(name, list)
    if (list.includes(value)) duplicates++
    else list.push(value)
  }
  const format = read(content, add, pairs, problems)
  const custom = Object.fromEntries(values)
  return {
    format,
    settings: {
      ...(values.size > 0 ? { pools: custom } : {}),
      ...(pairs.length > 0 ? { pairs } : {}),
    },
    labels: [...values].map(([label, list]) => ({ label, values: list.length })),
    pairs: pairs.length,
    duplicates,
    problems,
  }
}

type Add = (label: string, value: unknown, where: string) => void

function read(content: string, add: Add, pairs: [string, string, string][], problems: string[]): string {
  const text = content.replace(/^\uFEFF/, '').trim()
  if (!/^[[{]/.test(text)) return readLines(text, add, problems)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    problems.push('The file is not valid JSON.')
    return 'unreadable'
  }
  if (Array.isArray(json)) return readList(json, add, pairs, problems)
  for (const [label, list] of Object.entries(json as Record<string, unknown>))
    if (Array.isArray(list))
      for (const [i, value] of list.entries()) add(label, value, `${label.slice(0, 64)}, value ${i + 1}`)
    else problems.push(`${label.slice(0, 64)}: a list of values is expected.`)
  return 'label to values'
}

function readList(
  list: readonly unknown[],
  add: Add,
  pairs: [string, string, string][],
  problems: string[],
): string {
  let format = 'entities with values'
  list.forEach((item, i) => {
    const where = `Entry ${i + 1}`
    if (Array.isArray(item)) {
      format = 'fixed pairs'
      const [original, label, fake] = item as unknown[]
      if (
        item.length === 3 &&
        typeof original === 'string' &&
        typeof label === 'string' &&
        typeof fake === 'string'
      )
        pairs.push([original, label.trim().toUpperCase(), fake])
      else problems.push(`${where}: [original, label, replacement] is expected.`)
      return
    }
    const { entity, label, values } = (item ?? {}) as { entity?: unknown; label?: unknown; values?: unknown }
    const name = typeof entity === 'string' ? entity : label
    if (typeof name !== 'string' || !Array.isArray(values))
      problems.push(`${where}: entity and values are expected.`)
    else for (const [j, value] of values.entries()) add(name, value, `${where}, value ${j + 1}`)
  })
  return format
}

function readLines(text: string, add: Add, problems: string[]): string {
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '') return
    const cut = line.lastIndexOf('#')
    if (cut <= 0) problems.push(`Line ${i + 1}: value#LABEL is expected.`)
    else add(line.slice(cut + 1), line.slice(0, cut).trim(), `Line ${i + 1}`)
  })
  return 'value#LABEL lines'
}
