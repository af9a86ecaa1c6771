import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addPerson,
  downloaded,
  expectAccessible,
  findChromium,
  firstRun,
  openBrowser,
  openLab,
  picture,
  type Seat,
  setTeam,
  signInFirst,
  sit,
  type TestLab,
} from './lab-browser.ts'

const chromium = findChromium()
if (!chromium) console.log('Skipped: no Chromium here. Install it, or name it in CHROMIUM.')

describe.skipIf(!chromium)('a project, from the first run to the exported copy', () => {
  let browser: Browser
  let lab: TestLab
  let mara: Seat
  let ana: Seat
  let ruth: Seat
  let exported = ''

  beforeAll(async () => {
    browser = await openBrowser(chromium!)
    lab = await openLab()
    mara = await sit(browser)
    ana = await sit(browser)
    ruth = await sit(browser)
  })
  afterAll(async () => {
    await browser?.close()
    await lab?.stop()
  })

  const saved = (page: Page) => page.locator('[data-state=saved]').waitFor()

  /** Writes a replacement for everything the engine was not sure about. */
  async function mendFlagged(page: Page): Promise<void> {
    const only = page.getByLabel(/Only flagged/)
    if (await only.isDisabled()) return
    await only.check()
    const flagged = page.locator('.nomination.flagged input')
    while ((await flagged.count()) > 0) {
      const before = await flagged.count()
      await flagged.first().fill('some time ago')
      await flagged.first().press('Enter')
      await expect.poll(() => flagged.count()).toBeLessThan(before)
    }
    await only.uncheck()
  }

  it('the first person becomes admin and imports the demo project', async () => {
    const { page } = mara
    await page.goto(lab.url)
    await page.getByLabel('Your name').waitFor()
    await expectAccessible(page, 'first run')
    await firstRun(page, lab.url)
    await expectAccessible(page, 'no projects yet')
    await picture(page, 'projects-empty')
    await page.getByRole('button', { name: 'Import demo project' }).click()
    await page.locator('.task-title').first().waitFor()
    expect(await page.locator('[role=row]:not(.head)').count()).toBe(12)
    await expect(page.getByText('NonDeidentified').count()).resolves.toBeGreaterThan(0)
  })

  it('two more people join the team', async () => {
    const { page } = mara
    await addPerson(page, lab.url, 'Ana Ruiz', 'ana')
    await addPerson(page, lab.url, 'Ruth Ames', 'ruth')
    await expectAccessible(page, 'people')
    await setTeam(page, lab.url, 1, [
      ['Ana Ruiz', 'Annotator'],
      ['Ruth Ames', 'Reviewer'],
    ])
    await expectAccessible(page, 'team')
    await signInFirst(ana.page, lab.url, 'ana')
    await signInFirst(ruth.page, lab.url, 'ruth')
  })

  it('all tasks are de-identified in the queue, and assigned', async () => {
    const { page } = mara
    await page.goto(`${lab.url}/projects/1`)
    await page.getByRole('button', { name: 'De-identify' }).click()
    await page.getByRole('button', { name: 'Find identifiers (predictions)' }).click()
    await page.locator('.toast', { hasText: 'De-identify' }).waitFor()
    await page.locator('.dot-green').first().waitFor()
    await page.getByLabel('Tick the tasks shown').check()
    await page.getByRole('button', { name: 'Assign…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Ana Ruiz').check()
    await expectAccessible(page, 'assign')
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click()
    await page.locator('.people .avatar[aria-label="Ana Ruiz"]').first().waitFor()
    await expectAccessible(page, 'tasks')
    await picture(page, 'tasks', { all: true })
  })

  it('an annotator corrects the machine without leaving the keyboard, and nothing is lost on reload', async () => {
    const { page } = ana
    await page.goto(`${lab.url}/projects/1`)
    await page.getByText('Letter to the family doctor').click()
    await page.locator('.doc .seg').first().waitFor()
    expect(await page.getByText('read-only').isVisible()).toBe(true)
    await page.keyboard.press('Enter') // Correct: a draft of one's own.
    await page.getByText('Draft by Ana Ruiz').waitFor()
    const before = await page.locator('.doc .seg').count()
    await page.locator('.doc-scroll').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('d') // The first span goes,
    await saved(page)
    await expect.poll(() => page.locator('.doc .seg').count()).toBe(before - 1)
    await page.reload()
    await page.locator('.doc .seg').first().waitFor()
    expect(await page.locator('.doc .seg').count()).toBe(before - 1)
    await page.locator('.doc-scroll').focus()
    await page.keyboard.press('z') // and comes back, after the reload.
    await expect.poll(() => page.locator('.doc .seg').count()).toBe(before)
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < 3; i++) await page.keyboard.press('Alt+Shift+ArrowRight')
    expect(await page.locator('.status').innerText()).toContain('characters selected')
    await page.keyboard.press('Escape')
    await page.keyboard.press('n') // An uncertain one, which is right.
    await page.keyboard.press('y')
    await saved(page)
    await expectAccessible(page, 'labelling')
    await page.locator('.doc .seg', { hasText: 'Whitfield' }).first().click()
    await page.locator('.status', { hasText: '→' }).waitFor()
    await picture(page, 'labelling', { all: true })
  })

  it('the annotator sees the output, mends what is flagged, submits and stars', async () => {
    const { page } = ana
    await page.keyboard.press('v')
    await page.getByRole('heading', { name: 'Nominations' }).waitFor()
    await page.locator('.nomination:not(.head)').first().waitFor()
    await mendFlagged(page)
    await page.getByText('No leaks').waitFor()
    const output = await page.locator('.columns-row .block:nth-child(2)').allInnerTexts()
    expect(output.join('\n')).not.toContain('Whitfield')
    await expectAccessible(page, 'de-identified view')
    await picture(page, 'de-identified', { all: true })
    await page.keyboard.press('v')
    await page.locator('.doc-scroll').focus()
    await page.keyboard.press('s')
    await page.waitForURL((url) => !url.pathname.endsWith('/tasks/1'))
  })

  it('the reviewer rejects it with a reason', async () => {
    const { page } = ruth
    await page.goto(`${lab.url}/projects/1/review`)
    await page.getByRole('link', { name: /Letter to the family doctor/ }).waitFor()
    await expectAccessible(page, 'review queue')
    await picture(page, 'review')
    await page.getByRole('link', { name: /Letter to the family doctor/ }).click()
    await page.locator('.doc .seg').first().waitFor()
    await page.getByRole('button', { name: 'Reject' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: 'Reject' }).isDisabled()).toBe(true)
    await dialog.getByLabel('Reason').fill('The department is missing.')
    await expectAccessible(page, 'reject')
    await dialog.getByRole('button', { name: 'Reject' }).click()
    await page.getByText('To correct').first().waitFor()
  })

  it('the annotator clones it, corrects and submits again; the reviewer approves', async () => {
    const { page } = ana
    await page.goto(`${lab.url}/projects/1/tasks/1`)
    await page.getByRole('tab', { name: /Versions/ }).click()
    await page.getByText('Rejected by Ruth Ames: The department is missing.').waitFor()
    await page.locator('.doc-scroll').focus()
    await page.keyboard.press('Enter')
    await page.getByText('Draft by Ana Ruiz').waitFor()
    await page.locator('.doc-scroll').focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+End')
    expect(await page.locator('.status').innerText()).toContain('24 characters selected')
    await page.getByLabel('Filter labels…').fill('DEPART')
    await page.getByLabel('Filter labels…').press('Enter')
    await saved(page)
    expect(await page.locator('.doc .seg', { hasText: 'Department of Cardiology' }).count()).toBe(1)
    await page.keyboard.press('c')
    await page.getByText(/agreed ·/).waitFor()
    // The department stands inside what both agree is the hospital, and is still to be seen.
    await page.locator('.columns .seg.only-left', { hasText: 'Department of Cardiology' }).waitFor()
    await expectAccessible(page, 'compare')
    await picture(page, 'compare')
    await page.keyboard.press('c')
    await page.keyboard.press('v')
    await page.locator('.nomination:not(.head)').first().waitFor()
    await mendFlagged(page)
    await page.keyboard.press('v')
    await page.locator('.doc-scroll').focus()
    await page.keyboard.press('s')
    await page.waitForURL((url) => !url.pathname.endsWith('/tasks/1'))
    const reviewer = ruth.page
    await reviewer.goto(`${lab.url}/projects/1/review`)
    await reviewer.getByRole('link', { name: /Letter to the family doctor/ }).click()
    await reviewer.locator('.doc .seg').first().waitFor()
    await reviewer.locator('.doc-scroll').focus()
    await reviewer.keyboard.press('Shift+A')
    await reviewer.getByText('Reviewed').first().waitFor()
  })

  it('exactly the checked task is exported, without the names, and the others are listed with their reason', async () => {
    const { page } = mara
    await page.goto(`${lab.url}/projects/1/export`)
    await page.getByText('of 12 tasks').waitFor()
    expect(await page.locator('.plan-count b').innerText()).toBe('1')
    await expectAccessible(page, 'export')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const link = page.getByTestId('download').first()
    await link.waitFor()
    await picture(page, 'export', { all: true })
    const file = await downloaded(page, () => link.click())
    exported = file.text
    const lines = exported
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { text: string })
    expect(lines).toHaveLength(1)
    for (const name of ['Whitfield', 'Halloran', 'Okonkwo', '4471902']) expect(exported).not.toContain(name)
    expect(lines[0]!.text).toContain('apixaban')
  })

  it('what was exported comes back into a text project', async () => {
    const { page } = mara
    await page.goto(`${lab.url}/new`)
    await page.getByLabel('Name').fill('Released letters')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('Text NER').click()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Create and customize labels' }).click()
    await page.getByRole('link', { name: 'Done: import documents' }).click()
    const path = join(tmpdir(), `palimpsest-released-${process.pid}.jsonl`)
    writeFileSync(path, exported)
    await page.getByTestId('import-files').setInputFiles(path)
    await page.getByText('1 task added').waitFor()
    await expectAccessible(page, 'import')
    await picture(page, 'import')
    await page.getByRole('link', { name: 'To the tasks' }).click()
    await page.locator('.task-title a').first().click()
    await page.locator('.doc .block').first().waitFor()
    expect(await page.locator('.doc').innerText()).toContain('apixaban')
  })

  it('every other page is accessible too, light and dark, and no page reported an error', async () => {
    const { page } = mara
    const pages = [
      'projects/1/dashboard',
      'projects/1/setup/description',
      'projects/1/setup/resources',
      'projects/1/setup/labels',
      'projects/1/setup/behaviour',
      'projects/1/audit',
      'audit',
      'resources/rules',
      'resources/prompts',
      'resources/playground',
      'settings/account',
      'settings/keys',
      'settings/tokens',
      'settings/people',
      'settings/sign-on',
      'settings/providers',
      'settings/backups',
      'settings/about',
      '',
    ]
    for (const path of pages) {
      await page.goto(`${lab.url}/${path}`)
      await page.getByRole('heading').first().waitFor()
      await expect.poll(() => page.locator('.waiting').count()).toBe(0)
      if (path.includes('/setup/'))
        await expect(page.locator('.project-tabs [aria-current=page]').innerText()).resolves.toBe('Setup')
      await expectAccessible(page, path)
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectAccessible(page, `${path}, dark`)
      await page.emulateMedia({ colorScheme: 'light' })
      await picture(page, path.replaceAll('/', '-').replace('projects-1-', '') || 'projects', {
        all: ['projects/1/dashboard', 'projects/1/setup/labels', ''].includes(path),
      })
    }
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page, 'keys')
    await picture(page, 'keys')
    for (const { errors } of [mara, ana, ruth]) expect(errors).toEqual([])
  })
})
