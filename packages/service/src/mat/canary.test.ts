import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { buildApp } from '../app.ts'

// A word that must never be seen but in an answer that was asked for.
const canary = 'Zanzibarquist'
const url = '/MAT/cgi/MATCGI.cgi'

test('no text of a form is in a log line, a metric, or an answer that refuses it', async () => {
  let log = ''
  const logStream = new Writable({
    write(chunk, _, done) {
      log += String(chunk)
      done()
    },
  })
  const app = await buildApp({ logLevel: 'trace', logStream, pipeline: 'clinical-rules' })
  const task = 'HIPAA Deidentification'
  const doc = (aset: object) => JSON.stringify({ signal: `${canary} ${canary}`, version: 2, asets: [aset] })
  const set = { type: 'NAME', hasID: false, hasSpan: true, attrs: [] as unknown[], annots: [[0, 13]] }
  const review = { operation: 'steps', task, workflow: 'Review/repair', replacer: 'clear -> [ ]' }
  const both = { ...review, steps: 'nominate,transform' }
  const forms: Record<string, string>[] = [
    { operation: canary },
    { operation: 'fetch_tasks', tasks_of_interest: canary },
    { operation: 'load', file_type: canary, input: canary },
    { operation: 'load', file_type: 'mat-json', input: canary },
    { operation: 'load', file_type: 'xml-inline', input: `<a>${canary}` },
    { operation: 'load', file_type: 'raw', task: canary, input: canary },
    { operation: 'save', input: canary },
    { operation: 'save', out_type: canary, input: doc(set) },
    { operation: 'steps', task: canary, workflow: canary, steps: canary, input: canary },
    { ...review, workflow: canary, steps: 'zone', input: doc(set) },
    { ...review, steps: canary, input: doc(set) },
    { ...review, operation: 'undo_through', undo_through: canary, input: doc(set) },
    { ...both, input: `{"signal": "${canary}` },
    { ...both, input: doc({ ...set, annots: [[0, 99]] }) },
    { ...both, input: doc({ ...set, annots: [[canary]] }) },
    { ...both, input: doc({ ...set, type: `of ${canary}` }) },
    { ...both, input: doc({ ...set, type: 5 }) },
    { ...both, input: doc({ ...set, attrs: [{ name: 'x', type: canary }] }) },
    { ...both, replacer: canary, input: doc(set) },
    { ...both, input: doc(set) }, // Leaks, as only the first of two is tagged.
    { ...both, compat: canary, input: doc(set) },
    { ...both, cache_scope: canary, input: doc(set) },
    { ...both, replacement_map: canary, input: doc(set) },
    { ...both, replacement_map: JSON.stringify({ [canary]: { NAME: canary } }), input: doc(set) },
    { ...both, replacement_map: JSON.stringify({ f: { [canary]: {} } }), input: doc(set) },
    { ...both, pipeline: canary, workflow: 'Demo', steps: 'tag', input: doc(set) },
  ]
  for (const form of forms) {
    const { body, statusCode } = await app.inject({
      method: 'POST',
      url,
      payload: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(statusCode, JSON.stringify(form)).toBe(200)
    // After an error the documents of the steps before it are in the answer: those were asked for.
    const said = body.startsWith('{')
      ? JSON.stringify({ ...JSON.parse(body), successes: [], doc: null })
      : body
    expect(said).toMatch(/error|\[false/i)
    expect(said, JSON.stringify(form)).not.toContain(canary)
  }
  for (const payload of [canary, `${canary}=${canary}`, '%ff%fe'])
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'text/plain',
      'application/json',
    ]) {
      const { body } = await app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })
      expect(body).not.toContain(canary)
    }
  expect(log).toContain(`"route":"${url}"`)
  expect(log).not.toContain(canary)
  expect((await app.inject({ url: '/metrics' })).body).not.toContain(canary)
  await app.close()
})
