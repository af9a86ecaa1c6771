import { type Automaton, advance, automatonOf, closure, DIGIT, LETTER, SYMBOL_OF } from './pattern-shape.ts'
import type { Edges } from './recognizers/recognizer.ts'

/** An expression to look for. `regex` as in `Rule`. */
export interface ScanRule {
  readonly regex: string
  readonly edges: Edges
  readonly caseSensitive: boolean
}

/** Called for each match, in order of start; matches of one rule never overlap. */
export type OnMatch = (rule: number, start: number, end: number) => void

/** Finds all matches of a set of expressions in one pass over a text. */
export type Scan = (text: string, onMatch: OnMatch) => void

/** The letters, digits and underscores of every script, as the inside of a class without the `u` flag. */
let knownWordClass: string | undefined

function wordClass(): string {
  if (knownWordClass !== undefined) return knownWordClass
  const hex = (code: number) => `\\u${code.toString(16).padStart(4, '0')}`
  let out = ''
  for (let code = 0; code < 65536; code++) {
    if (SYMBOL_OF[code]! > LETTER) continue
    const first = code
    while (code < 65535 && SYMBOL_OF[code + 1]! <= LETTER) code++
    out += first === code ? hex(first) : `${hex(first)}-${hex(code)}`
  }
  knownWordClass = out
  return out
}

/** The expression as it stands for itself, with what may not touch it: the meaning that `compileScan` keeps. */
export function wholeRegex({ regex, edges, caseSensitive }: ScanRule, flags: 'g' | 'y'): RegExp {
  const word = edges === 'word' || edges === 'digits' ? wordClass() : ''
  const before = { word: `(?<![${word}])`, ascii: '(?<!\\w)', digits: '(?<!\\d)', none: '' }[edges]
  const after = { word: `(?![${word}])`, ascii: '(?!\\w)', digits: `(?![${word}])`, none: '' }[edges]
  return new RegExp(`${before}(?:${regex})${after}`, (caseSensitive ? 's' : 'is') + flags)
}

/** Positions of a token whose shape is kept exactly; a longer token is known by its first ones. */
const SHAPE_LENGTH = 26
const LONG = SHAPE_LENGTH + 1
const MAX_HEADS = 4096
const MAX_NEXT = 1024
/** In a list of attempts: at every position of the token. */
const EVERYWHERE = 255

/** An expression that may still match after what was read of it. */
interface Alive {
  readonly rule: number
  readonly offset: number
  readonly states: readonly number[]
}

/** What to try for a token and the character after it: pairs of rule and offset into the token. */
interface Follow {
  readonly attempts: Uint16Array
  /** Rules whose chance depends on the next token. */
  readonly alive: readonly Alive[]
  readonly byNext: Map<number, Uint16Array>
  /** Where no token follows the separator: by the symbol that does. */
  readonly byGap: (Uint16Array | undefined)[]
}

interface Head {
  readonly alive: readonly Alive[]
  /** Rules that may match within the token. */
  readonly accepted: readonly number[]
  readonly bySeparator: (Follow | undefined)[]
}

const NOTHING = new Uint16Array(0)

/**
 * One pass for all of `rules`: cuts the text into tokens, and tries a rule only where the shape of a token and of
 * its neighbour lets it match. Finds exactly what each `wholeRegex(rule, 'g')` finds. What shapes mean is worked out
 * when they are first seen, and kept.
 */
