import { existsSync, readFileSync } from 'node:fs'

/** A record that was written before; anything that is none is made again. */
export function recordIn(file: string): Readonly<Record<string, unknown>> | undefined {
  if (!existsSync(file)) return undefined
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}
