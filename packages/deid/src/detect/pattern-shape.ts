/**
 * What an expression can match at all, seen from afar: every character is only a digit, a letter, a kind of
 * blank or a certain punctuation mark. A scanner that knows the shape of a token asks here which expressions
 * are worth an attempt. The answer errs to "worth it" only, so that nothing is missed.
 */

/** How many symbols there are: digit, letter, blank, each ASCII punctuation mark, anything else. */
export const SYMBOLS = 36
export const DIGIT = 0
export const LETTER = 1
const BLANK = 2
const OTHER = 35

const WORDS = /[\p{L}\p{N}\p{M}_]+/gu

/** The symbol of each UTF-16 code unit. Surrogates count as neither letter nor digit. */
export const SYMBOL_OF: Uint8Array = buildSymbols()

function buildSymbols(): Uint8Array {
  const table = new Uint8Array(65536).fill(OTHER)
  // By runs: to ask for each code unit by itself would cost every start of the program 20 ms.
  let units = ''
  for (let code = 0; code < 65536; code++) units += String.fromCharCode(code)
  for (const { 0: run, index } of units.matchAll(WORDS)) table.fill(LETTER, index, index + run.length)
  for (const { 0: run, index } of units.matchAll(/\s+/g)) table.fill(BLANK, index, index + run.length)
  let punctuation = BLANK + 1
  for (let code = 33; code < 127; code++) {
    if (code >= 48 && code <= 57) table[code] = DIGIT
    else if (table[code] === OTHER) table[code] = punctuation++
  }
  return table
}

/** A set of symbols, one byte each. */
type SymbolSet = Uint8Array

/** States of an expression, and which of them it may be in. */
export interface Automaton {
  /** Per state: the symbols that lead on, or null where a choice leads on without one. */
  readonly on: readonly (SymbolSet | null)[]
  readonly next: readonly (readonly number[])[]
  readonly start: number
  readonly accept: number
}

const SAMPLES = [...Array(128).keys()]
  .map((code) => String.fromCharCode(code))
  .concat([...'éÄßıİſKü漢여\u00a0–“'])

/** The automaton of a bounded expression: literals, classes, groups, choices, `?` and `{m,n}`; assertions are ignored. */
export function automatonOf(regex: string): Automaton {
  const on: (SymbolSet | null)[] = []
  const next: number[][] = []
  const state = (set: SymbolSet | null = null): number => {
    on.push(set)
    next.push([])
    return on.length - 1
  }
  let pos = 0

  /** Each part reads itself from `regex` and returns how to build it, because a count builds it many times. */
  type Build = (from: number) => number

  const choice = (): Build => {
    const branches = [sequence()]
    while (regex[pos] === '|') {
      pos++
      branches.push(sequence())
    }
    if (branches.length === 1) return branches[0]!
    return (from) => {
      const end = state()
      for (const branch of branches) {
        const start = state()
        next[from]!.push(start)
        next[branch(start)]!.push(end)
      }
      return end
    }
  }
  const sequence = (): Build => {
    const parts: Build[] = []
    while (pos < regex.length && regex[pos] !== '|' && regex[pos] !== ')') parts.push(counted(part()))
    return (from) => parts.reduce((at, build) => build(at), from)
  }
  const counted = (build: Build): Build => {
    const count = /^(?:\?|\{(\d+)(?:(,)(\d+))?\})/.exec(regex.slice(pos))
    if (!count) {
      if (/^[*+{]/.test(regex.slice(pos))) throw new RangeError(`Unbounded count at ${pos} of an expression`)
      return build
    }
    pos += count[0].length
    const min = count[0] === '?' ? 0 : Number(count[1])
    const max = count[0] === '?' ? 1 : count[2] ? Number(count[3]) : min
    return (from) => {
      let at = from
      for (let i = 0; i < min; i++) at = build(at)
      if (max === min) return at
      const end = state()
      for (let i = min; i < max; i++) {
        next[at]!.push(end)
        at = build(at)
      }
      next[at]!.push(end)
      return end
    }
  }
  const part = (): Build => {
    const group = /^\((\?:|\?<?[=!])?/.exec(regex.slice(pos))
    if (group) {
      pos += group[0].length
      const inner = choice()
      pos++ // the closing bracket
      return group[1] && group[1] !== '?:' ? (from) => from : inner
    }
    if (regex[pos] === '^' || regex[pos] === '$') {
      pos++
      return (from) => from
    }
    const atom = /^(?:\[(?:\\.|[^\]\\])*\]|\\u[0-9a-f]{4}|\\.|[\s\S])/i.exec(regex.slice(pos))![0]
    pos += atom.length
    if (atom === '\\b' || atom === '\\B') return (from) => from
    if (/^\\[1-9k]/.test(atom)) throw new RangeError(`Back reference at ${pos} of an expression`)
    const set = symbolsOf(atom)
    return (from) => {
      const reader = state(set)
      const end = state()
      next[from]!.push(reader)
      next[reader]!.push(end)
      return end
    }
  }

  const start = state()
  const accept = choice()(start)
  if (pos < regex.length) throw new RangeError(`Stray bracket at ${pos} of an expression`)
  return { on, next, start, accept }
}

const symbolSets = new Map<string, SymbolSet>()

function symbolsOf(atom: string): SymbolSet {
  const known = symbolSets.get(atom)
  if (known) return known
  const one = new RegExp(`^(?:${atom})$`, 'is')
  const set = new Uint8Array(SYMBOLS)
  for (const char of SAMPLES) if (one.test(char)) set[SYMBOL_OF[char.charCodeAt(0)]!] = 1
  if (symbolSets.size < 1000) symbolSets.set(atom, set)
  return set
}

/** The states reachable from `states` without reading anything, `states` among them. */
export function closure(automaton: Automaton, states: readonly number[]): number[] {
  const seen = new Set<number>()
  const todo = [...states]
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    if (automaton.on[at] === null) todo.push(...automaton.next[at]!)
  }
  return [...seen]
}

/** The states after reading one symbol. */
export function advance(automaton: Automaton, states: readonly number[], symbol: number): number[] {
  const reached: number[] = []
  for (const at of states) if (automaton.on[at]?.[symbol]) reached.push(...automaton.next[at]!)
  return reached.length > 0 ? closure(automaton, reached) : reached
}
