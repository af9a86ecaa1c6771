// The labelling page in Chromium on a note of 1 MB with 5,000 spans and on one of 25 kB: opening, a label by its key,
// scrolling. `node --conditions=palimpsest-source --import tsx bench/lab-page.mjs [LABELS]`, 60 labels unless told. Runs
// the built lab on a folder of its own.
//
// What is counted, all on the page's own clock:
// - open: from the click in the list of tasks (or from asking for the address, with the app in the browser's cache) to
//   the end of the first frame that shows text and spans.
// - to layout: from when the key went down to when the page's elements are changed and laid out.
// - to paint: from when the key went down to the end of the frame after it. Frames of a busy headless Chromium are 16.7 ms
//   apart, but a page at rest begins one at once: "to paint at an empty page" is the same measure where the key does
//   nothing, which no page can be under.
// - processor: thread time of the page's main thread, everything up to half a second after the key, the server's
//   answer taken in too. It tells of the page where the clock tells of the machine.
import { rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoNotes } from '../lab/server/demo/notes.ts'
import { LivePerson, startLive } from '../lab/server/testing/live.ts'
import { routes } from '../lab/shared/routes.ts'
import { findChromium, openBrowser } from '../test/browser.ts'

const labels = Number(process.argv[2] ?? 60)
const folder = join(tmpdir(), `palimpsest-lab-page-${process.pid}`)
const password = 'a long password'

const chromium = findChromium()
if (!chromium) {
  console.log('There is no Chromium; the variable CHROMIUM may name one')
  process.exit(0)
}

/** A note of at least `size` characters with `count` spans, evenly spread over words of four letters and more. */
function note(id, size, count) {
  let text = ''
  for (let i = 0; text.length < size; i++) text += `${demoNotes[i % demoNotes.length].text}\n\nVisit ${i}.\n`
  const kinds = ['PATIENT', 'DOCTOR', 'DATE', 'HOSPITAL', 'PHONE', 'CITY', 'AGE', 'MEDICALRECORD']
  const words = [...text.matchAll(/[A-Za-z]{4,}/g)]
  const spans = Array.from({ length: count }, (_, i) => {
    const word = words[Math.floor((i * words.length) / count)]
    const start = word.index
    return { start, end: start + word[0].length, label: kinds[i % kinds.length], source: 'bench', score: 0.9 }
  })
  return JSON.stringify({ id, text, spans })
}

/** What runs in the page before its own code: it marks the frames that tell of opening and of keys. */
function watch() {
  const afterFrame = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => then(performance.now())
      port2.postMessage(null)
    })
  const lab = { opened: 0, clicked: 0, keys: [], afterFrame }
  window.bench = lab
  const seen = new MutationObserver(() => {
    if (lab.opened === 0 && document.querySelector('.doc .seg')) {
      lab.opened = -1
      afterFrame((now) => {
        lab.opened = now
      })
    }
  })
  seen.observe(document, { childList: true, subtree: true })
  addEventListener('click', (event) => Object.assign(lab, { clicked: event.timeStamp, opened: 0 }), {
    capture: true,
  })
  addEventListener(
    'keydown',
    (event) => {
      const key = { at: event.timeStamp, began: performance.now() }
      lab.keys.push(key)
      // After the listeners of the page; React has changed the elements by then.
      setTimeout(() => {
        document.querySelector('.doc')?.getBoundingClientRect()
        key.laidOut = performance.now()
      })
      afterFrame((now) => {
        key.painted = now
      })
    },
    { capture: true },
  )
}

const percentile = (values, p) => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))]
}
const both = (values) =>
  `p50 ${percentile(values, 0.5).toFixed(1)}, p95 ${percentile(values, 0.95).toFixed(1)} ms`
const print = (what, figure) => console.log(`${what.padEnd(36)} ${figure}`)
const pause = (ms) => new Promise((go) => setTimeout(go, ms))

