import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openProvider,
  type ProviderWithPages,
} from '../lab/server/features/auth/testing/provider-with-pages.ts'
import {
  expectAccessible,
  findChromium,
  firstRun,
  openBrowser,
  openLab,
  type Seat,
  sit,
  type TestLab,
} from './lab-browser.ts'

const chromium = findChromium()
if (!chromium) console.log('Skipped: no Chromium here. Install it, or name it in CHROMIUM.')

describe.skipIf(!chromium)('single sign-on, as people meet it', () => {
  let browser: Browser
  let lab: TestLab
  let mara: Seat
  let ana: Seat
  let provider: ProviderWithPages

  beforeAll(async () => {
    browser = await openBrowser(chromium!)
    lab = await openLab()
    provider = await openProvider({
      redirectUri: `${lab.url}/api/sign-on/back`,
      clientSecret: 'a secret of the lab',
      people: {
        ana: { email: 'ana@north.example', email_verified: true, name: 'Ana Ruiz' },
        eve: { email: 'eve@elsewhere.example', email_verified: true, name: 'Eve Moss' },
        una: { email: 'una@north.example', email_verified: false, name: 'Una Wells' },
      },
    })
    mara = await sit(browser)
    ana = await sit(browser)
    await firstRun(mara.page, lab.url)
  })
  afterAll(async () => {
    await browser?.close()
    await lab?.stop()
    provider?.close()
  })

  /** From the lab's sign-in page to the provider, and through its pages. */
  async function signInThere(page: Page, login: string): Promise<void> {
    await page.getByRole('link', { name: 'Sign in with North Hospital' }).click()
    await page.locator('input[name=login]').fill(login)
    await page.locator('input[name=password]').fill('any')
    await page.getByRole('button', { name: 'Sign-in' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
  }

  it('an admin sets it up and asks whether the provider answers', async () => {
    const { page } = mara
    await page.goto(`${lab.url}/settings/sign-on`)
    await page.getByText(`${lab.url}/api/sign-on/back`).waitFor()
    await page.getByLabel('What the button says').fill('North Hospital')
    await page.getByLabel('Issuer').fill(provider.issuer)
    await page.getByLabel('Client ID').fill('lab')
    await page.getByLabel('Client secret').fill('a secret of the lab')
    await page.getByLabel('E-mail domains').fill('north.example')
    await page.getByLabel(/Make an account/).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Ask the provider' }).click()
    await page.getByText('The provider answers', { exact: false }).waitFor()
    await expectAccessible(page, 'single sign-on, set up')
  })

  it('somebody new comes in by the button and has an account as configured', async () => {
    const { page } = ana
    await page.goto(lab.url)
    await page.getByRole('link', { name: 'Sign in with North Hospital' }).waitFor()
    await expectAccessible(page, 'sign in')
    await signInThere(page, 'ana')
    await page.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
    expect(new URL(page.url()).origin).toBe(lab.url)
    await page.locator('.top .avatar[aria-label="Ana Ruiz"]').waitFor()
    await mara.page.goto(`${lab.url}/settings/people`)
    const row = mara.page.locator('tbody tr', { hasText: 'Ana Ruiz' })
    await row.waitFor()
    expect(await row.innerText()).toContain('Member')
  })

  it('signing out ends the session here and offers to end the one there', async () => {
    const { page } = ana
    await page.locator('.top .avatar').click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('You are signed out of the lab.').waitFor()
    await expectAccessible(page, 'signed out')
    await page.goto(`${lab.url}/settings/account`)
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    // The provider still knows her: one press is enough.
    await page.getByRole('link', { name: 'Sign in with North Hospital' }).click()
    await page.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
    await page.locator('.top .avatar').click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('link', { name: 'Sign out of North Hospital, too' }).click()
    await page.getByRole('button', { name: 'Yes, sign me out' }).click()
    await page.getByText('Sign-out Success').first().waitFor()
    await page.goto(lab.url)
    await page.getByRole('link', { name: 'Sign in with North Hospital' }).click()
    await page.locator('input[name=login]').waitFor() // Now it asks again.
  })

  it.each([
    ['eve', 'People with your kind of e-mail address may not come in.'],
    ['una', 'does not vouch for your e-mail address'],
  ])('%s is told in one sentence why not, once', async (login, says) => {
    const seat = await sit(browser)
    await seat.page.goto(lab.url)
    await signInThere(seat.page, login)
    await seat.page.getByText(says, { exact: false }).waitFor()
    expect(new URL(seat.page.url()).search).toBe('')
    await expectAccessible(seat.page, `refused: ${login}`)
    await seat.page.reload()
    await seat.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    expect(await seat.page.getByText(says, { exact: false }).count()).toBe(0)
    expect(seat.errors).toEqual([])
    await seat.context.close()
  })

  it('someone who calls it off at the provider is back at the sign-in page', async () => {
    const seat = await sit(browser)
    const { page } = seat
    await page.goto(lab.url)
    await page.getByRole('link', { name: 'Sign in with North Hospital' }).click()
    await page.getByRole('link', { name: 'Cancel' }).click()
    await page.getByText('The sign-in was called off at the sign-in service.').waitFor()
    for (const { errors } of [mara, ana, seat]) expect(errors).toEqual([])
  })
})
