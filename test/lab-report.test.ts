// The report of an evaluation in a real browser: its error browser filters, searches and turns pages; it asks for nothing.
import { compare, compareLabels, errorsOf, evaluate, htmlReport, type Pair } from '@palimpsest/deid/evaluate'
import { expect, test } from 'vitest'
import { expectAccessible, findChromium, openBrowser, sit } from './lab-browser.ts'

const chromium = findChromium()

/** Notes of which every second name is missed and every third date has another label. */
const pairs: readonly Pair[] = Array.from({ length: 150 }, (_, i) => {
  const text = `Seen: Jane Roe${i} on 3/4.`
  const span = (from: string, label: string) => ({
    start: text.indexOf(from),
    end: text.indexOf(from) + from.length,
    label,
    score: 1,
    source: 'test',
  })
  const [name, date] = [span(`Jane Roe${i}`, 'PATIENT'), span('3/4', 'DATE')]
  return {
    id: `note-${i}`,
    text,
    gold: [name, date],
    found: [...(i % 2 ? [name] : []), i % 3 ? date : { ...date, label: 'AGE' }],
  }
})

test.runIf(chromium)(
  'the report of an evaluation can be read and searched',
  { timeout: 60_000 },
  async () => {
    const evaluation = evaluate(pairs, { samples: 50, groupings: { group: (label) => label } })
    const other = evaluate(
      pairs.map((pair) => ({ ...pair, found: pair.gold })),
      { samples: 0 },
    )
    const html = htmlReport(evaluation, {
      errors: pairs.flatMap((pair) => errorsOf(pair, { context: 10 })),
      comparison: compare(evaluation.docs, other.docs, 2, { samples: 100 }),
      labelComparison: compareLabels(evaluation.docs, other.docs, 2, { samples: 100 }),
    })
    const browser = await openBrowser(chromium!)
    try {
      const { page, errors } = await sit(browser)
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.setContent(html)
      const count = page.locator('#count')
      expect(await count.textContent()).toBe('125 errors')
      expect(await page.locator('#list li').count()).toBe(50)
      expect(await page.locator('#page').textContent()).toBe('page 1 of 3')
      await page.getByRole('button', { name: 'On' }).click()
      await page.getByRole('button', { name: 'On' }).click()
      expect(await page.locator('#list li').count()).toBe(25)
      await page.locator('select[name=kind]').selectOption('missed')
      expect(await count.textContent()).toBe('75 errors')
      await page.locator('select[name=label]').selectOption('AGE')
      expect(await count.textContent()).toBe('0 errors')
      await page.locator('select[name=kind]').selectOption('')
      expect(await count.textContent()).toBe('50 errors')
      await page.locator('select[name=label]').selectOption('')
      await page.locator('input[name=query]').fill('note-120')
      expect(await count.textContent()).toBe('2 errors')
      expect(await page.locator('#list mark').first().textContent()).toBe('Jane Roe120')
      // A figure of each label of each system, and a plot of recall and precision.
      expect(await page.getByRole('img', { name: /Recall and precision/ }).count()).toBe(1)
      expect(await page.getByText('p (Holm)').count()).toBe(1)
      await expectAccessible(page, 'the report')
      expect([errors, asked]).toEqual([[], []])
    } finally {
      await browser.close()
    }
  },
)
