// The encoder in a real browser: the shipped weights by WebAssembly find what Node finds, and nothing leaves the page.
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDoc } from '@palimpsest/deid'
import { openClinicalEncoder } from '@palimpsest/encoder'
import { encoderDetector } from '@palimpsest/models/encoder'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium, openBrowser, sit } from './lab-browser.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const chromium = findChromium()
const text =
  'Mr. Jonathan Halvorsen, 71, was seen by Dr. Priya Raman at Mercy General Hospital in Duluth. '.repeat(8)
const page = `
import { fromAddress, openWebExport } from '@palimpsest/encoder/web'
import { encoderDetector } from '@palimpsest/models/encoder'
const model = await openWebExport(fromAddress(new URL('weights/', location.href)))
const detector = encoderDetector({ ...model, threshold: 0.5 })
window.detect = (text) => detector.detect({ id: '', text }, { language: 'en', trace: false, context: [] })
document.title = 'ready'
`
let server: Server
let url = ''

beforeAll(async () => {
  if (!chromium) return
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: join(root, 'test'), loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: ['palimpsest-source'],
    logLevel: 'error',
  })
  const files: Readonly<Record<string, () => string | Uint8Array>> = {
    '/': () => '<!doctype html><meta charset="utf-8"><script type="module" src="page.js"></script>',
    '/page.js': () => outputFiles[0]!.contents,
    '/ort-wasm-simd-threaded.wasm': () =>
      readFileSync(join(root, 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm')),
    ...Object.fromEntries(
      ['model.onnx', 'vocab.txt', 'labels.json', 'palimpsest.json'].map((name) => [
        `/weights/${name}`,
        () => readFileSync(join(root, 'packages/encoder/weights/clinical', name)),
      ]),
    ),
  }
  const types: Readonly<Record<string, string>> = {
    '.js': 'text/javascript',
    '.wasm': 'application/wasm',
    '': 'text/html',
  }
  server = createServer((req, res) => {
    const file = files[req.url ?? '']
    res.writeHead(file ? 200 : 404, {
      'content-type': types[extname(req.url ?? '')] ?? 'application/octet-stream',
    })
    res.end(file?.())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}, 60_000)

afterAll(() => server?.close())

test.runIf(chromium)('the shipped encoder runs in a browser', { timeout: 120_000 }, async () => {
  const browser = await openBrowser(chromium!)
  try {
    const { page, errors } = await sit(browser)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(url)
    await page.waitForFunction("document.title === 'ready'", undefined, { timeout: 60_000 })
    const found = await page.evaluate<{ start: number; end: number; label: string }[], string>(
      (of) => (globalThis as unknown as { detect: (of: string) => Promise<never> }).detect(of),
      text,
    )
    const native = encoderDetector({ ...(await openClinicalEncoder()), threshold: 0.5 })
    const expected = await native.detect(createDoc(text), { language: 'en', trace: false, context: [] })
    expect(expected.length).toBeGreaterThan(24)
    const places = (spans: typeof found) => spans.map(({ start, end, label }) => [start, end, label])
    expect(places(found)).toEqual(places([...expected]))
    expect(errors).toEqual([])
    // Blobs are the runtime's own; everything else came from this server.
    expect(asked.filter((address) => !address.startsWith(url) && !address.startsWith('blob:'))).toEqual([])
  } finally {
    await browser.close()
  }
})
