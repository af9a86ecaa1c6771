import { readdirSync, readFileSync } from 'node:fs'

const samples = new URL('../packages/cli/samples/', import.meta.url)

/** A stream of numbers from a seed (Park and Miller's generator): the same notes on every machine. */
function randomFrom(seed) {
  let state = seed
  return (below) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}

/** Notes made from the shipped samples: their digits, and so their dates, phones and numbers, vary from note to note. */
export function sampleNotes(bytes) {
  const texts = readdirSync(samples, { recursive: true })
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(new URL(name, samples), 'utf8'))
  const random = randomFrom(20261122)
  const list = []
  for (let size = 0; size < bytes; ) {
    const text = texts[list.length % texts.length].replace(/[2-9]/g, () => String(2 + random(8)))
    list.push(text)
    size += Buffer.byteLength(text)
  }
  return list
}
