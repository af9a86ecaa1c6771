// Packs packages/deid/data/nicknames.tsv into a TypeScript string that `lexicon/nicknames.ts` unpacks when first used.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const from = new URL('../../packages/deid/data/nicknames.tsv', import.meta.url)
const to = new URL('../../packages/deid/src/lexicon/generated/', import.meta.url)

const byFormal = new Map()
for (const line of readFileSync(from, 'utf8').trim().split('\n').slice(1)) {
  const [formal, nickname] = line.trim().split('\t')
  byFormal.set(formal, [...(byFormal.get(formal) ?? []), nickname])
}
const list = [...byFormal].map(([formal, short]) => `${formal}=${short.join(',')}`).join('|')

mkdirSync(to, { recursive: true })
writeFileSync(
  new URL('nickname-list.ts', to),
  `// Written by scripts/generate/nicknames.mjs.\nexport const nicknameList: string =\n  ${JSON.stringify(list)}\n`,
)
