// `clinical` where the optional package with the encoder, or the runtime behind it, is not installed.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { newFolder } from './cli-process.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const hook = (name: string) => `
import { register } from 'node:module'
register('data:text/javascript,' + encodeURIComponent(\`
export async function resolve(specifier, context, next) {
  if (specifier !== ${JSON.stringify(name)}) return next(specifier, context)
  throw Object.assign(new Error('not here'), { code: 'ERR_MODULE_NOT_FOUND' })
}\`))`
const script = `
import { find } from '@palimpsest/deid'
import { shippedPipeline } from '@palimpsest/models'
const notices = []
const open = (name) => shippedPipeline(name, { onNotice: (notice) => notices.push(notice) })
const doc = { id: 'd', text: 'Mr. Jonathan Halvorsen was seen by Dr. Priya Raman at Mercy General Hospital on 3/14/2021.' }
const [first, second, fast] = [await open('clinical'), await open('clinical'), await open('clinical-fast')]
console.log(JSON.stringify({
  name: first.name,
  detectors: [first, second, fast].map(({ detectors }) => detectors.map(({ name }) => name)),
  same: JSON.stringify(await find(doc, first)) === JSON.stringify(await find(doc, fast)),
  notices,
}))`

test.each(['@palimpsest/encoder', 'onnxruntime-node'])(
  'without %s it says so once, and is clinical-fast',
  {
    timeout: 120_000,
  },
  (missing) => {
    const folder = newFolder()
    writeFileSync(join(folder, 'hook.mjs'), hook(missing))
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [
        '--conditions=palimpsest-source',
        '--import',
        'tsx',
        '--import',
        pathToFileURL(join(folder, 'hook.mjs')).href,
        '--input-type=module',
        '--eval',
        script,
      ],
      { encoding: 'utf8', cwd: join(root, 'packages/cli') },
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const { name, detectors, same, notices } = JSON.parse(stdout)
    expect(name).toBe('clinical')
    expect(detectors[0]).toEqual(detectors[2])
    expect(detectors[1]).toEqual(detectors[2])
    expect(same).toBe(true)
    expect(notices).toEqual([expect.stringMatching(/encoder .* is not installed.*clinical-fast/)])
  },
)
