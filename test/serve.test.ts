import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { build, command, newFolder, palimpsest } from './cli-process.ts'

// The service as its users start it: by the command, set up by Presidio's environment.
beforeAll(build, 300_000)
let child: ChildProcess | undefined
afterEach(() => child?.kill('SIGKILL'))

/** Starts the service on a free port; gives its address once it listens, and what it logs. */
async function serve(env: Record<string, string>, ...args: readonly string[]) {
  const log: string[] = []
  child = spawn(process.execPath, [command, 'serve', ...args], {
    env: { ...process.env, PALIMPSEST_KEY: undefined, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout!.on('data', (data) => log.push(String(data)))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child!.stderr!.on('data', (data) => {
      said += String(data)
      const found = /listening on (\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child!.on('exit', () => reject(new Error(said)))
  })
  const analyze = async (body: object): Promise<readonly Record<string, unknown>[]> => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${url}/analyze`, { method: 'POST', headers, body: JSON.stringify(body) })
    return (await answer.json()) as Record<string, unknown>[]
  }
  return { url, log, analyze }
}

const text = 'John Smith, badge ZX-1234, card 4012-8888-8888-1881'

test('recognizers, threshold and entities come from the files of the environment', {
  timeout: 60_000,
}, async () => {
  const folder = newFolder()
  const file = (name: string, yaml: string) => {
    writeFileSync(join(folder, name), yaml)
    return join(folder, name)
  }
  const { url, log, analyze } = await serve({
    ANALYZER_CONF_FILE: file('analyzer.yaml', 'default_score_threshold: 0.3\n'),
    NLP_CONF_FILE: file(
      'nlp.yaml',
      'nlp_engine_name: spacy\nmodels: []\nner_model_configuration: { default_score: 0.6, labels_to_ignore: [NRP] }\n',
    ),
    RECOGNIZER_REGISTRY_CONF_FILE: file(
      'registry.yaml',
      "recognizers:\n  - SpacyRecognizer\n  - name: Badge\n    supported_entity: BADGE\n    patterns: [{ name: badge, regex: 'ZX-\\d{4}', score: 0.5 }]\n",
    ),
    LOG_LEVEL: 'ERROR',
  })
  const entities = await (await fetch(`${url}/supportedentities`)).json()
  expect(entities).toEqual(['BADGE', 'DATE_TIME', 'LOCATION', 'PERSON'])
  const found = await analyze({ text, language: 'en' })
  expect(found.map((r) => [r.entity_type, r.start, r.end, r.score])).toEqual([
    ['PERSON', 0, 10, 0.6],
    ['BADGE', 18, 25, 0.5],
  ])
  expect(log).toEqual([])
})

test('an option comes before the environment, an empty variable is none, and SIGTERM ends it well', {
  timeout: 60_000,
}, async () => {
  const { analyze } = await serve({ PORT: '1', ANALYZER_CONF_FILE: '', LOG_LEVEL: '' }, '--port', '0', '-q')
  expect((await analyze({ text, language: 'en' })).length).toBe(2)
  const ended = new Promise((resolve) => child!.on('exit', resolve))
  child!.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test.each([
  [
    { ANALYZER_CONF_FILE: '/nowhere/a.yaml' },
    '/nowhere/a.yaml: Cannot be read (ENOENT) [unreadable-settings]',
  ],
  [{ LOG_LEVEL: 'loud' }, 'The levels are debug'],
  [{ PORT: 'x' }, '[bad-port]'],
])('%j stops the start and says what', (env, message) => {
  const { code, err } = palimpsest(['serve'], { env })
  expect(code).toBe(2)
  expect(err).toContain(message)
})