const lab = await startLive(folder, { built: true, port: 18_900 + (process.pid % 500) })
const browser = await openBrowser(chromium)
try {
  const ada = new LivePerson(lab)
  await ada.signIn('ada', password)
  const { id: projectId } = await ada.get(routes.createProject, {
    body: { name: 'Long notes', kind: 'deidentification', resources: [] },
  })
  const params = { projectId }
  const content = [note('large', 1_000_000, 5000), note('small', 25_000, 125)].join('\n')
  await ada.get(routes.importTasks, { params, files: [{ name: 'notes.jsonl', content }] })
  const { tasks } = await ada.get(routes.listTasks, { params, query: {} })

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.addInitScript(watch)
  await page.goto(lab.url)
  await page.getByLabel('User name').fill('ada')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const processor = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]))
  }
  print('load of the machine', loadavg()[0].toFixed(1))
  const frames = await page.evaluate(
    () =>
      new Promise((done) => {
        const gaps = []
        let last = 0
        const next = (now) => {
          if (last > 0) gaps.push(now - last)
          last = now
          if (gaps.length < 60) requestAnimationFrame(next)
          else done(gaps)
        }
        requestAnimationFrame(next)
      }),
  )
  print('frame interval', both(frames))
  const nothing = await pressKeys(20, 'F9')
  print('to paint at an empty page', both(nothing.painted))
  print('processor at an empty page', both(nothing.used.TaskDuration))

  /** Presses `key` at the pace of a person, after `before`; what each took. */
  async function pressKeys(times, key, before = async () => undefined) {
    await page.evaluate(() => bench.keys.splice(0))
    const used = { TaskDuration: [], ScriptDuration: [], LayoutDuration: [], RecalcStyleDuration: [] }
    for (let i = 0; i < times; i++) {
      await before(i)
      // Not in step with the frames.
      await pause(250 + Math.random() * 50)
      const start = await processor()
      await page.keyboard.press(key)
      await pause(500)
      const end = await processor()
      for (const name of Object.keys(used)) used[name].push(end[name] - start[name])
    }
    const keys = await page.evaluate(() => bench.keys)
    return {
      layout: keys.map((k) => k.laidOut - k.at),
      painted: keys.map((k) => k.painted - k.at),
      used,
    }
  }

  for (const [size, title] of [
    ['1 MB, 5,000 spans', 'large'],
    ['25 kB, 125 spans', 'small'],
  ]) {
    const task = tasks.find((one) => one.externalId === title)
    if (!task) throw new Error(`The note ${title} was not imported`)
    const list = `${lab.url}/projects/${projectId}`
    console.log(`\n${size}`)
    const clicked = []
    const asked = []
    for (let i = 0; i < 12; i++) {
      await page.goto(list)
      const link = page.locator(`a[href*="/tasks/${task.id}"]`).first()
      await link.waitFor()
      await pause(300)
      await link.click()
      await page.waitForFunction(() => bench.opened > 0)
      // The first one also fetches the page's code.
      if (i > 0) clicked.push(await page.evaluate(() => bench.opened - bench.clicked))
    }
    print('open from the list', both(clicked))
    for (let i = 0; i < 8; i++) {
      await page.goto('about:blank')
      await page.goto(`${list}/tasks/${task.id}`)
      await page.waitForFunction(() => bench.opened > 0)
      asked.push(await page.evaluate(() => bench.opened))
    }
    print('open by its address', both(asked))

    const { labels: scheme } = await ada.get(routes.getLabels, { params })
    const { hotkey } = scheme.find((label) => label.hotkey)
    const scroller = page.locator('.doc-scroll')
    await pause(1000)
    const { layout, painted, used } = await pressKeys(labels, hotkey, async (i) => {
      // A word of its own for each, all over the note.
      const place = await scroller.evaluate(async (element, part) => {
        element.scrollTop = (element.scrollHeight - element.clientHeight) * part
        await new Promise((go) => setTimeout(go, 200))
        const frame = element.getBoundingClientRect()
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.parentElement.closest('.seg')) continue
          for (const word of node.data.matchAll(/[a-z]{5,}/g)) {
            const range = document.createRange()
            range.setStart(node, word.index)
            range.setEnd(node, word.index + 5)
            const rect = range.getBoundingClientRect()
            if (rect.top > frame.top + 200 && rect.bottom < frame.bottom - 100)
              return { x: rect.x + 8, y: rect.y + rect.height / 2 }
          }
        }
        return null
      }, i / labels)
      if (place) await page.mouse.click(place.x, place.y)
    })
    print('label to layout', both(layout))
    print('label to paint', both(painted))
    print('processor a label', both(used.TaskDuration))
    for (const name of ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'])
      print(`  of it ${name.replace('Duration', '').toLowerCase()}`, both(used[name]))

    const before = await processor()
    const scroll = await scroller.evaluate(
      (element) =>
        new Promise((done) => {
          element.scrollTop = 0
          const gaps = []
          let bare = 0
          let last = 0
          const next = (now) => {
            if (last > 0) gaps.push(now - last)
            last = now
            const frame = element.getBoundingClientRect()
            const blocks = [...element.querySelectorAll('.block')]
            const bottom = blocks.at(-1)?.getBoundingClientRect().bottom ?? 0
            const isEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 40
            if (!isEnd && bottom < frame.bottom) bare++
            element.scrollTop += 120
            if (gaps.length < 240) requestAnimationFrame(next)
            else done({ gaps, bare })
          }
          requestAnimationFrame(next)
        }),
    )
    const spent = (await processor()).TaskDuration - before.TaskDuration
    print(
      'frame while scrolling, 120 px each',
      `${both(scroll.gaps)}, at most ${Math.max(...scroll.gaps).toFixed(1)}`,
    )
    print('  processor a frame; frames left bare', `${(spent / 240).toFixed(1)} ms; ${scroll.bare} of 240`)
  }
} finally {
  await browser.close()
  await lab.stop()
  rmSync(folder, { recursive: true, force: true })
}
