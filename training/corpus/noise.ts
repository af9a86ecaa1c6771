import { assembled, type Labelled, type Piece } from './marked-text.ts'
import type { Random } from './random.ts'

/** The text as pieces, labelled and not, in order. */
export function pieces({ text, spans }: Labelled): Piece[] {
  const out: Piece[] = []
  let pos = 0
  for (const { start, end, label } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start > pos) out.push({ text: text.slice(pos, start) })
    out.push({ text: text.slice(start, end), label })
    pos = end
  }
  if (pos < text.length) out.push({ text: text.slice(pos) })
  return out
}

/** Lines broken at `width` as printers do, also inside names. */
export function wrapped(note: Labelled, width: number): Labelled {
  const chars = [...note.text]
  let column = 0
  let space = -1
  for (let i = 0; i < chars.length; i++) {
    if (chars[i] === '\n') {
      column = 0
      space = -1
      continue
    }
    if (chars[i] === ' ') space = i
    column++
    if (column > width && space >= 0) {
      chars[space] = '\n'
      column = i - space
      space = -1
    }
  }
  const text = chars.join('')
  return text.length === note.text.length ? { text, spans: note.spans } : note
}

/** The case, typing, scanning and spacing that real notes have; most notes are left as they are. */
export function noisy(note: Labelled, random: Random): Labelled {
  const roll = random.real()
  const list = pieces(note)
  if (roll < 0.62) return note
  if (roll < 0.72) return assembled(list.map((piece) => ({ ...piece, text: piece.text.toUpperCase() })))
  if (roll < 0.83) return assembled(list.map((piece) => ({ ...piece, text: piece.text.toLowerCase() })))
  if (roll < 0.9)
    return assembled(list.map((piece) => ({ ...piece, text: typed(piece.text, random, 0.012) })))
  if (roll < 0.95)
    return assembled(list.map((piece) => ({ ...piece, text: scanned(piece.text, random, 0.02) })))
  return assembled(
    list.map((piece) => ({
      ...piece,
      text: piece.text.replace(/ /g, () =>
        random.chance(0.06) ? random.pick(['  ', '\t', '   ', '\n']) : ' ',
      ),
    })),
  )
}

function typed(text: string, random: Random, rate: number): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (!/[A-Za-z]/.test(c) || !random.chance(rate)) {
      out += c
      continue
    }
    const next = text[i + 1] ?? ''
    const which = random.int(0, 3)
    if (which === 0) continue
    if (which === 1) out += c + c
    else if (which === 2 && /[a-z]/.test(next)) {
      out += next + c
      i++
    } else out += String.fromCharCode(97 + random.int(0, 25))
  }
  return out
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  O: '0',
  '0': 'O',
  l: '1',
  '1': 'l',
  S: '5',
  '5': 'S',
  B: '8',
  '8': 'B',
  I: 'l',
  m: 'rn',
  e: 'c',
  i: 'j',
}

function scanned(text: string, random: Random, rate: number): string {
  return text.replace(/[O0l1S5B8Imei]/g, (c) => (random.chance(rate) ? LOOKALIKES[c]! : c))
}
