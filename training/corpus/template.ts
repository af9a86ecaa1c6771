import { assembled, type Labelled, type Piece } from './marked-text.ts'
import { slot } from './slots.ts'
import type { World } from './world.ts'

/**
 * Fills a template. `{name}` is a slot of `slots.ts`; `(a|b|c)` is one of the choices, which may be empty and
 * may hold slots and choices; a backslash takes the next character as it is.
 */
export function fill(template: string, world: World): Labelled {
  const pieces: Piece[] = []
  let pos = 0
  expand(template, world)
  return assembled(pieces)

  function expand(source: string, w: World) {
    const outer = pos
    pos = 0
    while (pos < source.length) {
      const c = source[pos]!
      if (c === '\\') {
        pieces.push({ text: source[pos + 1] ?? '' })
        pos += 2
      } else if (c === '{') {
        const close = source.indexOf('}', pos)
        pieces.push(...slot(source.slice(pos + 1, close), w))
        pos = close + 1
      } else if (c === '(') {
        const options = choices(source, pos)
        const kept = options.end
        expand(w.random.pick(options.list), w)
        pos = kept
      } else {
        let end = pos
        while (end < source.length && !'\\{('.includes(source[end]!)) end++
        pieces.push({ text: source.slice(pos, end) })
        pos = end
      }
    }
    pos = outer
  }
}

function choices(source: string, open: number): { list: string[]; end: number } {
  const list: string[] = []
  let depth = 0
  let from = open + 1
  for (let i = open; i < source.length; i++) {
    const c = source[i]!
    if (c === '\\') i++
    else if (c === '(') depth++
    else if (c === '|' && depth === 1) {
      list.push(source.slice(from, i))
      from = i + 1
    } else if (c === ')' && --depth === 0) {
      list.push(source.slice(from, i))
      return { list, end: i + 1 }
    }
  }
  throw new RangeError(`A template has a parenthesis at ${open} that is never closed`)
}
