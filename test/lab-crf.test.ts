/** The CRF in a browser, on the page and in a worker: the same spans as in Node, and the same model when it learns there. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseModel, Tagger, train } from '@palimpsest/models/crf'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smallNotes } from '../packages/models/src/crf/testing/small-notes.ts'
import { findChromium, openBrowser } from './browser.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const weights = readFileSync(new URL('../packages/models/weights/clinical-fast.crf', import.meta.url))
const texts = readFileSync(new URL('../bench/data/asq_phi_dev.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .slice(0, 60)
  .map((line): string => JSON.parse(line).text)
const taught = { docs: smallNotes(40, 1), held: smallNotes(10, 2), options: { passes: 2, drop: [] } }

/** What page and worker run: tags the texts with the shipped model, trains a small one. */
const script = `
import { formatModel, parseModel, Tagger, train } from './packages/models/src/crf/index.ts'
globalThis.run = ({ weights, texts, taught }) => {
  const tagger = new Tagger(parseModel(Uint8Array.from(atob(weights), (c) => c.charCodeAt(0))))
  const own = new Tagger(parseModel(formatModel(train(taught.docs, taught.held, taught.options))))
  return { spans: texts.map((text) => tagger.tag(text)), own: taught.docs.map(({ text }) => own.tag(text)) }
}
globalThis.onmessage = typeof document === 'undefined' ? ({ data }) => postMessage(run(data)) : null
`

interface Answer {
  readonly spans: ReturnType<Tagger['tag']>[]
  /** What the model that was trained there finds in what it learnt from. */
  readonly own: ReturnType<Tagger['tag']>[]
}

/** Engines differ in the last digit of an exponential. */
function rounded(spans: ReturnType<Tagger['tag']>) {
  return spans.map((span) => ({ ...span, confidence: span.confidence.toFixed(3) }))
}

function tagged(tagger: Tagger, texts: readonly string[]) {
  return texts.map((text) => rounded(tagger.tag(text)))
}

const executable = findChromium()

describe.skipIf(!executable)('the CRF in a browser', () => {
  let browser: Browser
  let page: Page
  let bundle = ''

  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: { contents: script, resolveDir: root, loader: 'js' },
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'browser',
      conditions: ['palimpsest-source'],
      logLevel: 'error',
    })
    bundle = outputFiles[0]!.text
    browser = await openBrowser(executable!)
    page = await browser.newPage()
  }, 60_000)

  afterAll(() => browser?.close())

  const input = { weights: weights.toString('base64'), texts, taught }

  function expectAsInNode({ spans, own }: Answer) {
    expect(spans.flat().length).toBeGreaterThan(60)
    expect(spans.map(rounded)).toEqual(tagged(new Tagger(parseModel(weights)), texts))
    const model = train(taught.docs, taught.held, taught.options)
    expect(own.flat().length).toBeGreaterThan(60)
    expect(own.map(rounded)).toEqual(
      tagged(
        new Tagger(model),
        taught.docs.map(({ text }) => text),
      ),
    )
  }

  test('finds on a page what it finds in Node, and learns the same', async () => {
    await page.addScriptTag({ content: bundle })
    expectAsInNode(await page.evaluate(`run(${JSON.stringify(input)})`))
  }, 60_000)

  test('finds in a worker what it finds in Node, and learns the same', async () => {
    const answer = page.evaluate(`new Promise((done, fail) => {
      const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(bundle)}])))
      worker.onmessage = ({ data }) => done(data)
      worker.onerror = () => fail(new Error('the worker failed'))
      worker.postMessage(${JSON.stringify(input)})
    })`)
    expectAsInNode((await answer) as Answer)
  }, 60_000)
})
