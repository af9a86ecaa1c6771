// The patterns pipeline over 10 MB of notes on one worker thread and on two, each with half of the notes (bar: two
// threads >= 1.8 times one). Threads are started and warm before the clock runs. Runs the built library.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { sampleNotes } from './sample-notes.js'

const megabytes = 10

/** MB/s of `threads` threads together. */
async function speedOf(threads) {
  const workers = Array.from(
    { length: threads },
    (_, part) => new Worker(new URL(import.meta.url), { workerData: { part, threads }, execArgv: [] }),
  )
  const heard = (worker) => new Promise((resolve) => worker.once('message', resolve))
  await Promise.all(workers.map(heard))
  const began = performance.now()
  await Promise.all(
    workers.map((worker) => {
      const done = heard(worker)
      worker.postMessage('go')
      return done
    }),
  )
  const seconds = (performance.now() - began) / 1000
  await Promise.all(workers.map((worker) => worker.terminate()))
  return megabytes / seconds
}

async function work() {
  const { find } = await import('../packages/deid/dist/index.js')
  const { patternsPipeline } = await import('../packages/deid/dist/detect/index.js')
  const { part, threads } = workerData
  const docs = sampleNotes(megabytes * 1e6)
    .filter((_, i) => i % threads === part)
    .map((text, i) => ({ id: String(i), text }))
  // The whole share: V8 is still compiling after a part of it, and each thread compiles for itself.
  for (const doc of docs) await find(doc, patternsPipeline)
  parentPort.once('message', async () => {
    // Copies, so that nothing that was worked out in the warm-up is there already.
    for (const { id, text } of docs) await find({ id, text }, patternsPipeline)
    parentPort.postMessage('done')
  })
  parentPort.postMessage('ready')
}

async function compare() {
  const ratios = []
  for (let i = 0; i < 7; i++) {
    const [one, two] = [await speedOf(1), await speedOf(2)]
    ratios.push(two / one)
    console.log(`one thread ${one.toFixed(1)} MB/s, two ${two.toFixed(1)} MB/s: ${(two / one).toFixed(2)}`)
  }
  ratios.sort((a, b) => a - b)
  console.log(`median ratio: ${ratios[3].toFixed(2)} (bar 1.8)`)
}

await (isMainThread ? compare() : work())
