// The patterns pipeline over 10 MB of notes on one worker thread and on two, each with half of the notes (bar: two
// threads >= 1.8 times one). Threads are started and warm before the clock runs. Runs the built library.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

const note =
  'Patient: Ora Hendrickson  DOB: 01/13/1931  MRN: 7194334\nSeen by Dr. Keats on March 4, 2024, phone (617) 555-0142.\n' +
  'BP 142/88, HR 76, A1c 8.2. Card 4012 8888 8888 1881, ssn 219-09-9999, mail ora@example.org, host 10.1.2.3.\n'
const doc = { id: '', text: note.repeat(14) }
const megabytes = 10

if (isMainThread) {
  const run = async (threads) => {
    const count = Math.ceil((megabytes * 1e6) / doc.text.length / threads)
    const workers = Array.from(
      { length: threads },
      () => new Worker(new URL(import.meta.url), { workerData: count, execArgv: [] }),
    )
    await Promise.all(workers.map((worker) => new Promise((ready) => worker.once('message', ready))))
    const began = performance.now()
    await Promise.all(
      workers.map(
        (worker) =>
          new Promise((done) => {
            worker.once('message', done)
            worker.postMessage('go')
          }),
      ),
    )
    const seconds = (performance.now() - began) / 1000
    await Promise.all(workers.map((worker) => worker.terminate()))
    return megabytes / seconds
  }
  const pairs = []
  for (let i = 0; i < 5; i++) pairs.push([await run(1), await run(2)])
  const ratios = pairs.map(([one, two]) => two / one).sort((a, b) => a - b)
  for (const [one, two] of pairs)
    console.log(`one thread ${one.toFixed(1)} MB/s, two ${two.toFixed(1)} MB/s: ${(two / one).toFixed(2)}`)
  console.log(`median ratio: ${ratios[2].toFixed(2)} (bar 1.8)`)
} else {
  const { find } = await import('../packages/deid/dist/index.js')
  const { patternsPipeline } = await import('../packages/deid/dist/detect/index.js')
  for (let i = 0; i < 300; i++) await find(doc, patternsPipeline)
  parentPort.once('message', async () => {
    for (let i = 0; i < workerData; i++) await find(doc, patternsPipeline)
    parentPort.postMessage('done')
  })
  parentPort.postMessage('ready')
}
