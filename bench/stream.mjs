// Peak memory and speed of the command on a long JSONL stream: `node bench/stream.mjs [MB] [jobs] [pipeline]`.
// Writes a synthetic stream to the command's standard input, so that nothing of that size is on the disk.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const [megabytes = '200', jobs = '1', pipeline = 'patterns'] = process.argv.slice(2)
const root = fileURLToPath(new URL('..', import.meta.url))
const samples = `${root}packages/cli/samples/`
const notes = readdirSync(samples).map((name) => readFileSync(samples + name, 'utf8'))

const child = spawn(
  process.execPath,
  [`${root}packages/cli/bin/palimpsest.js`, 'deid', '-', '--jobs', jobs, '--pipeline', pipeline, '--quiet'],
  { stdio: ['pipe', 'pipe', 'inherit'] },
)

let peak = 0
const watch = setInterval(() => {
  try {
    // VmHWM is the kernel's own high-water mark of the resident set.
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))
  } catch {
    // Not Linux, or already gone.
  }
}, 100)

let lines = 0
let out = 0
child.stdout.on('data', (chunk) => {
  out += chunk.length
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++
})

const began = performance.now()
let sent = 0
let docs = 0
while (sent < Number(megabytes) * 1e6) {
  let block = ''
  for (let i = 0; i < 200; i++, docs++)
    block += `${JSON.stringify({ id: String(docs), text: notes[docs % notes.length].replaceAll('555', String(200 + (docs % 700))) })}\n`
  const bytes = Buffer.from(block)
  sent += bytes.length
  if (!child.stdin.write(bytes)) await new Promise((resolve) => child.stdin.once('drain', resolve))
}
child.stdin.end()
const code = await new Promise((resolve) => child.on('close', resolve))
clearInterval(watch)
const seconds = (performance.now() - began) / 1000
console.log(
  `${pipeline}, ${jobs} job(s): ${docs} docs, ${(sent / 1e6).toFixed(0)} MB in, ${(out / 1e6).toFixed(0)} MB out, ` +
    `${seconds.toFixed(1)} s, ${(sent / 1e6 / seconds).toFixed(1)} MB/s, peak RSS ${(peak / 1024).toFixed(0)} MB, ` +
    `${lines === docs ? 'every line answered' : `${lines} LINES FOR ${docs}`}, exit ${code}`,
)