export function compileScan(rules: readonly ScanRule[]): Scan {
  const automata = rules.map((rule) => automatonOf(rule.regex))
  const starts = automata.map((automaton) => closure(automaton, [automaton.start]))
  const fast = rules.map(
    ({ regex, edges, caseSensitive }) =>
      new RegExp(edges === 'none' ? `(?:${regex})` : `(?:${regex})(?!\\w)`, caseSensitive ? 'sy' : 'siy'),
  )
  const exact: (RegExp | undefined)[] = []
  const heads = new Map<number, Head>()
  const wordHeads: (Head | undefined)[] = []
  const numberHeads: (Head | undefined)[] = []
  let anyHead: Head | undefined
  /** 1 where nothing can begin with a word of letters only: by its length and the symbol after it. */
  const quiet = new Uint8Array((LONG + 1) * SYMBOLS_AND_END)

  function headOf(mask: number, length: number): Head {
    // All letters, and all digits, are by far the most frequent.
    if (mask === 0) return (wordHeads[length] ??= buildHead(mask, length))
    if (length <= SHAPE_LENGTH && mask === (1 << length) - 1)
      return (numberHeads[length] ??= buildHead(mask, length))
    const key = mask * 32 + length
    const known = heads.get(key)
    if (known) return known
    if (heads.size >= MAX_HEADS) return (anyHead ??= buildAnyHead())
    const head = buildHead(mask, length)
    heads.set(key, head)
    return head
  }

  /** For shapes beyond the limit: everything is tried. */
  function buildAnyHead(): Head {
    const attempts: number[] = []
    for (const [i, { edges }] of rules.entries()) attempts.push(i, edges === 'word' ? 0 : EVERYWHERE)
    const follow = { attempts: Uint16Array.from(attempts), alive: [], byNext: new Map(), byGap: [] }
    return { alive: [], accepted: [], bySeparator: new Array(SYMBOLS_AND_END).fill(follow) }
  }

  function buildHead(mask: number, length: number): Head {
    const symbols = symbolsOfShape(mask, length)
    const alive: Alive[] = []
    const accepted: number[] = []
    for (let rule = 0; rule < rules.length; rule++) {
      for (const offset of offsetsOf(rules[rule]!.edges, symbols)) {
        const run = read(rule, starts[rule]!, symbols, offset, length > SHAPE_LENGTH)
        // The rest of a long token is not known: a match that may start there is tried everywhere.
        if (run.accepted) accepted.push(rule, offset)
        else if (run.states.length > 0) alive.push({ rule, offset, states: run.states })
      }
      if (length > SHAPE_LENGTH && rules[rule]!.edges !== 'word') accepted.push(rule, EVERYWHERE)
    }
    if (length <= SHAPE_LENGTH) return { alive, accepted, bySeparator: [] }
    return { alive: [], accepted: accepted.concat(alive.flatMap((a) => [a.rule, a.offset])), bySeparator: [] }
  }

  /** Reads the symbols from `offset`. `accepted`: a match may end before, or at, the end of them. */
  function read(
    rule: number,
    states: readonly number[],
    symbols: readonly number[],
    offset: number,
    open: boolean,
  ) {
    const automaton: Automaton = automata[rule]!
    const { edges } = rules[rule]!
    let now = states
    for (let i = offset; i < symbols.length; i++) {
      now = advance(automaton, now, symbols[i]!)
      if (now.length === 0) break
      if (i === symbols.length - 1) {
        if (open && now.includes(automaton.accept)) return { accepted: true, states: now }
      } else if (now.includes(automaton.accept) && mayEndBefore(edges, symbols[i + 1]!)) {
        return { accepted: true, states: now }
      }
    }
    return { accepted: false, states: now }
  }

  function buildFollow(head: Head, separator: number): Follow {
    const attempts = [...head.accepted]
    const alive: Alive[] = []
    for (const { rule, offset, states } of head.alive) {
      const automaton = automata[rule]!
      if (states.includes(automaton.accept)) {
        attempts.push(rule, offset) // Ends with the token.
        continue
      }
      const after = separator === END ? [] : advance(automaton, states, separator)
      if (after.includes(automaton.accept)) attempts.push(rule, offset)
      else if (after.length > 0) alive.push({ rule, offset, states: after })
    }
    return { attempts: inOrder(attempts), alive, byNext: new Map(), byGap: [] }
  }

  function attemptsWithNext(follow: Follow, mask: number, length: number): Uint16Array {
    const key = mask * 32 + length
    const known = follow.byNext.get(key)
    if (known) return known
    const symbols = symbolsOfShape(mask, length)
    const attempts = [...follow.attempts]
    for (const { rule, offset, states } of follow.alive) {
      const run = read(rule, states, symbols, 0, true)
      if (run.accepted || run.states.length > 0) attempts.push(rule, offset)
    }
    const list = inOrder(attempts)
    if (follow.byNext.size < MAX_NEXT) follow.byNext.set(key, list)
    return list
  }

  function attemptsAtGap(follow: Follow, symbol: number): Uint16Array {
    const known = follow.byGap[symbol]
    if (known) return known
    const attempts = [...follow.attempts]
    if (symbol !== END)
      for (const { rule, offset, states } of follow.alive)
        if (advance(automata[rule]!, states, symbol).length > 0) attempts.push(rule, offset)
    const list = inOrder(attempts)
    follow.byGap[symbol] = list
    return list
  }

  /** Where each rule may match next. Made once: it lies outside of the heap, and costs more than a text of 3 kB. */
  const free = new Int32Array(rules.length)

  return (text, onMatch) => {
    free.fill(0)
    const { length } = text

    function tryAt(rule: number, pos: number): void {
      if (pos < free[rule]!) return
      const regex = fast[rule]!
      regex.lastIndex = pos
      if (!regex.test(text)) return
      let end = regex.lastIndex
      const { edges } = rules[rule]!
      if (end === pos) return
      if (edges !== 'word' || (end < length && text.charCodeAt(end) > 127)) {
        const whole = (exact[rule] ??= wholeRegex(rules[rule]!, 'y'))
        whole.lastIndex = pos
        if (!whole.test(text)) return
        end = whole.lastIndex
      }
      free[rule] = end
      onMatch(rule, pos, end)
    }

    function tryAll(attempts: Uint16Array, start: number, end: number): void {
      for (let i = 0; i < attempts.length; i += 2) {
        const rule = attempts[i]!
        const offset = attempts[i + 1]!
        if (offset !== EVERYWHERE) tryAt(rule, start + offset)
        else for (let pos = start; pos < end; pos++) tryAt(rule, pos)
      }
    }

    // The token before the one that is being read: what follows it decides what is tried at it.
    let lastMask = 0
    let lastSize = 0
    let lastStart = 0
    let lastEnd = 0
    let pos = 0
    for (;;) {
      let symbol = END
      while (pos < length && (symbol = SYMBOL_OF[text.charCodeAt(pos)]!) > LETTER) pos++
      const start = pos
      let mask = 0
      if (pos < length) {
        do {
          if (symbol === DIGIT && pos - start < SHAPE_LENGTH) mask |= 1 << (pos - start)
          pos++
        } while (pos < length && (symbol = SYMBOL_OF[text.charCodeAt(pos)]!) <= LETTER)
      }
      const size = pos - start > SHAPE_LENGTH ? LONG : pos - start
      if (lastSize > 0) {
        const separator = lastEnd < length ? SYMBOL_OF[text.charCodeAt(lastEnd)]! : END
        if (lastMask !== 0 || quiet[lastSize * SYMBOLS_AND_END + separator] === 0) {
          const follow = followOf(lastMask, lastSize, separator)
          let { attempts } = follow
          if (follow.alive.length > 0) {
            if (start === lastEnd + 1 && size > 0) attempts = attemptsWithNext(follow, mask, size)
            else
              attempts = attemptsAtGap(
                follow,
                lastEnd + 1 < length ? SYMBOL_OF[text.charCodeAt(lastEnd + 1)]! : END,
              )
          }
          if (attempts.length > 0) tryAll(attempts, lastStart, lastEnd)
        }
      }
      if (size === 0) return
      lastMask = mask
      lastSize = size
      lastStart = start
      lastEnd = pos
    }
  }

  function followOf(mask: number, size: number, separator: number): Follow {
    const head = headOf(mask, size)
    const known = head.bySeparator[separator]
    if (known) return known
    const follow = buildFollow(head, separator)
    head.bySeparator[separator] = follow
    if (mask === 0 && follow.attempts.length + follow.alive.length === 0)
      quiet[size * SYMBOLS_AND_END + separator] = 1
    return follow
  }

  function inOrder(attempts: readonly number[]): Uint16Array {
    if (attempts.length === 0) return NOTHING
    const pairs: [number, number][] = []
    for (let i = 0; i < attempts.length; i += 2) pairs.push([attempts[i]!, attempts[i + 1]!])
    // By rule, so that each rule meets its starting points from left to right.
    pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1])
    return Uint16Array.from(pairs.flat())
  }
}

/** The symbol after the last character of the text. */
const END = 36
const SYMBOLS_AND_END = 37

function symbolsOfShape(mask: number, length: number): number[] {
  const symbols: number[] = []
  for (let i = 0; i < Math.min(length, SHAPE_LENGTH); i++) symbols.push((mask >>> i) & 1 ? DIGIT : LETTER)
  return symbols
}

/** Where in a token a match may start. */
function* offsetsOf(edges: Edges, symbols: readonly number[]): Iterable<number> {
  yield 0
  if (edges === 'word') return
  for (let i = 1; i < symbols.length; i++) {
    const before = symbols[i - 1]!
    if (edges === 'none' || before === LETTER) yield i
  }
}

function mayEndBefore(edges: Edges, symbol: number): boolean {
  if (edges === 'none' || symbol > LETTER) return true
  // A letter may be one that is not ASCII.
  return edges === 'ascii' && symbol === LETTER
}
