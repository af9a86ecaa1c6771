import type { Group } from '../policy/labels.ts'
import { foldedAt, isDigit, isLetter, REST, UNSEEN } from './folding.ts'

/** A surface form, and what it stands for. */
export interface Form {
  readonly text: string
  readonly label: string
  readonly group: Group | undefined
  readonly kind: 'whole' | 'part'
  /** A word of ordinary prose, which means the form only where its capital stands out. */
  readonly ordinary?: boolean
}

/** A set of surface forms that can be looked for at any place of a text. */
export interface Forms {
  readonly size: number
  /** Adds the form; of a text longer than 32 letters and digits, only those 32 count. */
  readonly add: (form: Form) => void
  /** What the longest form that begins at `start` stands for, and where its occurrence ends. */
  readonly matchAt: (text: string, start: number) => Match | undefined
}

export interface Match {
  readonly forms: readonly Form[]
  readonly end: number
}

const MAX_DEPTH = 32 // Bounds the work at each place, and so keeps the whole linear.

interface Ending {
  readonly forms: Form[]
  /** Where the original has something between letters, by index; '1' is a border. */
  readonly borders: string
  readonly digits: number
}

/** An empty set of forms. A trie over folded letters and digits; what stands between them is judged at the end. */
export function createForms(): Forms {
  // Node k has the letter codes[k], its first child, and the next of its siblings; 0 is the root.
  const codes = [0]
  const children = [0]
  const siblings = [0]
  const endings: (Ending[] | undefined)[] = [undefined]
  const roots = new Map<number, number>()
  const pairs = new Uint8Array(4096)
  let size = 0

  const childOf = (node: number, code: number) => {
    if (node === 0) return roots.get(code) ?? 0
    let child = children[node]!
    while (child !== 0 && codes[child] !== code) child = siblings[child]!
    return child
  }
  const grow = (node: number, code: number) => {
    const made = codes.length
    codes.push(code)
    children.push(0)
    siblings.push(node === 0 ? 0 : children[node]!)
    endings.push(undefined)
    if (node === 0) roots.set(code, made)
    else children[node] = made
    return made
  }

  function add(form: Form): void {
    const { text } = form
    let node = 0
    let depth = 0
    let digits = 0
    let borders = ''
    let before = 0
    let gap = false
    for (let i = 0; i < text.length && depth < MAX_DEPTH; i++) {
      const code = foldedAt(text, i)
      if (code <= REST) {
        gap ||= code !== UNSEEN
        continue
      }
      const turns = depth > 0 && isDigit(before) !== isDigit(code)
      borders += depth > 0 && (gap || turns) ? '1' : '0'
      if (depth === 1) pairs[pairOf(before, code)] = 1
      node = childOf(node, code) || grow(node, code)
      if (isDigit(code)) digits++
      before = code
      gap = false
      depth++
    }
    if (node === 0) return
    if (depth === 1) pairs.fill(1)
    const list = (endings[node] ??= [])
    const same = list.find((ending) => ending.borders === borders)
    if (!same) list.push({ forms: [form], borders, digits })
    else if (!same.forms.some(({ group }) => group === form.group)) same.forms.push(form)
    size++
  }

  function matchAt(text: string, start: number): Match | undefined {
    let before = foldedAt(text, start)
    if (start + 1 < text.length) {
      const next = foldedAt(text, start + 1)
      if (next > REST && pairs[pairOf(before, next)] === 0) return undefined
    }
    let node = roots.get(before) ?? 0
    let best: Match | undefined
    const loose: number[] = [] // Indexes with a gap that only a border, or digits, may have.
    let depth = 1
    let pos = start + 1
    while (node !== 0) {
      const list = endings[node]
      if (list && endsHere(text, pos, before)) {
        const ending = list.find((e) => loose.every((at) => mayGap(e, at, loose.length)))
        if (ending) best = { forms: ending.forms, end: pos }
      }
      const from = pos
      while (pos < text.length && pos - from <= MAX_GAP && foldedAt(text, pos) <= REST) pos++
      if (pos >= text.length) break
      const code = foldedAt(text, pos)
      if (code <= REST) break
      if (pos > from) {
        const kind = gapKind(text, from, pos, before, code)
        if (kind === 'far') break
        if (kind === 'between') loose.push(isDigit(before) && isDigit(code) ? -depth : depth)
        if (kind === 'words') loose.push(depth)
      }
      node = childOf(node, code)
      before = code
      depth++
      pos++
    }
    return best
  }

  return {
    get size() {
      return size
    },
    add,
    matchAt,
  }
}

const MAX_GAP = 12

function pairOf(a: number, b: number): number {
  return (a * 61 + b) & 4095
}

/** Whether the text may have a gap at `at`: at a border of the original, or between digits (`at` negative). */
function mayGap({ borders, digits }: Ending, at: number, gaps: number): boolean {
  if (borders[Math.abs(at)] === '1') return true
  return at < 0 && (digits >= 7 || gaps <= 2)
}

/** Whether a form may end before `pos`: no letter goes on, but for the s of a possessive or plural. */
function endsHere(text: string, pos: number, last: number): boolean {
  const next = seenAt(text, pos)
  if (next.code <= REST || isDigit(next.code) !== isDigit(last)) return true
  return next.code === 115 && isLetter(last) && !isLetter(seenAt(text, next.pos + 1).code)
}

function seenAt(text: string, pos: number): { code: number; pos: number } {
  while (pos < text.length && foldedAt(text, pos) === UNSEEN) pos++
  return { code: pos < text.length ? foldedAt(text, pos) : 0, pos }
}

/**
 * What stands between two letters: `join`, a hyphen or line break that may split any word; `words`, blanks;
 * `between`, up to three separators on one line; `far`, too much for one value.
 */
function gapKind(text: string, from: number, to: number, before: number, after: number): Gap {
  let unseen = 0
  let blanks = 0
  let breaks = 0
  let hyphens = 0
  let stops = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || code === 13) breaks++
    else if (code === 32 || code === 9 || code === 160) blanks++
    else if (breaks === 0 && (code === 45 || (code >= 0x2010 && code <= 0x2015))) hyphens++
    else if (code === 59 || code === 58 || code === 33 || code === 63) stops++
    else if (foldedAt(text, i) === UNSEEN) unseen++
    else if (/\s/.test(text[i]!)) blanks++
  }
  const others = to - from - unseen - blanks - breaks - hyphens
  if (others === 0 && blanks + breaks + hyphens === 0) return 'join'
  if (others === 0 && hyphens <= 1 && breaks > 0 && isDigit(before) === isDigit(after)) return 'join'
  if (others === 0 && hyphens === 1 && blanks + breaks === 0) return 'join'
  if (others === 0 && hyphens === 0) return 'words'
  if (breaks > 0 || to - from > 3) return 'far'
  return stops > 0 && isLetter(before) && isLetter(after) ? 'far' : 'between'
}

type Gap = 'join' | 'between' | 'words' | 'far'
