import { readdirSync, readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'

const folder = new URL('./', import.meta.url)
const examples = readdirSync(folder).filter((name) => /^\d\d-.*\.ts$/.test(name))

test('there are examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(5)
})

test.each(examples)('%s prints what its last comment says', async (name) => {
  const source = readFileSync(new URL(name, folder), 'utf8')
  expect(source.split('\n').length).toBeLessThanOrEqual(61)
  const expected = /\n\/\* prints\n([\s\S]*)\n\*\/\n$/.exec(source)?.[1]
  const printed: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((...parts) => void printed.push(parts.join(' ')))
  try {
    await import(new URL(name, folder).href)
  } finally {
    log.mockRestore()
  }
  expect(printed.join('\n')).toBe(expected)
})

test("the README's example is the first of these, letter by letter", () => {
  const [code, rest] = readFileSync(new URL('00-readme.ts', folder), 'utf8').split('\n/* prints\n')
  const readme = readFileSync(new URL('../README.md', folder), 'utf8')
  expect(readme).toContain(`\`\`\`ts\n${code!.trimEnd()}\n// ${rest!.split('\n*/')[0]}\n\`\`\``)
})
