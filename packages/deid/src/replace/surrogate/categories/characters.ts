import type { Category } from '../category.ts'
import type { Draw } from '../draw.ts'
import { normal } from '../normal.ts'

/**
 * Anything else: every letter becomes another of its class and case, every digit another digit; separators, spaces and
 * symbols stay. Letters of other scripts stay in their script.
 */
export const characters: Category<string> = {
  name: 'characters',
  digest: (text) => text,
  identity: normal,
  features: shapeOf,
  render: scrambled,
  differsFrom: 'all',
}

/** The class of each character: `Aa9`, other letters by script, everything else itself. */
export function shapeOf(text: string): string {
  let shape = ''
  for (const char of text)
    shape += /\p{Nd}/u.test(char) ? '9' : /\p{L}/u.test(char) ? letterClass(char) : char
  return shape
}

/** `text` with new letters and digits. A first digit other than 0 stays other than 0. */
export function scrambled(text: string, draw: Draw): string {
  let out = ''
  let afterDigit = false
  for (const char of text) {
    const code = char.charCodeAt(0)
    const digit = code >= 48 && code <= 57
    if (digit)
      out += String.fromCharCode(48 + (afterDigit || code === 48 ? draw.below(10) : 1 + draw.below(9)))
    else if (code >= 65 && code <= 90) out += String.fromCharCode(65 + draw.below(26))
    else if (code >= 97 && code <= 122) out += String.fromCharCode(97 + draw.below(26))
    else if (code < 128) out += char
    else out += otherLetter(char, draw)
    afterDigit = digit
  }
  return out
}

const classes: readonly { readonly test: RegExp; readonly letters: string }[] = [
  { test: /\p{Script=Latin}/u, letters: 'àáâãäåçèéêëìíîïñòóôõöùúûüý' },
  { test: /\p{Script=Greek}/u, letters: 'αβγδεζηθικλμνξοπρστυφχψω' },
  { test: /\p{Script=Cyrillic}/u, letters: 'абвгдежзиклмнопрстуфхцчшэюя' },
  { test: /\p{Script=Hebrew}/u, letters: 'אבגדהוזחטיכלמנסעפצקרשת' },
  { test: /\p{Script=Arabic}/u, letters: 'ابتجحخدرزسشصضطعغفقكلمنهوي' },
  { test: /\p{Script=Devanagari}/u, letters: 'अइउएकखगघचछजटडतथदधनपबभमयरलवशसह' },
  { test: /\p{Script=Thai}/u, letters: 'กขคงจฉชซญดตถทธนบปผพฟภมยรลวสหอ' },
  { test: /\p{Script=Hangul}/u, letters: '가나다라마바사아자차카타파하고노도로모보소오조초코토포호' },
  {
    test: /\p{Script=Hiragana}/u,
    letters: 'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ',
  },
  {
    test: /\p{Script=Katakana}/u,
    letters: 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ',
  },
  { test: /\p{Script=Han}/u, letters: '山川田中村林森石木水金玉文武明光春夏秋冬東西南北上下大小高平安' },
]

function letterClass(char: string): string {
  const index = classes.findIndex(({ test }) => test.test(char))
  const isUpper = char !== char.toLowerCase()
  if (/[A-Za-z]/.test(char)) return isUpper ? 'A' : 'a'
  return `{${index}${isUpper ? 'A' : 'a'}}`
}

function otherLetter(char: string, draw: Draw): string {
  if (/\p{Nd}/u.test(char)) {
    const value = /\p{Nd}/u.test(String.fromCodePoint(char.codePointAt(0)! - 1)) ? undefined : 0
    const base = value === 0 ? char.codePointAt(0)! : zeroOf(char.codePointAt(0)!)
    return String.fromCodePoint(base + draw.below(10))
  }
  if (!/\p{L}/u.test(char)) return char
  const found = classes.find(({ test }) => test.test(char))
  // A script without a list here gets letters near the original's in its own block.
  if (!found) return nearby(char, draw)
  const letter = draw.pick([...found.letters])
  const upper = letter.toUpperCase()
  return char !== char.toLowerCase() && upper.length === letter.length ? upper : letter
}

function zeroOf(codePoint: number): number {
  let zero = codePoint
  while (zero > codePoint - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return zero
}

function nearby(char: string, draw: Draw): string {
  const code = char.codePointAt(0)!
  for (let i = 0; i < 20; i++) {
    const candidate = String.fromCodePoint((code & ~31) + draw.below(32))
    if (candidate !== char && /\p{L}/u.test(candidate)) return candidate
  }
  return 'x'
}
