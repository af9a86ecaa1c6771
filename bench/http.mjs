// A 3 kB note through HTTP `/analyze` at one connection (bar: p99 < 8 ms), and the time from starting the process
// to the first result (bar: < 300 ms). Runs the built service, as a user would.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

const port = 5099
const samples = 'packages/cli/samples'
const notes = readdirSync(samples)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(`${samples}/${name}`, 'utf8'))
const note = notes.join('\n\n').repeat(4).slice(0, 3000)
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

function post(path, body) {
  return new Promise((resolve, reject) => {
    const payload = Buffer.from(JSON.stringify(body))
    const headers = { 'content-type': 'application/json', 'content-length': payload.length }
    const call = request({ port, path, method: 'POST', agent, headers }, (answer) => {
      const parts = []
      answer.on('data', (part) => parts.push(part))
      answer.on('end', () => resolve({ status: answer.statusCode, body: Buffer.concat(parts).toString() }))
    })
    call.on('error', reject)
    call.end(payload)
  })
}

const percentile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))]

/** Processor time that the service has used, from Linux: it tells of the service where the clock tells of the machine. */
function processorMs() {
  try {
    const [user, system] = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(' ').slice(13, 15)
    return (Number(user) + Number(system)) * 10
  } catch {
    return Number.NaN
  }
}

async function measure(path, body, times) {
  const took = []
  let before = 0
  for (let i = 0; i < times + 50; i++) {
    const begin = performance.now()
    const { status } = await post(path, body)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    if (i >= 50) took.push(performance.now() - begin)
    if (i === 49) before = processorMs()
  }
  const each = (processorMs() - before) / times
  took.sort((a, b) => a - b)
  const ms = (x) => `${x.toFixed(2)} ms`
  console.log(
    `${path}: p50 ${ms(percentile(took, 0.5))}, p95 ${ms(percentile(took, 0.95))}, p99 ${ms(percentile(took, 0.99))}, ${each.toFixed(2)} ms of the service's processor time each (${times} requests, ${note.length} characters)`,
  )
}

const begin = performance.now()
const server = spawn('node', ['packages/cli/bin/palimpsest.js', 'serve', '--port', String(port), '--quiet'], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
try {
  for (;;) {
    try {
      await post('/analyze', { text: 'John Smith drivers license is AC432223', language: 'en' })
      break
    } catch {
      if (server.exitCode !== null) throw new Error(`the service ended with ${server.exitCode}`)
      await new Promise((go) => setTimeout(go, 5))
    }
  }
  console.log(
    `start to first result: ${(performance.now() - begin).toFixed(0)} ms, ${processorMs()} ms of processor time`,
  )
  await measure('/analyze', { text: note, language: 'en' }, 500)
  await measure('/v1/deidentify', { text: note }, 500)
} finally {
  agent.destroy()
  server.kill('SIGTERM')
  await once(server, 'exit')
}
