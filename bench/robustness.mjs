// How much recall is lost when the same text is written in other ways: invisible characters, full-width forms,
// odd spaces, other casing, line breaks, look-alike letters; and how many words of text without PHI are masked in
// each writing. Character-level and label-blind, on the development half of ASQ-PHI and our own notes. Run, of one pipeline
// or of rules and model, and with what is missed in one writing:
//   node --conditions=palimpsest-source --import tsx bench/robustness.mjs [pipeline [writing]]
import { readdirSync, readFileSync } from 'node:fs'
import { shippedPipeline } from '@palimpsest/models'
import { detect } from '../packages/deid/src/detect/detect.ts'
import { parseMarked } from '../packages/deid/src/text/marked.ts'
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
  'line-breaks': (c, _n, spaces) => (c === ' ' && spaces % 6 === 5 ? '\n' : c),
  homoglyphs: (c, n) => (n % 3 === 0 ? (looks[c] ?? c) : c),
}

const queries = readFileSync(new URL('./data/asq_phi_dev.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const { id, text, spans } = JSON.parse(line)
    const map = offsetMap(text, 'codepoint')
    return { id, text, spans: spans.map(({ start, end }) => ({ start: map.to(start), end: map.to(end) })) }
  })
const folder = new URL('../packages/deid/src/detect/testing/notes/', import.meta.url)
const notes = readdirSync(folder).map((id) => parseMarked(readFileSync(new URL(id, folder), 'utf8'), { id }))

/** Characters of the clean text that count, found in the text as `write` writes it. Ages are left out: not all sets label them. */
async function measure(pipeline, docs, write, misses) {
  let [truth, both, found] = [0, 0, 0]
  for (const { id, text, spans } of docs) {
    const gold = spans.filter(({ label }) => label !== 'AGE')
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
    for (const { start, end, label } of await detect({ id, text: changed }, pipeline))
      if (label !== 'AGE') got.fill(1, start, end)
    const want = new Uint8Array(text.length)
    for (const { start, end } of gold) want.fill(1, start, end)
    for (let i = 0; i < text.length; i++) {
      if (!/[\p{L}\p{N}]/u.test(text[i])) continue
      truth += want[i]
      both += want[i] & got[starts[i]]
      found += got[starts[i]]
    }
    if (misses)
      for (const { start, end } of gold) {
        let hit = 0
        for (let i = start; i < end; i++) hit += got[starts[i]]
        if (hit * 2 < end - start)
          console.log(
            `- ${id} «${changed.slice(starts[start], starts[end])}» in …${changed.slice(Math.max(0, starts[start] - 40), starts[start])}[]${changed.slice(starts[end], starts[end] + 20)}`.replace(
              /\n/g,
              '⏎',
            ),
          )
      }
  }
  return { recall: both / truth, precision: both / found }
}

const free = readFileSync(new URL('./data/medical_without_phi.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line).text)

async function report(pipeline, writing) {
  console.log(`\n## ${pipeline.name}`)
  for (const [set, docs] of Object.entries({ queries, notes })) {
    let clean = 0
    for (const [name, write] of Object.entries(writings)) {
      const { recall, precision } = await measure(pipeline, docs, write, writing === name)
      if (name === 'clean') clean = recall
      console.log(
        `${set.padEnd(8)} ${name.padEnd(12)} recall ${recall.toFixed(4)}  loss ${(clean - recall).toFixed(4)}  precision ${precision.toFixed(4)}`,
      )
    }
  }
  for (const name of ['clean', 'upper-case', 'lower-case', 'line-breaks']) {
    let [words, masked] = [0, 0]
    for (const text of free) {
      let spaces = 0
      const changed = text
        .split('')
        .map((c, i) => writings[name](c, i, c === ' ' ? ++spaces : spaces))
        .join('')
      const spans = await detect({ id: '', text: changed }, pipeline)
      for (const { 0: word, index } of changed.matchAll(/\S+/g)) {
        words++
        if (spans.some(({ start, end }) => start < index + word.length && index < end)) masked++
      }
    }
    console.log(
      `no PHI   ${name.padEnd(12)} ${masked} of ${words} words masked (${((100 * masked) / words).toFixed(2)} %)`,
    )
  }
}

const [name, writing] = process.argv.slice(2)
for (const one of name ? [name] : ['clinical-rules', 'clinical-fast'])
  await report(await shippedPipeline(one), writing)
