import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** Every module that the CRF pulls in, by following its imports through the sources. */
function modules(entry: string): { files: Set<string>; others: Set<string> } {
  const files = new Set<string>()
  const others = new Set<string>()
  const packages = new URL('../../../', import.meta.url)
  const queue = [new URL(entry, import.meta.url)]
  for (const url of queue) {
    const path = fileURLToPath(url)
    if (files.has(path)) continue
    files.add(path)
    for (const [, name] of readFileSync(path, 'utf8').matchAll(
      /^(?:import|export)\b[^'"]*?from\s+'([^']+)'/gms,
    )) {
      if (name!.startsWith('.')) queue.push(new URL(name!, url))
      else if (name === '@palimpsest/deid') queue.push(new URL('deid/src/index.ts', packages))
      else if (name!.startsWith('@palimpsest/deid/'))
        queue.push(new URL(`deid/src/${name!.slice(17)}/index.ts`, packages))
      else others.add(name!)
    }
  }
  return { files, others }
}

test('the CRF runs anywhere: nothing it imports is of Node', () => {
  const { files, others } = modules('./index.ts')
  expect(files.size).toBeGreaterThan(20)
  expect([...others].filter((name) => name.startsWith('node:') || name === 'fs')).toEqual([])
})
