import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proposals, texts } from '../testing/proposals.ts'
import { dayNumber, dayOf, daysInMonth, weekdayOf } from './calendar.ts'
import { holidays } from './holiday-list.ts'
import { datedHolidays } from './holidays.ts'
import { parseDate } from './parse.ts'
import { writeMoved } from './write.ts'

const moved = (text: string, days: number, order: 'mdy' | 'dmy' = 'mdy') => {
  const expression = parseDate(text, order)
  return expression && writeMoved(expression, { days })
}

describe('a moved date is written in the form it came in', () => {
  it.each([
    // MIST's golden cases 15-18 as intended.
    ['Jan. 17', 'Jan. 27'],
    ['Jan. 20', 'Jan. 30'],
    ['1/17/05', '1/27/05'],
    ['01/17/2005', '01/27/2005'],
    ['July 4th', 'July 14th'],
    ['4th of July', '14th of July'],
    ['Thursday, September 25, 2003', 'Sunday, October 5, 2003'],
    ['2003-09-25', '2003-10-05'],
    ['5/6/09 10:30 PM', '5/16/09 10:30 PM'],
    ['JAN 17', 'JAN 27'],
    ['SEP 1ST', 'SEP 11TH'],
    ['12 PM', '12 PM'],
    ['12:30 AM', '12:30 AM'],
    ['10:36 pm', '10:36 pm'],
    // More forms.
    ['Sept. 5', 'Sept. 15'],
    ['the 25th', 'the 4th'],
    ['Tues', 'Fri'],
    ['25/9/2003', '5/10/2003'],
    ["Jan of '93", "Feb of '93"],
    ['3/4-3/9', '3/14-3/19'],
    ['from 3/4/05 to 3/9/05', 'from 3/14/05 to 3/19/05'],
    ['early May 2019', 'early June 2019'],
    ['March 28-30, 2004', 'April 7-9, 2004'],
    ['March 20-22', 'March 30-April 1'],
    ['March 3, 4 and 5, 2004', 'March 13, 14 and 15, 2004'],
    ['2003-09-25T10:49:41.5-03:00', '2003-10-05T10:49:41.5-03:00'],
    ['20030925', '20031005'],
    ['20030925104941', '20031005104941'],
    ['092503', '100503'],
    ['12Mar2021', '22Mar2021'],
    ['11/May-2025', '21/May-2025'],
    ['03 Apr2022', '13 Apr2022'],
    ['5-Jan-01', '15-Jan-01'],
    ['10/22/2024 1:21PM', '11/01/2024 1:21PM'],
    ['1/20/2003 1430', '1/30/2003 1430'],
    ['5 de abril de 2003', '15 de abril de 2003'],
    ['3. März 2020', '13. März 2020'],
    ['February 29, 2004', 'March 10, 2004'],
    ['2/28/2003', '3/10/2003'],
    ['2/28/2004', '3/9/2004'],
    ['29 Feb', '10 Mar'],
    ['Fri., Jan. 5, 2001', 'Mon., Jan. 15, 2001'],
    ['Monday the 5th', 'Thursday the 15th'],
    ['Tuesday at 5 pm', 'Friday at 5 pm'],
    ['June 2005', 'July 2005'],
    ['06/2005', '07/2005'],
    ['5/93', '6/93'],
    ['December 2005', 'January 2006'],
    ['Q4 2004', 'Q1 2005'],
    ['spring 2003', 'summer 2003'],
    ['SEP 2003', 'OCT 2003'],
    ['1/2\n/2003', '1/12\n/2003'],
    ['12/28/99', '01/07/00'],
    ['0800 on 3/4/04', '0800 on 3/14/04'],
    ['3/4/04 @ 0800', '3/14/04 @ 0800'],
    ['DOB 3/4/56', 'DOB 3/14/56'],
    ['Wed Mar 4 12:30:00 EST 2009', 'Sat Mar 14 12:30:00 EST 2009'],
    ['Dec 2009/Jan 2010', 'Jan 2010/Feb 2010'],
    ['Jan-Feb 2003', 'Feb-Mar 2003'],
    ['Monday 1/6 - Friday 1/10', 'Thursday 1/16 - Monday 1/20'],
    ['June 3rd, 4th and 5th', 'June 13th, 14th and 15th'],
    ['8-9-10', '8-19-10'],
    ['5/5-5/7/2020', '5/15-5/17/2020'],
    ['2019年3月4日', '2019年3月14日'],
    ['2019年12月', '2020年1月'],
  ])('%j moved by ten days is %j', (text, expected) => {
    expect(moved(text, 10)).toBe(expected)
  })

  it.each([
    'POD#3',
    'HD 2',
    'three weeks ago',
    '3 weeks ago',
    'yesterday',
    'the past week',
    '10:36',
    '1430 hrs',
    '2005',
    '1990s',
    "the '90s",
  ])('leaves %j, which names no day or month', (text) => expect(moved(text, 10)).toBe(text))

  it.each([
    'Christmas',
    '13/13/2003',
    'Feb 30',
    '00/00/00',
    '2/29/2003',
    'pending',
    '',
    ' ',
    '4/31/2010',
    '😀',
    'שלום',
    '2003-13-45',
  ])('cannot read %j', (text) => expect(moved(text, 10)).toBeUndefined())

  it('moves years by the nearest whole number of years', () => {
    expect(moved('2005', 200)).toBe('2006')
    expect(moved("'93", -365)).toBe("'92")
    expect(moved('1990s', 3653)).toBe('2000s')
  })
})

