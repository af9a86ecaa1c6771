import { RE2JS } from 're2js'
import { DeidError } from '../text/message.ts'
import { withoutVerbose } from './verbose-regex.ts'
import { watchedText } from './watched-text.ts'

/** Python's flags as Presidio's users send them: numbers to be added up. */
const PYTHON_FLAGS = { ignoreCase: 2, multiline: 8, dotAll: 16 } as const

/** What Presidio uses unless told otherwise: DOTALL, MULTILINE and IGNORECASE. */
export const DEFAULT_FLAGS = 26

/** Finds every match of one expression: half-open offsets, in order, none empty. */
export type MatchAll = (text: string) => Iterable<{ readonly start: number; readonly end: number }>

/**
 * Runs expressions that the safe engine cannot, such as those that look around. It must stop by itself within a time
 * budget and then throw: an expression of that kind may take exponential time.
 */
export type RegexExecutor = (source: string, flags: number) => MatchAll

/**
 * Compiles a user's expression, in Python's or JavaScript's syntax, for an engine that does not backtrack (RE2), and lets it
 * read a text only so often (`watchedText`), so that its time is linear in the text.
 * Throws a DeidError `invalid-regex` for a broken one, and `unsupported-regex` for one that looks around or refers
 * back, unless `executor` takes it.
 */
export function safeRegex(
  written: string,
  { flags: given = DEFAULT_FLAGS, executor }: { flags?: number; executor?: RegexExecutor | undefined } = {},
): MatchAll {
  const { source, flags } = withoutVerbose(written, given)
  if (looksAround(source)) {
    if (executor) return executor(source, flags)
    throw new DeidError(
      'unsupported-regex',
      'Invalid regex pattern: look-around and back references are not supported, because their time has no bound',
    )
  }
  const regex = compile(translate(source), flags)
  return function* (text) {
    const matcher = regex.matcher(watchedText(text))
    while (matcher.find()) {
      const start = matcher.start()
      const end = matcher.end()
      if (end > start) yield { start, end }
    }
  }
}

function compile(source: string, flags: number): RE2JS {
  let wanted = 0
  if (flags & PYTHON_FLAGS.ignoreCase) wanted |= RE2JS.CASE_INSENSITIVE
  if (flags & PYTHON_FLAGS.multiline) wanted |= RE2JS.MULTILINE
  if (flags & PYTHON_FLAGS.dotAll) wanted |= RE2JS.DOTALL
  try {
    return RE2JS.compile(source, wanted)
  } catch (error) {
    throw new DeidError('invalid-regex', `Invalid regex pattern: ${reasonOf(error, source)}`)
  }
}

/** The engine's words in those that Presidio's users know. The expression is the user's own, not document text. */
function reasonOf(error: unknown, source: string): string {
  const message = error instanceof Error ? error.message : ''
  if (/missing closing \)/.test(message)) return `missing ) at position ${source.length}`
  if (/unexpected \)/.test(message)) return `unbalanced parenthesis at position ${source.lastIndexOf(')')}`
  if (/missing closing \]/.test(message))
    return `unterminated character set at position ${source.lastIndexOf('[')}`
  if (/missing argument to repetition/.test(message)) return 'nothing to repeat'
  return message.replace(/^error parsing regexp: /, '') || 'it does not parse'
}

/** Whether the expression has `(?=`, `(?!`, `(?<=`, `(?<!`, `\1` or `(?P=name)`, outside classes and escapes. */
function looksAround(source: string): boolean {
  let inClass = false
  for (let i = 0; i < source.length; i++) {
    const char = source[i]!
    if (char === '\\') {
      if (!inClass && /[1-9k]/.test(source[i + 1] ?? '')) return true
      i++
    } else if (inClass) inClass = char !== ']'
    else if (char === '[') {
      inClass = true
      // A bracket right after the opening one, or after its ^, is a character of the class.
      if (source[i + 1] === '^') i++
      if (source[i + 1] === ']') i++
    } else if (char === '(' && /^\((?:\?<?[=!]|\?P=)/.test(source.slice(i, i + 4))) return true
  }
  return false
}

/** Python's and JavaScript's ways of writing what RE2 writes otherwise. */
function translate(source: string): string {
  return source.replace(
    /\\([\s\S])|\(\?<(?=[A-Za-z_])|\(\?u\)|\(\?>/g,
    (whole, escaped: string | undefined) => {
      if (escaped === 'Z') return '\\z'
      if (escaped === 'h') return '[ \\t]'
      // RE2 refuses escapes of characters that need none.
      if (escaped !== undefined)
        return /[^A-Za-z0-9\s]/.test(escaped) && !/[!-/:-@[-`{-~]/.test(escaped) ? escaped : whole
      if (whole === '(?u)') return ''
      if (whole === '(?>') return '(?:'
      return '(?P<'
    },
  )
}
