/** A real lab and a real browser, for the journeys through the lab's screens. */
import crypto from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { expect, vi } from 'vitest'
import { startLab } from '../lab/server/start.ts'

export { findChromium, openBrowser } from './browser.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

export interface TestLab {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** The most that a wait may take where the machine does much else; all wait for states, this only ends them. */
const patience = 120_000
vi.setConfig({
  testTimeout: 6 * patience,
  hookTimeout: 2 * patience,
  expect: { poll: { timeout: patience } },
})

/** The web app as it is now, built and served by a lab of its own in a new folder. */
export async function openLab(): Promise<TestLab> {
  await buildWeb()
  fixRandomBytes()
  const dataFolder = mkdtempSync(join(tmpdir(), 'palimpsest-journey-'))
  const lab = await startLab({ port: 0, dataFolder, logLevel: 'error', backupHours: 0 })
  return {
    url: lab.url,
    async stop() {
      await lab.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/**
 * Builds aside and puts each file in place by its name: other journeys serve from the same folder at the same time, and
 * must find whole files in it at every moment.
 */
async function buildWeb(): Promise<void> {
  const made = mkdtempSync(join(tmpdir(), 'palimpsest-web-'))
  // The web app as people get it, not as this test runner would have it.
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  await build({
    root: join(root, 'lab/web'),
    logLevel: 'error',
    build: { outDir: made, emptyOutDir: true, reportCompressedSize: false },
  })
  process.env.NODE_ENV = before
  const files = readdirSync(made, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(made.length + 1))
    // The page that names the others comes last.
    .sort((a, b) => Number(a === 'index.html') - Number(b === 'index.html'))
  for (const name of files) {
    const from = join(made, name)
    const to = join(root, 'lab/dist/web', name)
    if (existsSync(to) && readFileSync(to).equals(readFileSync(from))) continue
    mkdirSync(dirname(to), { recursive: true })
    const aside = `${to}.${process.pid}`
    copyFileSync(from, aside)
    renameSync(aside, to)
  }
  rmSync(made, { recursive: true, force: true })
}

/** Random bytes of Node in a fixed row, no two alike: the keys of projects, and so the surrogates, are the same in every run. */
function fixRandomBytes(): void {
  let count = 0
  const bytes = (size: number) => {
    const seed = crypto.createHash('sha256').update(`journey ${count++}`).digest()
    return crypto.createCipheriv('aes-256-ctr', seed, Buffer.alloc(16)).update(Buffer.alloc(size))
  }
  crypto.randomBytes = ((size: number, done?: (error: null, bytes: Buffer) => void) => {
    if (!done) return bytes(size)
    queueMicrotask(() => done(null, bytes(size)))
    return undefined
  }) as typeof crypto.randomBytes
  syncBuiltinESMExports()
}

/** A person at a browser of their own. Errors of the page are kept in `errors`. */
export interface Seat {
  readonly context: BrowserContext
  readonly page: Page
  readonly errors: string[]
}

export async function sit(
  browser: Browser,
  { width = 1440, height = 900, dark = false } = {},
): Promise<Seat> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      errors.push(message.text())
  })
  return { context, page, errors }
}

/** Axe finds nothing against WCAG 2.2 AA on the page as it is. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`,
  )
  expect(found, `axe on ${name}`).toEqual([])
}

const pictures = process.env.PALIMPSEST_PICTURES ? join(root, 'docs/pictures') : undefined

/** A picture for the guide, in light and dark and at both widths; only where `PALIMPSEST_PICTURES` asks for them. */
export async function picture(page: Page, name: string, { all = false } = {}): Promise<void> {
  if (!pictures) return
  await mkdir(pictures, { recursive: true })
  const before = page.viewportSize()!
  const sizes = all ? [before, { width: 1024, height: 768 }] : [before]
  for (const size of sizes)
    for (const theme of all ? (['light', 'dark'] as const) : (['light'] as const)) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme: theme })
      await page.waitForTimeout(250)
      const suffix = `${size.width === before.width ? '' : `-${size.width}`}${theme === 'dark' ? '-dark' : ''}`
      await page.screenshot({ path: join(pictures, `${name}${suffix}.png`) })
    }
  await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The text of a file that the page downloads when `press` is done. */
export async function downloaded(
  page: Page,
  press: () => Promise<void>,
): Promise<{ name: string; text: string; path: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  const path = await download.path()
  return { name: download.suggestedFilename(), text: readFileSync(path, 'utf8'), path }
}

export async function firstRun(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByLabel('Your name').fill('Mara Stein')
  await page.getByLabel('User name').fill('mara')
  await page.getByLabel('Password', { exact: true }).fill(passwords.mara)
  await page.getByLabel('Password again').fill(passwords.mara)
  await page.getByRole('button', { name: 'Create and go in' }).click()
  await page.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
}

export const passwords = {
  mara: 'correct horse battery',
  first: 'first pass for you',
  own: 'my own long password',
} as const

/** An admin adds somebody in the settings. */
export async function addPerson(page: Page, url: string, name: string, username: string): Promise<void> {
  await page.goto(`${url}/settings/people`)
  await page.getByRole('button', { name: 'Add person' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill(name)
  await dialog.getByLabel('User name').fill(username)
  await dialog.getByLabel('First password').fill(passwords.first)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await page.locator('tbody tr', { hasText: name }).waitFor()
}

/** Somebody new signs in and chooses a password of their own. */
export async function signInFirst(page: Page, url: string, username: string): Promise<void> {
  await page.goto(url)
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill(passwords.first)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Current password').fill(passwords.first)
  await page.getByLabel('New password').fill(passwords.own)
  await page.getByRole('button', { name: 'Save and go in' }).click()
  await page.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
}

/** Puts people on a project's team, each with one role. */
export async function setTeam(
  page: Page,
  url: string,
  projectId: number,
  team: readonly (readonly [name: string, role: string])[],
): Promise<void> {
  await page.goto(`${url}/projects/${projectId}/setup/team`)
  for (const [name, role] of team) {
    const picker = page.getByLabel('Add a person')
    const option = await picker.locator('option', { hasText: name }).getAttribute('value')
    await picker.selectOption(option)
    await page.getByLabel(`${name} is ${role}`).check()
    if (role !== 'Annotator') await page.getByLabel(`${name} is Annotator`).uncheck()
  }
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved', { exact: true }).waitFor()
}