describe('intervals', () => {
  const month = (m: number) =>
    'January February March April May June July August September October November December'.split(' ')[m - 1]!
  const pad = (n: number) => String(n).padStart(2, '0')
  type Form = (d: { year: number; month: number; day: number }) => string
  const forms: Record<string, Form> = {
    'M/D/Y': (d) => `${d.month}/${d.day}/${d.year}`,
    'MM/DD/YYYY': (d) => `${pad(d.month)}/${pad(d.day)}/${d.year}`,
    'M-D-YY': (d) => `${d.month}-${d.day}-${pad(d.year % 100)}`,
    ISO: (d) => `${d.year}-${pad(d.month)}-${pad(d.day)}`,
    compact: (d) => `${d.year}${pad(d.month)}${pad(d.day)}`,
    'Month D, Y': (d) => `${month(d.month)} ${d.day}, ${d.year}`,
    'Mon. D, Y': (d) => `${month(d.month).slice(0, 3)}. ${d.day}, ${d.year}`,
    'D Month Y': (d) => `${d.day} ${month(d.month)} ${d.year}`,
    DDMonYYYY: (d) => `${pad(d.day)}${month(d.month).slice(0, 3).toUpperCase()}${d.year}`,
    'D-Mon-YY': (d) => `${d.day}-${month(d.month).slice(0, 3)}-${pad(d.year % 100)}`,
    'Dth of Month, Y': (d) => `${d.day}th of ${month(d.month)}, ${d.year}`,
    'Y Month D': (d) => `${d.year} ${month(d.month)} ${d.day}`,
  }
  const names = Object.keys(forms)
  const dayIn = fc.integer({
    min: dayNumber({ year: 1931, month: 1, day: 1 }),
    max: dayNumber({ year: 2028, month: 12, day: 31 }),
  })
  const read = (text: string) => {
    const { year, month, day } = parseDate(text, 'mdy')!.whens[0]!
    return dayNumber({ year: year!, month: month!, day: day! })
  }

  it('between any two dates stay the same, over every pair of forms', () => {
    fc.assert(
      fc.property(
        dayIn,
        dayIn,
        fc.constantFrom(...names),
        fc.constantFrom(...names),
        fc.integer({ min: -365, max: 365 }),
        (a, b, one, two, days) => {
          const write = (n: number, form: string) => moved(forms[form]!(dayOf(n)), days)!
          expect(read(write(a, one)) - a).toBe(days)
          expect(read(write(b, two)) - read(write(a, one))).toBe(b - a)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('moving there and back gives the first text again', () => {
    fc.assert(
      fc.property(
        dayIn,
        fc.constantFrom(...names.filter((n) => n !== 'Dth of Month, Y')),
        fc.integer({ min: -365, max: 365 }),
        (n, form, days) => {
          const text = forms[form]!(dayOf(n))
          const padded = form === 'MM/DD/YYYY' || form === 'DDMonYYYY'
          const expression = parseDate(text, 'mdy')!
          const there = writeMoved(expression, { days, paddedIfUnsaid: padded })
          expect(writeMoved(parseDate(there, 'mdy')!, { days: -days, paddedIfUnsaid: padded })).toBe(text)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('the calendar', () => {
  it('numbers every day of four centuries in order', () => {
    let number = dayNumber({ year: 1800, month: 1, day: 1 })
    for (let year = 1800; year < 2200; year++)
      for (let month = 1; month <= 12; month++)
        for (let day = 1; day <= daysInMonth(year, month); day++) {
          if (dayNumber({ year, month, day }) !== number) expect.fail(`${year}-${month}-${day}`)
          const back = dayOf(number++)
          if (back.year !== year || back.month !== month || back.day !== day)
            expect.fail(`back from ${number - 1}`)
        }
    expect(weekdayOf(0)).toBe(4)
  })
})

describe('the shift action', () => {
  const shift = (text: string, settings = {}, more = {}) =>
    texts(text, { action: 'shift', settings, ...more })

  it('moves all dates of a scope by one number of days, whatever the document', () => {
    const [a] = shift('[1/1/2003|DATE]')
    const [, b] = shift('on [5/5/2009|DOB] [1/1/2003|DATE]')
    expect(b).toBe(a)
    expect(shift('[1/1/2003|DATE]', {}, { scope: 'doc:2' })).not.toEqual([a])
    expect(shift('[1/1/2003|DATE]', {}, { key: 'another key, quite long' })).not.toEqual([a])
  })

  it('reads the order of a document off its dates and flags what both orders leave open', () => {
    expect(shift('[25/9/2003|DATE] [3/4/2003|DATE]', { days: 1 })).toEqual(['26/9/2003', '4/4/2003'])
    expect(shift('[3/4/2003|DATE] [9/25/2003|DATE]', { days: 1 })).toEqual(['3/5/2003', '9/26/2003'])
    expect(shift('[3/4/2003|DATE]', { days: 1, order: 'dmy' })).toEqual(['4/4/2003'])
    // Where no numbers tell, months in words, other languages and dots do.
    expect(shift('[19th February 2020|DATE] [04/11/1938|DATE]', { days: 1 })[1]).toBe('05/11/1938')
    expect(shift('[3. Januar 2019|DATE] [10/1/2019|DATE]', { days: 1 })[1]).toBe('11/1/2019')
    expect(shift('[12.03.1955|DATE]', { days: 1 })).toEqual(['13.03.1955'])
    expect(shift('[February 19, 2020|DATE] [04/11/1938|DATE]', { days: 1, order: 'dmy' })[1]).toBe(
      '04/12/1938',
    )
    expect(shift('[03.14.2019|DATE] [12.03.1955|DATE]', { days: 1 })[1]).toBe('12.04.1955')
    const mixed = proposals('[25/9/2003|DATE] [9/26/2003|DATE] [3/4/2003|DATE]', {
      action: 'shift',
      settings: { days: 1 },
    })
    expect(mixed.map((p) => p.flag?.code)).toEqual([undefined, undefined, 'ambiguous-date'])
  })

  it('flags a date that it cannot read, or does what the policy says', () => {
    const [flagged] = proposals('[Hilary term 2003|DATE]', { action: 'shift' })
    expect(flagged).toMatchObject({ text: '<DATE>', flag: { code: 'unparseable-date' } })
    expect(flagged!.flag!.detail).not.toContain('Hilary')
    expect(shift('[Hilary term 2003|DATE]', { unparseable: 'label' })).toEqual(['<DATE>'])
    expect(shift('[Hilary term 2003|DATE]', { unparseable: 'keep-year' })).toEqual(['2003'])
    expect(shift('[Hilary term|DATE]', { unparseable: 'keep-year' })).toEqual(['<DATE>'])
    expect(shift('[Hilary term|DATE]', { unparseable: 'surrogate' })[0]).toMatch(/^\d\d\/\d\d\/\d{4}$/)
  })

  it('moves a holiday to the day that the other dates say, in the same case', () => {
    expect(
      shift('[Thanksgiving 2018|DATE], [11/22/2018|DATE], [around Christmas of 2018|DATE]', { days: 3 }),
    ).toEqual(['November 25, 2018', '11/25/2018', 'around December 28, 2018'])
    expect(shift('[CHRISTMAS EVE|DATE] and [New Year’s|DATE], [3/4/2019|DATE]', { days: -10 })).toEqual([
      'DECEMBER 14',
      'December 22',
      '2/22/2019',
    ])
    // Days that depend on the year take that of the document: Easter of 2019 was on 21 April.
    expect(shift('[Easter|DATE], seen [5/1/2019|DATE]', { days: 1 })[0]).toBe('April 22')
    // The nearest to the document's first day: Diwali of 2018 was on 7 November, that of 2019 on 27 October.
    expect(shift('[1/9/2019|DATE]: seen since [Diwali|DATE]', { days: 1 })[1]).toBe('November 8')
    expect(shift('[Thanksgiving|DATE] before [January 5, 2019|DATE]', { days: 1 })[0]).toBe('November 23')
    expect(shift('[Memorial Day|DATE] to [Labor Day 2021|DATE]', { days: 1 })).toEqual([
      'June 1',
      'September 7, 2021',
    ])
  })

  it.each([
    ['Thanksgiving week', 'the week of December 4'],
    ['the Thanksgiving weekend, 2018', 'the weekend of December 4, 2018'],
    ["Memorial Day weekend '19", "the weekend of June 8, '19"],
    ['CHRISTMAS MORNING', 'THE MORNING OF JANUARY 6'],
    ['over the Christmas break', 'over the days around January 6'],
    ['Christmastime', 'January 6'],
    ['the Friday after Thanksgiving', 'the Wednesday after December 4'],
    ['Ramadan week', 'June week'],
  ])('the %j around a holiday is that around the day: %j', (text, expected) => {
    expect(shift(`[${text}|DATE], seen [3/4/2019|DATE]`, { days: 12 })[0]).toBe(expected)
    const [same] = shift(`[${text}|DATE]`, { days: 12, holidays: 'nearest' })
    for (const word of text.match(/week(?:end)?|morning|break/gi) ?? []) expect(same).toContain(word)
  })

  it('or to the holiday nearest to it, never the same, or does what unparseable says', () => {
    const near = { days: 40, holidays: 'nearest' }
    expect(shift('[Christmas 2018|DATE]', near)).toEqual(['Groundhog Day 2019'])
    expect(shift('[since Christmas|DATE]', { ...near, days: 5 })).toEqual(["since New Year's Eve"])
    expect(shift('[Christmas|DATE]', { ...near, days: 1 })).toEqual(['Boxing Day'])
    const [flagged] = proposals('[Christmas|DATE]', {
      action: 'shift',
      settings: { holidays: 'unparseable' },
    })
    expect(flagged!.flag?.code).toBe('unparseable-date')
  })

  it.each([
    ['Diwali 2019', 'October 27, 2019'],
    ['Holi 2018', 'March 2, 2018'],
    ['Eid al-Fitr 2021', 'May 13, 2021'],
    ['Eid ul-Adha 2019', 'August 11, 2019'],
    ['Chinese New Year 2024', 'February 10, 2024'],
    ['Tết 2020', 'January 25, 2020'],
    ['Chuseok 2019', 'September 13, 2019'],
    ['Chanukah 2024', 'December 26, 2024'],
    ['Rosh Hashana 2023', 'September 16, 2023'],
    ['Yom Kippur 2023', 'September 25, 2023'],
    ['Passover 2019', 'April 20, 2019'],
    ['Purim 2022', 'March 17, 2022'],
    ['Orthodox Easter 2021', 'May 2, 2021'],
    ['Greek Easter 2024', 'May 5, 2024'],
    ['Easter 2024', 'March 31, 2024'],
    ['Canada Day 2020', 'July 1, 2020'],
    ['Victoria Day 2023', 'May 22, 2023'],
    ['Nowruz 2020', 'March 20, 2020'],
    ['Whit Monday 2019', 'June 10, 2019'],
    ['Weihnachten 2018', '25. Dezember 2018'],
    ['Navidad de 2018', '25 de diciembre de 2018'],
    ['Noël 2018', '25 décembre 2018'],
    ['Pasqua 2019', '21 aprile 2019'],
  ])('knows when %j is', (text, day) => {
    expect(datedHolidays(text.replace(' de 2018', ' 2018'), { year: 2001 })).toBe(day)
    expect(shift(`[${day}|DATE]`, { days: 0 })).toEqual([day])
  })

  it('a holiday that lasts a month moves as a month, and one of years that no table has is flagged', () => {
    expect(shift('[during Ramadan 2019|DATE] [Ramadan|DATE]', { days: 40 })).toEqual([
      'during June 2019',
      'June',
    ])
    const [old] = proposals('[Diwali 1899|DATE]', { action: 'shift' })
    expect(old).toMatchObject({ text: '<DATE>', flag: { code: 'unparseable-date' } })
    for (const of of ['day', 'nearest']) {
      const [two] = proposals('[Christmas 1850 to Diwali 1850|DATE]', {
        action: 'shift',
        settings: { holidays: of },
      })
      expect(two!.flag?.code).toBe('unparseable-date')
    }
  })

  it('no holiday of the list is ever left as it was', () => {
    for (const { name } of holidays)
      for (const holidaysAre of ['day', 'nearest', 'unparseable'])
        for (const year of ['', ' 1850', ' 1950', ' 2019', ' 2150']) {
          const [made] = proposals(`[${name}${year}|DATE]`, {
            action: 'shift',
            settings: { holidays: holidaysAre, days: 3 },
          })
          if (!made!.flag) expect(made!.text, holidaysAre).not.toBe(`${name}${year}`)
        }
  })

  it('nothing moves past the day that is stated as now', () => {
    const never = { future: 'never', now: '2020-06-15' }
    expect(shift('[6/1/2020|DATE]', { ...never, days: 14 })).toEqual(['6/15/2020'])
    const flags = (text: string, settings = {}) =>
      proposals(text, { action: 'shift', settings: { ...never, days: 40, ...settings } }).map(
        (p) => p.flag?.code,
      )
    expect(
      flags('[6/1/2020|DATE] [5/1/2020|DATE] [June 2020|DATE] [2020|DATE] [6/3|DATE] [Monday|DATE]'),
    ).toEqual(['future-date', undefined, 'future-date', undefined, 'future-date', undefined])
    // An appointment that lies ahead already may go on lying ahead.
    expect(flags('[7/1/2020|DATE]')).toEqual([undefined])
    expect(flags('[6/1/2020|DATE]', { future: 'allow' })).toEqual([undefined])
    const [hidden] = proposals('[6/1/2020|DATE]', { action: 'shift', settings: { ...never, days: 40 } })
    expect(hidden!.text).toBe('<DATE>')
    expect(() => shift('[6/1/2020|DATE]', { now: 'today' })).toThrow(/'now'/)
    // Both ways may be drawn, where without a day only the past is.
    const drawn = new Set(
      Array.from({ length: 40 }, (_, n) =>
        shift('[1/1/2003|DATE]', never, { scope: `doc:${n}` })[0]!.slice(-4),
      ),
    )
    expect(drawn).toEqual(new Set(['2002', '2003', '2004'].filter((year) => drawn.has(year))))
    expect(drawn.has('2003') && drawn.has('2002')).toBe(true)
  })

  it.each([
    'Christmassy',
    'Easterling',
    'Lentils',
    'Tetanus',
    'Holistic',
    'Halloweens 3x',
    'New Year Flagday',
  ])('does not take %j for a holiday', (text) =>
    expect(proposals(`[${text}|DATE]`, { action: 'shift' })[0]!.flag?.code).toBe('unparseable-date'),
  )

  it.each(['0915', '1930', '9.15', '23:40', '7 pm', '7:05 a.m.', '1430 hrs'])('leaves the time %j', (text) =>
    expect(shift(`[${text}|TIME], [1930|DATE]`, { days: 400 })).toEqual([text, '1931']),
  )

  it('leaves a clock of four digits that is no year, whatever its label', () =>
    expect(shift('[0645|DATE] [1430|DATE], [2003|DATE]', { days: 400 })).toEqual(['0645', '1430', '2004']))

  it('keeps the year, or the month, with month ends right', () => {
    expect(
      shift('[13/02/1977|DATE] [23/02/1977|DATE] [11/04/1900|DATE]', {
        days: 360,
        keepYear: true,
        order: 'dmy',
      }),
    ).toEqual(['08/02/1977', '18/02/1977', '06/04/1900'])
    expect(shift('[2/15/2004|DATE]', { days: 15, keepMonth: true })).toEqual(['2/1/2004'])
    expect(shift('[2/16/2004|DATE]', { days: 14, keepMonth: true })).toEqual(['2/1/2004'])
    expect(shift('[1/31/2003|DATE]', { days: -33, keepYear: true })).toEqual(['12/29/2003'])
  })

  it('never draws 0, and draws whole weeks or only the past where asked', () => {
    for (let n = 0; n < 60; n++) {
      const scope = `field:patient:${n}`
      expect(shift('[1/1/2003|DATE]', { days: { min: -1, max: 1 } }, { scope })[0]).toMatch(
        /^(?:1\/2\/2003|12\/31\/2002)$/,
      )
      expect(shift('[Monday|DATE]', { wholeWeeks: true }, { scope })).toEqual(['Monday'])
      expect(shift('[12/31/2003|DATE]', { future: 'never' }, { scope })[0]).toMatch(/200[23]$/)
    }
    expect(() => shift('[1/1/2003|DATE]', { days: { min: 0, max: 0 } })).toThrow(
      /'days' leaves no number of days/,
    )
    expect(() => shift('[1/1/2003|DATE]', { days: { min: 1, max: 6 }, wholeWeeks: true })).toThrow(/days/)
    expect(() => shift('[1/1/2003|DATE]', { days: { min: 1, max: 6 }, future: 'never' })).toThrow(/days/)
  })

  it('draws no days that leave a weekday, a day of the month, or a day and month as they were', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 16, maxLength: 32 }), (key) => {
        const dates = ['Monday', 'the 9th', 'the 30th', 'April 4', 'April', 'spring', 'Q2', '3/4']
        const made = shift(dates.map((date) => `[${date}|DATE]`).join(' '), {}, { key })
        for (const [i, date] of dates.entries()) expect(made[i]).not.toBe(date)
      }),
    )
  })

  it('unless the range has no others; then what reads as before is flagged, but for what says no day', () => {
    const code = (text: string, days: unknown, more = {}) =>
      proposals(`[${text}|DATE]`, { action: 'shift', settings: { days, ...more } }).map(
        ({ flag, text }) => flag?.code ?? text,
      )[0]
    expect(code('April 4', 365)).toBe('unchanged-date')
    expect(code('April 4, 2019', 365)).toBe('April 3, 2020')
    expect(code('the 9th', { min: 31, max: 31 })).toBe('unchanged-date')
    expect(code('4/4/2019', 365, { keepYear: true })).toBe('4/3/2019')
    expect(code('4/4/2018', 365, { keepYear: true })).toBe('unchanged-date')
    expect(code('3/15/2019', 31, { keepMonth: true })).toBe('unchanged-date')
    expect(code('Monday', { min: 7, max: 7 })).toBe('Monday')
    expect(code('2019', 30)).toBe('2019')
    expect(code('April 4', 0)).toBe('April 4')
    expect(code('April', 365)).toBe('March')
    expect(code('April 2019', 365)).toBe('April 2020')
    expect(code('spring', -365)).toBe('summer')
  })

  it('a day without its month is the one nearest to the date before it, else to the first of the document', () => {
    expect(shift('[April 28, 2019|DATE], home on [the 2nd|DATE]', { days: 30 })).toEqual([
      'May 28, 2019',
      'the 1st',
    ])
    expect(shift('[Feb 27|DATE] to [the 29th|DATE], [2020|DATE]', { days: 2 })[1]).toBe('the 2nd')
    expect(shift('[the 31st|DATE] of last month; today [3/10/2019|DATE]', { days: 1 })[0]).toBe('the 1st')
    expect(shift('[the 5th|DATE] and [Dec 30|DATE], [the 5th|DATE], [1/2/2020|DATE]', { days: 30 })).toEqual([
      'the 4th',
      'Jan 29',
      'the 4th',
      '2/1/2020',
    ])
    expect(shift('[the 9th|DATE]', { days: 30 })).toEqual(['the 8th'])
  })

  it('takes the days from metadata, and says which field is missing', () => {
    const settings = { daysField: 'shift' }
    expect(shift('[10/02/2022|DATE]', settings, { meta: { shift: '-2' } })).toEqual(['09/30/2022'])
    expect(() => shift('[10/02/2022|DATE]', settings)).toThrow(/'shift'/)
    expect(() => shift('[10/02/2022|DATE]', settings, { meta: { shift: 'soon' } })).toThrow(/whole number/)
  })
})
