// How much recall is lost when the same text is written in other ways: invisible characters, full-width forms,
// odd spaces, other casing, line breaks, look-alike letters. Character-level and label-blind, on the development
// half of ASQ-PHI. Run: node --conditions=palimpsest-source --import tsx bench/robustness.mjs
import { readFileSync } from 'node:fs'
import { detect } from '../packages/deid/src/detect/detect.ts'
import { clinicalRules } from '../packages/deid/src/detect/pipelines/clinical.ts'
import { offsetMap } from '../packages/deid/src/text/offsets.ts'

const looks = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  x: 'х',
  y: 'у',
  i: 'і',
  A: 'А',
  B: 'В',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  C: 'С',
  T: 'Т',
  X: 'Х',
  S: 'Ѕ',
  J: 'Ј',
}
/** Each gives what stands in the place of one character; `n` counts characters, so that changes are spread and repeatable. */
const writings = {
  clean: (c) => c,
  'zero-width': (c, n) => (n % 3 === 0 && c !== ' ' ? `${c}\u200b` : c),
  'soft-hyphen': (c, n) => (n % 4 === 1 && /[a-z]/i.test(c) ? `${c}\u00ad` : c),
  'full-width': (c) =>
    c > ' ' && c < '\x7f' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c === ' ' ? '\u3000' : c,
  mathematical: (c) =>
    /[A-Z]/.test(c)
      ? String.fromCodePoint(0x1d400 + c.charCodeAt(0) - 65)
      : /[a-z]/.test(c)
        ? String.fromCodePoint(0x1d41a + c.charCodeAt(0) - 97)
        : c,
  nbsp: (c) => (c === ' ' ? '\u00a0' : c),
  'upper-case': (c) => (c.toUpperCase().length === c.length ? c.toUpperCase() : c),
  'lower-case': (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c),
  'line-breaks': (c, n, spaces) => (c === ' ' && spaces % 6 === 5 ? '\n' : c),
  homoglyphs: (c, n) => (n % 3 === 0 ? (looks[c] ?? c) : c),
}

const lines = readFileSync(new URL('./data/asq_phi_dev.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const misses = process.argv[2]
let clean = 0
for (const [name, write] of Object.entries(writings)) {
  let truth = 0
  let both = 0
  let found = 0
  for (const { id, text, spans: gold } of lines) {
    const map = offsetMap(text, 'codepoint')
    let changed = ''
    const starts = []
    let spaces = 0
    for (let i = 0; i < text.length; i++) {
      starts.push(changed.length)
      if (text[i] === ' ') spaces++
      changed += write(text[i], i, spaces)
    }
    starts.push(changed.length)
    const got = new Uint8Array(changed.length)
    for (const { start, end, label } of await detect({ id, text: changed }, clinicalRules))
      if (label !== 'AGE') got.fill(1, start, end)
    const want = new Uint8Array(text.length)
    for (const { start, end } of gold) want.fill(1, map.to(start), map.to(end))
    // Counted in characters of the clean text, so that the writings compare.
    for (let i = 0; i < text.length; i++) {
      truth += want[i]
      both += want[i] & got[starts[i]]
      found += got[starts[i]]
    }
    if (misses === name)
      for (const { start, end } of gold) {
        const [from, to] = [map.to(start), map.to(end)]
        let hit = 0
        for (let i = from; i < to; i++) hit += got[starts[i]]
        if (hit < (to - from) / 2)
          console.log(
            `- «${changed.slice(starts[from], starts[to])}» in …${changed.slice(Math.max(0, starts[from] - 40), starts[from])}[]${changed.slice(starts[to], starts[to] + 20)}`.replace(
              /\n/g,
              '⏎',
            ),
          )
      }
  }
  const recall = both / truth
  if (name === 'clean') clean = recall
  console.log(
    `${name.padEnd(14)} recall ${recall.toFixed(4)}  loss ${(clean - recall).toFixed(4)}  precision ${(both / found).toFixed(4)}`,
  )
}
