import { DeidError, type Location } from '../text/message.ts'

/** JSON values as they come out of `parseJson`. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** Deeper nesting than any real file has; beyond it writing again would overflow the stack. */
const MAX_DEPTH = 200
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * The value of a JSON text. Throws a DeidError: `bad-json` with line and column, `too-deep` beyond 200
 * levels, `forbidden-key` for the three keys that reach an object's prototype. `at` says where `text` stands.
 */
export function parseJson(text: string, at: Location = {}): Json {
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    const { line, column } = firstFault(text)
    const place = { ...at, line: (at.line ?? 1) + line - 1, column }
    throw new DeidError('bad-json', `Not JSON: line ${place.line}, column ${column}`, place)
  }
  // Most texts have neither many brackets nor a suspicious word, and need no walk.
  if (typeof value === 'object' && value !== null && needsWalk(text)) walk(value, at)
  return value
}

/** A JSON object, or a DeidError `bad-shape`. */
export function asObject(value: Json | undefined, what: string, at: Location = {}): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DeidError('bad-shape', `${what} must be an object`, at)
  return value as JsonObject
}

/** A JSON list, or a DeidError `bad-shape`. */
export function asList(value: Json | undefined, what: string, at: Location = {}): readonly Json[] {
  if (!Array.isArray(value)) throw new DeidError('bad-shape', `${what} must be a list`, at)
  return value
}

/** A string, or a DeidError `bad-shape`. */
export function asString(value: Json | undefined, what: string, at: Location = {}): string {
  if (typeof value !== 'string') throw new DeidError('bad-shape', `${what} must be a string`, at)
  return value
}

function needsWalk(text: string): boolean {
  // An escaped key (`"\u005f_proto__"`) needs a backslash-u, so that is looked for as well.
  return /__proto__|constructor|prototype|\\u00|(?:[[{]\s*(?:"(?:[^"\\]|\\.)*"\s*:\s*)?){100}/.test(text)
}

/** Iterative on purpose: a recursive walk is what deep nesting breaks. */
function walk(root: Json, at: Location): void {
  const stack: { value: Json; depth: number }[] = [{ value: root, depth: 1 }]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { value, depth } = top
    if (depth > MAX_DEPTH) throw new DeidError('too-deep', `JSON nested deeper than ${MAX_DEPTH} levels`, at)
    if (typeof value !== 'object' || value === null) continue
    if (!Array.isArray(value))
      for (const key of Object.keys(value))
        if (FORBIDDEN.has(key))
          throw new DeidError('forbidden-key', `The key ${key} is refused`, { ...at, key })
    for (const child of Object.values(value))
      if (typeof child === 'object' && child !== null) stack.push({ value: child, depth: depth + 1 })
  }
}

/** Where `text` stops being JSON; found by a scan of our own, since engines quote the text in their messages. */
function firstFault(text: string): { line: number; column: number } {
  const token =
    /[ \t\n\r]*(?:([{}[\],:])|"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y
  const open: string[] = []
  let pos = 0
  let want: 'value' | 'key' | 'colon' | 'next' = 'value'
  let mayClose = false
  for (;;) {
    token.lastIndex = pos
    const match = token.exec(text)
    if (!match || (open.length === 0 && want === 'next')) break
    const [, mark] = match
    const isString = !mark && match[0].trimStart().startsWith('"')
    if (want === 'value' && !mark) want = 'next'
    else if (want === 'value' && (mark === '{' || mark === '[')) {
      open.push(mark)
      want = mark === '{' ? 'key' : 'value'
      mayClose = true
      pos = token.lastIndex
      continue
    } else if (want === 'key' && isString) want = 'colon'
    else if (want === 'colon' && mark === ':') want = 'value'
    else if (want === 'next' && mark === ',') want = open.at(-1) === '{' ? 'key' : 'value'
    else if ((want === 'next' || mayClose) && mark === (open.at(-1) === '{' ? '}' : ']')) {
      open.pop()
      want = 'next'
    } else break
    mayClose = false
    pos = token.lastIndex
  }
  while (pos < text.length && ' \t\n\r'.includes(text[pos]!)) pos++
  const before = text.slice(0, pos).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}
