import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { serve } from './serve.ts'

const body = '{"text":"Mail jane@example.com"}'
const head = `POST /v1/detect HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n`

/** Resolves with all that the socket has brought once it matches. */
function brought(socket: Socket, pattern: RegExp): Promise<string> {
  let got = ''
  return new Promise((resolve, reject) => {
    socket.on('data', (data) => {
      got += String(data)
      if (pattern.test(got)) resolve(got)
    })
    socket.on('close', () => reject(new Error(`closed after ${got.length} characters`)))
    socket.on('error', reject)
  })
}

test('closing answers the request under way and waits for no connection that idles after it', async () => {
  const { url, close } = await serve({ port: 0, logLevel: 'silent', pipeline: 'patterns' })
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const gone = new Promise((resolve) => socket.on('close', resolve))
  const answer = brought(socket, /EMAIL/)
  // The 100 shows that the server has taken the request up, of which it knows no more than the head.
  const begun = brought(socket, /^HTTP\/1\.1 100 /)
  socket.write(`${head}expect: 100-continue\r\n\r\n`)
  await begun
  const closed = close()
  socket.write(body)
  expect(await answer).toMatch(/HTTP\/1\.1 200 /)
  await Promise.all([closed, gone])
})
