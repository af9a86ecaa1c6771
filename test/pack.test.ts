import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { build, newFolder, root } from './cli-process.ts'

// What the registry would hand out, in an empty folder: does it import, does the command run?
const packages = ['deid', 'models', 'encoder', 'service', 'cli']
let app = ''

beforeAll(() => {
  build()
  // Where npm is told to run no scripts, `prepack` is one of them.
  for (const script of ['scripts/bundle.mjs', 'scripts/licences.mjs']) {
    const { status, stderr } = spawnSync(process.execPath, [join(root, script)], { encoding: 'utf8' })
    expect(status, stderr).toBe(0)
  }
  const folder = newFolder()
  const tarballs = packages.map((name) => {
    const packed = spawnSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: join(root, 'packages', name),
      encoding: 'utf8',
      env: { ...process.env, npm_config_workspace: undefined },
    })
    expect(packed.status, packed.stderr).toBe(0)
    const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }]
    return join(folder, filename)
  })
  app = join(folder, 'app')
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }')
  assemble(tarballs)
}, 300_000)

/**
 * Installs the tarballs without a registry: unpacks them, and links the packages that they declare, so that an
 * undeclared one is missed.
 */
function assemble(tarballs: readonly string[]): void {
  const modules = join(app, 'node_modules')
  const declared = new Set<string>()
  for (const tarball of tarballs) {
    const unpacked = newFolder()
    expect(spawnSync('tar', ['-xzf', tarball, '-C', unpacked]).status).toBe(0)
    const manifest = JSON.parse(readFileSync(join(unpacked, 'package/package.json'), 'utf8'))
    cpSync(join(unpacked, 'package'), join(modules, manifest.name), { recursive: true })
    for (const name of Object.keys(manifest.dependencies ?? {})) declared.add(name)
    for (const [name, path] of Object.entries<string>(manifest.bin ?? {})) {
      mkdirSync(join(modules, '.bin'), { recursive: true })
      symlinkSync(join('..', manifest.name, path), join(modules, '.bin', name))
    }
  }
  for (const name of declared) {
    const place = join(modules, name)
    if (existsSync(place)) continue
    mkdirSync(dirname(place), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), place)
  }
}

function node(script: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: app,
    encoding: 'utf8',
  })
  return { status, out: stdout, err: stderr }
}

test.each([
  ['@palimpsest/deid', ['deidentify', 'find', 'preset', 'createKeyring']],
  ['@palimpsest/deid/text', ['Edits', 'resolve']],
  ['@palimpsest/deid/detect', ['clinicalRules', 'patternsPipeline']],
  ['@palimpsest/deid/lexicon', ['lookup']],
  ['@palimpsest/deid/policy', ['preset']],
  ['@palimpsest/deid/evaluate', ['evaluate']],
  ['@palimpsest/deid/replace', ['transform', 'verify']],
  ['@palimpsest/deid/formats', ['formatNamed', 'jsonl']],
  ['@palimpsest/models', ['shippedPipeline']],
  ['@palimpsest/models/crf', ['train', 'Tagger']],
  ['@palimpsest/models/encoder', ['encoderDetector']],
  ['@palimpsest/models/llm', ['promptDetector']],
  ['@palimpsest/encoder', ['openClinicalEncoder']],
  ['@palimpsest/service', ['serve']],
  ['@palimpsest/service/mat', ['runSteps']],
  ['palimpsest', ['main']],
])('%s imports', (name, exports) => {
  const { out, err } = node(
    `const m = await import('${name}'); console.log(${JSON.stringify(exports)}.map((e) => typeof m[e]).join())`,
  )
  expect(err).toBe('')
  expect(out).not.toContain('undefined')
})

test('the library de-identifies a text', () => {
  const { out, err } = node(`
    import { createDoc, createKeyring, deidentify, preset } from '@palimpsest/deid'
    import { clinicalRules } from '@palimpsest/deid/detect'
    const keyring = createKeyring(new Uint8Array(32))
    const { text } = await deidentify(createDoc('Seen by Dr. Jane Roe.'), { pipeline: clinicalRules, policy: preset('labels'), keyring })
    console.log(text)
  `)
  expect(err).toBe('')
  expect(out).toBe('Seen by Dr. <DOCTOR>.\n')
})

test('npx palimpsest runs', () => {
  const run = (args: readonly string[], input = '') =>
    spawnSync('npx', ['--no-install', 'palimpsest', ...args], { cwd: app, encoding: 'utf8', input })
  expect(run(['--version']).stdout).toBe('0.1.0\n')
  const stream = run(['deid', '-', '-q'], '{"id":"1","text":"Seen by Dr. Jane Roe."}\n')
  expect(JSON.parse(stream.stdout)).toMatchObject({ id: '1', text: 'Seen by Dr. <DOCTOR>.' })
  const two = run(['deid', '-', '-q', '--jobs', '2'], '{"id":"1","text":"Seen by Dr. Jane Roe."}\n')
  expect(two.stdout).toBe(stream.stdout)
  expect(run(['demo']).stdout).toContain('── after')
}, 60_000)

test('a clone has the command as soon as npm has installed it, before anything is built', () => {
  const linked = spawnSync('npx', ['--no-install', 'palimpsest', '--version'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(linked.stdout).toBe('0.1.0\n')
}, 60_000)

test('what is packed is what runs, with its licences: no sources, no tests, the weights and the samples', () => {
  const files = (name: string) =>
    readdirSync(join(app, 'node_modules', name), { recursive: true }).map(String)
  for (const name of [...packages.slice(0, -1).map((name) => `@palimpsest/${name}`), 'palimpsest']) {
    const list = files(name).filter((file) => !file.includes('node_modules'))
    expect(list).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE', 'NOTICE']))
    expect(list.filter((file) => /\.test\.|\.map$|^src\/|\/testing\//.test(file))).toEqual([])
  }
  expect(files('palimpsest')).toEqual(
    expect.arrayContaining(['palimpsest.js', 'bin/palimpsest.js', 'bin/worker.js', 'bin/THIRD-PARTY.txt']),
  )
  expect(files('palimpsest').filter((file) => file.startsWith('samples/'))).toHaveLength(4)
  for (const name of ['@palimpsest/models', '@palimpsest/encoder'])
    expect(files(name).filter((file) => file.startsWith('weights/'))).not.toEqual([])
})
