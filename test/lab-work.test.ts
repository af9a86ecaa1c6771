import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addPerson,
  expectAccessible,
  findChromium,
  firstRun,
  openBrowser,
  openLab,
  picture,
  type Seat,
  signInFirst,
  sit,
  type TestLab,
} from './lab-browser.ts'

const chromium = findChromium()
if (!chromium) console.log('Skipped: no Chromium here. Install it, or name it in CHROMIUM.')

const note =
  'Seen on 3 March 2024 by Dr. Halloran. Visit HV-20931 of Rosa Whitfield.\nMrs. Whitfield is well. Dr. Halloran agrees. 🙂 Next visit HV-20932.\n'

describe.skipIf(!chromium)('setting up a project and working on it with others', () => {
  let browser: Browser
  let lab: TestLab
  let mara: Seat
  let ana: Seat

  beforeAll(async () => {
    browser = await openBrowser(chromium!)
    lab = await openLab()
    mara = await sit(browser)
    ana = await sit(browser)
    await firstRun(mara.page, lab.url)
    await addPerson(mara.page, lab.url, 'Ana Ruiz', 'ana')
    await signInFirst(ana.page, lab.url, 'ana')
  })
  afterAll(async () => {
    await browser?.close()
    await lab?.stop()
  })

  const saved = (page: Page) => page.locator('[data-state=saved]').waitFor()
  const segs = (page: Page) => page.locator('.doc .seg')

  it('a rule is made with an example that runs as one types', async () => {
    const { page } = mara
    await page.goto(`${lab.url}/resources/rules`)
    await page.getByRole('button', { name: 'New rule' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Visit numbers')
    await page.getByLabel('Pattern').fill('(HV-')
    await page.locator('.error').first().waitFor() // A pattern that cannot run says so at once.
    await page.getByLabel('Pattern').fill('HV-[0-9]{5}')
    await page.getByRole('button', { name: 'Add example' }).click()
    await page.getByLabel('Text 1').fill('visit HV-20931')
    await page.getByLabel('finds').fill('HV-20931')
    await page.getByText('holds', { exact: true }).waitFor()
    await expectAccessible(page, 'rule')
    await picture(page, 'rule')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Visit numbers', exact: true }).waitFor()
  })

  it('the wizard is left and gone on with, and makes a project with that rule', async () => {
    const { page } = mara
    await page.goto(`${lab.url}/new`)
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('A project needs a name.').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Cardiology letters')
    await page.getByLabel('Guidelines').fill('Label every visit number as IDNUM.')
    await page.getByRole('button', { name: 'New group' }).click()
    await page.getByPlaceholder('New group').fill('Cardiology')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.locator('select', { hasText: 'Cardiology' }).waitFor()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Leave, and go on later' }).click()
    await page.getByRole('link', { name: 'New project' }).first().click()
    const picker = page.getByLabel('Add a person')
    await picker.selectOption(await picker.locator('option', { hasText: 'Ana Ruiz' }).getAttribute('value'))
    await expectAccessible(page, 'wizard: team')
    await page.getByRole('button', { name: 'Next' }).click()
    await expectAccessible(page, 'wizard: content type')
    await picture(page, 'wizard-content')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('tab', { name: /Rules/ }).click()
    await page.getByRole('checkbox', { name: 'Visit numbers' }).check()
    await expectAccessible(page, 'wizard: resources')
    await picture(page, 'wizard-resources')
    await page.getByRole('button', { name: 'Create and customize labels' }).click()
    await page.locator('.labels-table').waitFor()
  })

  it('labels are customized: preview, policy file, and a file of replacement values with its report', async () => {
    const { page } = mara
    const output = page.getByTestId('preview-output')
    await output.waitFor()
    await page.getByLabel('Strategy of DOCTOR').selectOption('label')
    await expect.poll(() => output.innerText()).toContain('<DOCTOR>')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.getByRole('tab', { name: 'YAML' }).click()
    await expect.poll(() => page.getByLabel('YAML').inputValue()).toContain('DOCTOR')
    await page.getByRole('tab', { name: 'Replacement values' }).click()
    const path = join(tmpdir(), `palimpsest-values-${process.pid}.json`)
    writeFileSync(
      path,
      JSON.stringify({ PATIENT: ['Ida Novak', 'Ida Novak', 'Jo Hale'], NOSUCHLABEL: ['x'] }),
    )
    await page.getByTestId('obfuscation-file').setInputFiles(path)
    await page.getByText('Not labels of this project: NOSUCHLABEL').waitFor()
    await page.getByText('1 value is there twice').waitFor()
    await expectAccessible(page, 'replacement values')
    await page.getByRole('button', { name: 'Use these values' }).click()
    await page.getByRole('button', { name: 'Remove', exact: true }).waitFor()
    await page.getByRole('tab', { name: 'Table' }).click()
    await picture(page, 'labels', { all: true })
  })

  it('a note is imported, its machine spans are there, and the rule found the visits', async () => {
    const { page } = mara
    const path = join(tmpdir(), `palimpsest-note-${process.pid}.jsonl`)
    writeFileSync(path, `${JSON.stringify({ id: 'n1', text: note })}\n{broken\n`)
    await page.goto(`${lab.url}/projects/1/import`)
    await page.getByTestId('import-files').setInputFiles(path)
    await page.getByText('1 task added, 0 with a known id, 1 failed').waitFor()
    await page.getByRole('link', { name: 'To the tasks' }).click()
    await page.getByRole('button', { name: 'De-identify' }).click()
    await page.getByRole('button', { name: 'Find identifiers (predictions)' }).click()
    await page.locator('.toast').waitFor()
    await page.locator('.task-title a').first().click()
    await segs(page).first().waitFor()
    expect(await segs(page).filter({ hasText: 'HV-2093' }).count()).toBe(2)
  })

  it('an annotator may label, and not more', async () => {
    const { page } = ana
    await page.goto(`${lab.url}/projects/1`)
    await page.getByText('Nothing is assigned to you yet').waitFor()
    await expectAccessible(page, 'nothing assigned')
    expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Export' }).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Audit' }).count()).toBe(0)
    await page.goto(`${lab.url}/projects/1/export`)
    await page.getByRole('alert').first().waitFor() // The server refuses what the page would not offer.
    await page.goto(`${lab.url}/settings/people`)
    expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0)
  })

  it('all equal strings are labelled with a look at each, and undo takes them back together', async () => {
    const { page } = mara
    await page.goto(`${lab.url}/projects/1/tasks/1`)
    await segs(page).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Draft by Mara Stein').waitFor()
    await page.locator('.doc-scroll').focus()
    // Take both away first, whatever the machine made of them.
    const doctors = segs(page).filter({ hasText: 'Halloran' })
    for (let left = await doctors.count(); left > 0; left = await doctors.count()) {
      await doctors.first().click()
      await page.keyboard.press('d')
      await expect.poll(() => doctors.count()).toBeLessThan(left)
    }
    const before = await segs(page).count()
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < 8; i++) await page.keyboard.press('Alt+ArrowRight')
    await page.keyboard.press('2')
    await expect
      .poll(() =>
        segs(page)
          .filter({ hasText: /^Halloran$/ })
          .count(),
      )
      .toBe(1)
    await page.keyboard.press('a')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Label 1 place' }).waitFor()
    await expectAccessible(page, 'all equal')
    await dialog.getByRole('button', { name: 'Label 1 place' }).click()
    await expect
      .poll(() =>
        segs(page)
          .filter({ hasText: /^Halloran$/ })
          .count(),
      )
      .toBe(2)
    await page.locator('.doc-scroll').focus()
    await page.keyboard.press('z')
    await page.keyboard.press('z')
    await expect.poll(() => segs(page).count()).toBe(before)
    await page.keyboard.press('Shift+Z')
    await page.keyboard.press('Shift+Z')
    await expect.poll(() => segs(page).count()).toBe(before + 2)
    await saved(page)
  })

  it('borders move by keyboard, a comment stands on a span, and a label is picked by name', async () => {
    const { page } = mara
    await segs(page)
      .filter({ hasText: /^Halloran$/ })
      .first()
      .click()
    await page.keyboard.press('e')
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Enter')
    await expect
      .poll(() =>
        segs(page)
          .filter({ hasText: /^Dr\. Halloran$/ })
          .count(),
      )
      .toBe(1)
    await page.keyboard.press('r')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Filter labels…').fill('person')
    await dialog.getByLabel('Filter labels…').press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => page.locator('.doc .seg[data-label=PERSON]').count()).toBeGreaterThan(0)
    await page.keyboard.press('m')
    await page.locator('#new-comment textarea').fill('Is the title part of the name?')
    await page.getByRole('button', { name: 'Add comment' }).click()
    await page.locator('.comment', { hasText: 'Is the title part of the name?' }).waitFor()
    await page.locator('.seg.remarked').waitFor()
    await saved(page)
    await expectAccessible(page, 'comments')
  })

  it('two windows that change the same span lose nothing: the second is shown both', async () => {
    const { page, context } = mara
    const other = await context.newPage()
    await other.goto(page.url())
    await segs(other).first().waitFor()
    const target = (p: Page) =>
      segs(p)
        .filter({ hasText: /^Dr\. Halloran$/ })
        .first()
    await other.route('**/operations', (route) => route.abort())
    await target(other).click()
    await other.keyboard.press('2')
    await other.getByText('Offline: kept here').waitFor()
    await target(page).click()
    await page.keyboard.press('1')
    await saved(page)
    await other.unroute('**/operations')
    await other.getByText('Somebody was first.', { exact: false }).waitFor()
    await expectAccessible(other, 'conflict')
    await picture(other, 'conflict')
    await other.getByRole('button', { name: 'Keep mine' }).click()
    await saved(other)
    await expect.poll(() => target(page).getAttribute('data-label')).toBe('DOCTOR')
    await other.close()
  })

  it('work that the line swallowed is sent after the window was closed and opened again', async () => {
    const { page } = mara
    const before = await segs(page).count()
    await page.route('**/operations', (route) => route.abort())
    await segs(page).filter({ hasText: 'HV-20931' }).first().click()
    await page.keyboard.press('d')
    await page.getByText('Offline: kept here').waitFor()
    await page.unroute('**/operations')
    await page.reload()
    await segs(page).first().waitFor()
    await saved(page)
    expect(await segs(page).count()).toBe(before - 1)
    await page.reload()
    await segs(page).first().waitFor()
    expect(await segs(page).count()).toBe(before - 1)
  })

  it('tags, unsure suggestions, guidelines and history are at hand while one labels', async () => {
    const { page } = mara
    await page.locator('.doc-scroll').focus()
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog')
    expect(await dialog.locator(':focus').getAttribute('id')).toBe(
      await dialog.getByLabel('Add tags').getAttribute('id'),
    )
    await dialog.getByLabel('Add tags').fill('Rich, Train')
    await expectAccessible(page, 'tags')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('.task-tags', { hasText: '+2' }).waitFor()

    const machine = segs(page).and(page.locator('.machine'))
    const before = await machine.count()
    expect(before).toBeGreaterThan(0)
    await page.getByLabel('Suggestions from').fill('1')
    await expect.poll(() => machine.count()).toBeLessThan(before)
    await page.getByText('less sure').waitFor()
    await expectAccessible(page, 'unsure suggestions')
    await page.getByLabel('Suggestions from').fill('0')
    await expect.poll(() => machine.count()).toBe(before)

    await page.getByRole('tab', { name: 'Guidelines' }).click()
    await page.getByText('Label every visit number as IDNUM.').waitFor()
    await page.getByRole('button', { name: 'Edit what labels mean' }).click()
    await dialog.getByLabel('Label', { exact: true }).selectOption('IDNUM')
    await dialog.getByLabel('What belongs to it').fill('Visit numbers, such as HV-20931.')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.locator('.guidelines', { hasText: 'such as HV-20931' }).waitFor()
    await expectAccessible(page, 'guidelines')

    await page.getByRole('tab', { name: /Versions/ }).click()
    await page.getByRole('button', { name: 'History' }).first().click()
    await dialog.getByRole('cell', { name: 'removed' }).first().waitFor()
    await expectAccessible(page, 'history')
    await picture(page, 'history')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('tab', { name: /Comments/ }).click()
    await page.locator('button.quote', { hasText: 'Halloran' }).click()
    await expect.poll(() => page.locator('.doc .seg.focus').count()).toBeGreaterThan(0)
    await page.getByRole('tab', { name: /Spans/ }).click()
  })

  it('a person’s version is compared with the machine’s, and differences are taken over one by one', async () => {
    const { page } = mara
    await page.locator('.doc-scroll').focus()
    await page.keyboard.press('c')
    await page.getByText(/agreed ·/).waitFor()
    const differences = page.locator('.differences button')
    const before = await differences.count()
    expect(before).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Take the right one' }).click()
    await expect.poll(() => differences.count()).toBe(before - 1)
    await expectAccessible(page, 'compare')
  })

  it('a folder is dropped, ticking moves no row, and right-to-left text is labelled from the right', async () => {
    const { page, context } = mara
    const folder = mkdtempSync(join(tmpdir(), 'palimpsest-folder-'))
    mkdirSync(join(folder, 'ward', 'deep'), { recursive: true })
    writeFileSync(join(folder, 'ward', 'deep', 'rtl.txt'), 'מכתב שחרור\nהמטופלת רחל כהן (ת.ז. 032145678)\n')
    writeFileSync(join(folder, 'ward', '.DS_Store'), 'left behind')
    await page.goto(`${lab.url}/projects/1/import`)
    const box = (await page.locator('.drop').boundingBox())!
    const cdp = await context.newCDPSession(page)
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await cdp.send('Input.dispatchDragEvent', {
        type,
        x: box.x + 20,
        y: box.y + 20,
        data: { items: [], files: [join(folder, 'ward')], dragOperationsMask: 1 },
      })
    await page.getByText('1 task added, 0 with a known id, 0 failed').waitFor()
    rmSync(folder, { recursive: true })
    await page.getByRole('link', { name: 'To the tasks' }).click()
    const title = page.locator('.task-title', { hasText: 'rtl.txt' })
    await title.waitFor()
    const before = await title.boundingBox()
    await page
      .getByRole('checkbox', { name: /^Tick task/ })
      .first()
      .check()
    await page.getByText('1 task ticked').waitFor()
    expect(await title.boundingBox()).toEqual(before)

    await title.getByRole('link').click()
    await page.locator('.doc .block').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Draft by Mara Stein').waitFor()
    await page.locator('.doc-scroll').focus()
    await page.keyboard.press('Control+Home')
    const caret = async () => (await page.locator('.caret').boundingBox())!.x
    const first = await caret()
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowLeft')
    await page.locator('.status', { hasText: '4 characters selected' }).waitFor()
    expect(await caret()).toBeLessThan(first)
    await page.keyboard.press('1')
    await segs(page).filter({ hasText: 'מכתב' }).waitFor()
    await saved(page)
    for (const { errors } of [mara, ana]) expect(errors).toEqual([])
  })
})
