import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Serving, serve } from '../serve.ts'

const run = promisify(execFile)
const source = fileURLToPath(new URL('./testing/MatClient.java', import.meta.url))
const hasJdk = (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/javac`))

describe.skipIf(!hasJdk)('a Java client over HTTP', () => {
  let serving: Serving
  beforeAll(async () => {
    serving = await serve({ port: 0, logLevel: 'silent', pipeline: 'clinical-rules' })
  })
  afterAll(() => serving.close())

  const client = async (...args: readonly string[]) =>
    (await run('java', ['-Dfile.encoding=UTF-8', source, serving.url, ...args], { encoding: 'utf8' })).stdout
  const task = 'HIPAA Deidentification'
  const doc = (signal: string) => JSON.stringify({ signal, metadata: {}, version: 2, asets: [] })

  test('takes a document through the Demo workflow, and back', { timeout: 60_000 }, async () => {
    const out = await client(
      'steps',
      task,
      'Demo',
      'zone,tag,nominate,transform',
      doc('Zoë 😀: Mr. Bruce Philips, tel (617) 555-1212.\n“Späße”'),
      'replacer',
      'clear -> [ ]',
    )
    expect(out).toContain('😀: Mr. [NAME], tel [PHONE].\n“Späße”\n')
    expect(out).toContain('NAME\t[NAME]\n')
    const undone = await client('undo_through', task, 'Demo', 'zone', doc('As it was: é'))
    expect(undone).toBe('As it was: é\n')
  })

  test('says which step failed, and why', { timeout: 60_000 }, async () => {
    expect(await client('steps', task, 'Demo', 'nominate', doc('x'))).toBe(
      'Step nominate failed: no replacer specified\n',
    )
  })
})
