import { DeidError } from '../text/message.ts'

/** Python's number for VERBOSE. */
const VERBOSE = 64

const inlineFlags = /^\(\?([a-zA-Z0-9]*)(-[a-zA-Z]+)?([:)])/
const quantifier = /^\{\d*,?\d*\}/

/**
 * An expression that Python's VERBOSE flag, `(?x)` or `(?x:…)` lets be written with blanks and comments, without them;
 * any other comes back as it is. Blanks in classes and behind a backslash stay. As in Python, a blank ends what it
 * stands in: `a* ?` and `( ?:a)` are mistakes, `{2 ,3}` is plain characters. Throws a DeidError `invalid-regex`.
 */
export function withoutVerbose(source: string, flags: number): { source: string; flags: number } {
  let verbose = (flags & VERBOSE) !== 0 || hasGlobalFlag(source)
  if (!verbose && !source.includes('(?')) return { source, flags }
  const outer: boolean[] = []
  let out = ''
  /** Whether a blank or comment stood right before. */
  let blank = false
  let last = ''
  const put = (text: string, kind = text) => {
    out += text
    last = kind
    blank = false
  }
  for (let i = 0; i < source.length; ) {
    const char = source[i]!
    if (char === '\\') {
      const escaped = source[i + 1] ?? ''
      put(/\s/.test(escaped) ? escaped : char + escaped, 'x')
      i += 2
    } else if (char === '[') {
      const end = classEnd(source, i)
      put(source.slice(i, end), 'x')
      i = end
    } else if (verbose && /[ \t\n\r\f\v]/.test(char)) {
      blank = true
      i++
    } else if (verbose && char === '#') {
      const end = source.indexOf('\n', i)
      blank = true
      i = end < 0 ? source.length : end + 1
    } else if (char === '(') {
      outer.push(verbose)
      const group = inlineFlags.exec(source.slice(i, i + 24))
      if (group) {
        const [whole, on = '', off = '', close = ''] = group
        if (close === ')') outer.pop()
        else verbose = (verbose || on.includes('x')) && !off.includes('x')
        put(flagGroup(on, off, close), '(')
        i += whole.length
      } else {
        const opening = /^\((?:\?(?:P?<?[=!>]?|[:>#]))?/.exec(source.slice(i, i + 5))![0]
        put(opening, '(')
        i += opening.length
      }
    } else if (char === ')') {
      verbose = outer.pop() ?? verbose
      put(char, 'x')
      i++
    } else if (verbose && char === '{' && !quantifier.test(source.slice(i))) {
      put('\\{', 'x')
      i++
    } else {
      if (blank && /[*+?{]/.test(char) && /[(*+?}]/.test(last)) throw misplaced(last, i)
      put(char)
      i++
    }
  }
  return { source: out, flags: flags & ~VERBOSE }
}

/** Whether `(?x)` stands somewhere: in the engine that Presidio uses it holds for all of the expression. */
function hasGlobalFlag(source: string): boolean {
  for (let i = 0; i < source.length; i++) {
    if (source[i] === '\\') i++
    else if (source[i] === '[') i = classEnd(source, i) - 1
    else if (source[i] === '(' && /^\(\?[a-zA-Z]*x[a-zA-Z]*\)/.test(source.slice(i, i + 16))) return true
  }
  return false
}

/** The flags that are left without `x`, and no group where none are. */
function flagGroup(on: string, off: string, close: string): string {
  const left = on.replace(/x/g, '')
  const without = off.replace(/x/g, '')
  const flags = left + (without.length > 1 ? without : '')
  return close === ')' && flags === '' ? '' : `(?${flags}${close}`
}

/** The place after the class that begins at `i`. A bracket right after the opening one, or after its ^, belongs to it. */
function classEnd(source: string, i: number): number {
  let k = i + 1
  if (source[k] === '^') k++
  if (source[k] === ']') k++
  while (k < source.length && source[k] !== ']') k += source[k] === '\\' ? 2 : 1
  return Math.min(k + 1, source.length)
}

function misplaced(last: string, at: number): DeidError {
  const what = last === '(' ? 'nothing to repeat' : 'multiple repeat'
  return new DeidError('invalid-regex', `Invalid regex pattern: ${what} at position ${at}`)
}
