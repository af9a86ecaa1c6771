// How well the clinical pipelines find what identifies people, on three kinds of text: the development half of ASQ-PHI
// (bench/data/asq_phi_dev.jsonl, MIT), notes generated from templates and names that training never saw
// (training/corpus, split `test`), and medical text without PHI (bench/data/medical_without_phi.jsonl: sentences of
// BC5CDR, NCBI disease and MTS-Dialog, CC-BY-4.0). Characters, label-blind, with 95 % bootstrap intervals over documents.
// Run: node --conditions=palimpsest-source --import tsx bench/accuracy.mjs [pipeline …] [--notes N] [--dev] [--misses] [--extras]
// With --dev the generated notes are those of the split that thresholds are chosen on: what a change of rules may be judged by.
import { readFileSync } from 'node:fs'
import { find } from '@palimpsest/deid'
import { offsetMap } from '@palimpsest/deid/text'
import { shippedPipeline } from '@palimpsest/models'
import { seeded } from '../packages/models/src/crf/hash.ts'
import { generated } from '../training/corpus/build.ts'

const flags = process.argv.slice(2)
const notes = flags.includes('--notes') ? Number(flags[flags.indexOf('--notes') + 1]) : 300
const show = (flag) => flags.includes(flag)
const names = flags.filter((flag) => /^[a-z]/.test(flag))

const direct = new Set([
  'PATIENT',
  'PERSON',
  'DOCTOR',
  'SSN',
  'MEDICALRECORD',
  'HEALTHPLAN',
  'ACCOUNT',
  'LICENSE',
  'VEHICLE',
  'DEVICE',
  'BIOID',
  'IDNUM',
  'PHONE',
  'FAX',
  'EMAIL',
  'URL',
  'IPADDR',
  'STREET',
  'USERNAME',
])

function jsonl(file) {
  return readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

const asq = jsonl('asq_phi_dev.jsonl').map(({ text, spans }) => {
  const map = offsetMap(text, 'codepoint')
  return {
    text,
    spans: spans.map(({ start, end, label }) => ({ start: map.to(start), end: map.to(end), label })),
  }
})
const sets = [
  // Ages under 90 are unlabelled in ASQ-PHI: an AGE that is found counts neither for nor against.
  { name: 'ASQ-PHI dev', docs: asq, ages: false },
  {
    name: `generated, ${show('--dev') ? 'split dev' : 'unseen templates and names'} (${notes})`,
    docs: generated(show('--dev') ? 'dev' : 'test', notes, 4711),
    ages: true,
  },
  {
    name: 'medical text without PHI',
    docs: jsonl('medical_without_phi.jsonl').map(({ text }) => ({ text, spans: [] })),
    ages: true,
  },
]

/** Counts of one document; sums of them give every figure. */
function counted({ text, spans }, found, ages) {
  const gold = new Uint8Array(text.length)
  const mine = new Uint8Array(text.length)
  const skip = new Uint8Array(text.length)
  // Clock times are annotated in none of the sets.
  for (const { start, end, label } of found)
    if (label !== 'TIME') (label === 'AGE' && !ages ? skip : mine).fill(1, start, end)
  for (const { start, end } of spans) gold.fill(1, start, end)
  const c = {
    hit: 0,
    gold: 0,
    found: 0,
    direct: 0,
    directHit: 0,
    words: 0,
    masked: 0,
    clean: spans.length === 0 ? 1 : 0,
    touched: 0,
    leaks: 0,
  }
  for (let i = 0; i < text.length; i++) {
    c.gold += gold[i]
    c.found += mine[i]
    c.hit += gold[i] & (mine[i] | skip[i])
    if (gold[i] && !mine[i] && !skip[i] && /\S/.test(text[i])) c.leaks = 1
  }
  for (const { start, end, label } of spans)
    if (direct.has(label)) {
      c.direct += end - start
      for (let i = start; i < end; i++) c.directHit += mine[i] | skip[i]
    }
  if (c.clean) {
    for (const word of text.matchAll(/\S+/g)) {
      c.words++
      for (let i = word.index; i < word.index + word[0].length; i++)
        if (mine[i]) {
          c.masked++
          break
        }
    }
    c.touched = c.masked > 0 ? 1 : 0
  }
  return c
}

function figures(counts) {
  const sum = (key) => counts.reduce((total, c) => total + c[key], 0)
  const part = (a, b) => (b === 0 ? undefined : a / b)
  return {
    recall: part(sum('hit'), sum('gold')),
    precision: part(sum('hit'), sum('found')),
    'recall of direct identifiers': part(sum('directHit'), sum('direct')),
    'documents without PHI that lose something': part(sum('touched'), sum('clean')),
    'words masked in documents without PHI': part(sum('masked'), sum('words')),
  }
}

function intervals(counts) {
  const random = seeded(1)
  const samples = Array.from({ length: 400 }, () =>
    figures(Array.from(counts, () => counts[Math.floor(random() * counts.length)])),
  )
  return (key) => {
    const values = samples
      .map((sample) => sample[key])
      .filter((v) => v !== undefined)
      .sort((a, b) => a - b)
    return [values[Math.floor(values.length * 0.025)], values[Math.floor(values.length * 0.975)]]
  }
}

for (const name of names.length > 0
  ? names
  : ['clinical-rules', 'clinical-fast', 'clinical-fast+titles', 'clinical-fast+excludeByDefault']) {
  // `clinical-fast+titles` and the like: a pipeline with an option on.
  const [base, option] = name.split('+')
  const pipeline = await shippedPipeline(base, option ? { [option]: true } : {})
  console.log(`\n## ${name}`)
  for (const { name: set, docs, ages } of sets) {
    const counts = []
    const byLabel = new Map()
    for (const doc of docs) {
      const found = await find({ id: '', text: doc.text }, pipeline)
      counts.push(counted(doc, found, ages))
      for (const { start, end, label } of doc.spans) {
        const tally = byLabel.get(label) ?? [0, 0]
        tally[1]++
        const missed = uncovered(doc.text, start, end, found)
        if (missed === 0) tally[0]++
        else if (show('--misses'))
          console.log(`- ${label} «${doc.text.slice(start, end)}» in …${around(doc.text, start, end)}`)
        byLabel.set(label, tally)
      }
      if (show('--extras'))
        for (const { start, end, label, source, score } of found)
          if (
            label !== 'TIME' &&
            !(label === 'AGE' && !ages) &&
            !doc.spans.some((span) => span.start < end && start < span.end)
          )
            console.log(
              `+ ${label} ${source} ${score} «${doc.text.slice(start, end)}» in …${around(doc.text, start, end)}`,
            )
    }
    console.log(`${set}:`)
    const interval = intervals(counts)
    for (const [key, value] of Object.entries(figures(counts)))
      if (value !== undefined) {
        const [low, high] = interval(key)
        console.log(`  ${key}: ${value.toFixed(4)} (${low?.toFixed(4)} to ${high?.toFixed(4)})`)
      }
    if (byLabel.size > 0)
      console.log(
        `  spans wholly covered: ${[...byLabel]
          .sort()
          .map(([label, [hit, all]]) => `${label} ${(hit / all).toFixed(3)} of ${all}`)
          .join(', ')}`,
      )
  }
}

function uncovered(text, start, end, found) {
  let missed = 0
  for (let i = start; i < end; i++)
    if (/[\p{L}\p{N}]/u.test(text[i]) && !found.some((span) => span.start <= i && i < span.end)) missed++
  return missed
}

function around(text, start, end) {
  return `${text.slice(Math.max(0, start - 40), start)}[]${text.slice(end, end + 25)}`.replace(/\s+/g, ' ')
}
