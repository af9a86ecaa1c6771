/**
 * JSON as Presidio's Flask services write it: keys sorted where asked, everything beyond ASCII escaped, and
 * whole scores as `1.0` (given as a `Float`). Parsers do not care; people who compare bodies do.
 */
export function pythonJson(value: unknown, { sortKeys = false }: { sortKeys?: boolean } = {}): string {
  return ascii(write(value, sortKeys))
}

/** A number that Python would print with a fraction even when it is whole. */
export class Float {
  readonly value: number
  constructor(value: number) {
    this.value = value
  }
}

function write(value: unknown, sortKeys: boolean): string {
  if (value instanceof Float) return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value)
  if (Array.isArray(value)) return `[${value.map((item) => write(item, sortKeys)).join(', ')}]`
  if (value !== null && typeof value === 'object') {
    const keys = Object.keys(value)
    if (sortKeys) keys.sort()
    const fields = keys.map(
      (key) => `${JSON.stringify(key)}: ${write((value as Record<string, unknown>)[key], sortKeys)}`,
    )
    return `{${fields.join(', ')}}`
  }
  return JSON.stringify(value ?? null)
}

function ascii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
