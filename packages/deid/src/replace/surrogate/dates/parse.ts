import { casingOf } from '../casing.ts'
import { eastAsianDate } from './east-asian.ts'
import { type DateExpression, exists, type Order, type Piece, type Slot, type When } from './expression.ts'
import { meaningOf, type WordMeaning } from './words.ts'

/**
 * Reads a date in any written form. `order` decides what `3/4/2003` means; a date that only fits the other order is
 * read in that. undefined: a word that has no place in a date, or a day that does not exist.
 */
export function parseDate(text: string, order: Order): DateExpression | undefined {
  if (text.length > 250) return undefined
  if (text.includes('年')) return eastAsianDate(text)
  const reader = new Reader(tokens(text), order)
  return reader.read()
    ? { pieces: reader.pieces, whens: reader.whens, ambiguous: reader.ambiguous }
    : undefined
}

interface Token {
  readonly kind: 'number' | 'word' | 'gap'
  readonly text: string
}

function tokens(text: string): readonly Token[] {
  const list: Token[] = []
  for (const [part, number, word] of text.matchAll(/(\d+)|([\p{L}\p{M}]+)|[^\d\p{L}\p{M}]+/gu))
    list.push({ kind: number ? 'number' : word ? 'word' : 'gap', text: part })
  return list
}

class Reader {
  readonly pieces: Piece[] = []
  readonly whens: When[] = []
  ambiguous = false
  private at = 0
  private readonly list: readonly Token[]
  private readonly order: Order

  constructor(list: readonly Token[], order: Order) {
    this.list = list
    this.order = order
  }

  read(): boolean {
    if (!this.list.some((token) => token.kind !== 'gap')) return false
    while (this.at < this.list.length) {
      const token = this.list[this.at]!
      if (token.kind === 'gap') this.keep(1)
      else if (token.kind === 'number' ? !this.number() : !this.word()) return false
    }
    return this.whens.every(exists)
  }

  private number(): boolean {
    return (
      this.time() ||
      this.threeNumbers() ||
      this.dayThenMonthName() ||
      this.yearThenMonthName() ||
      this.twoNumbers() ||
      this.digitRun() ||
      this.amount() ||
      this.yearOrDecade() ||
      this.dayAlone() ||
      this.timeAlone()
    )
  }

  private word(): boolean {
    const text = this.text(0)
    const meaning = meaningOf(text)
    if (!meaning) return this.quarter(text) || this.dayOfStay(text)
    switch (meaning.kind) {
      case 'month':
        return this.monthNameFirst(meaning)
      case 'weekday':
        return this.weekday(meaning)
      case 'season':
        return this.season(meaning.value)
      default:
        return this.keep(1)
    }
  }

  // 10:30, 10:30:05.123, 10 pm, 1430 hrs; and a bare 1430 after a date with its year, after `at`, `@` or T.
  private time(): boolean {
    const next = this.text(1)
    const digits = this.text(0)
    if (next.startsWith(':') && this.kind(2) === 'number') {
      let n = 3
      while (/^[:.,]$/.test(this.text(n)) && this.kind(n + 1) === 'number' && n < 7) n += 2
      this.keep(n)
      const zone =
        /^\s*[+\-−]$/.test(this.text(0)) && /^\d{2}$|^\d{4}$/.test(this.text(1)) && this.text(0).trim() !== ''
      if (zone && n >= 3 && !/\s$/.test(this.text(0)) && !this.text(0).startsWith(' ')) {
        this.keep(2)
        if (this.text(0) === ':' && this.kind(1) === 'number') this.keep(2)
      }
      return true
    }
    const after = next.trim() === '' && this.kind(1) === 'gap' ? 2 : 1
    const word = this.text(after).toLowerCase()
    if (digits.length <= 2 && /^(?:am|pm|a|p|h|uhr)$/.test(word)) return this.keep(after + 1)
    if (digits.length <= 2 && word === 'o' && /clock/i.test(this.text(after + 2))) return this.keep(after + 3)
    if (/^(?:[01]\d|2[0-4])[0-5]\d$/.test(digits)) {
      if (/^(?:h|hr|hrs|hours|am|pm)$/.test(word)) return this.keep(after + 1)
      if (word === 'on' && digits.startsWith('0')) return this.keep(1)
      const before = this.list[this.at - 1]?.text ?? ''
      const wordBefore = this.list[this.at - 2]?.text.toLowerCase()
      const dated = this.whens.at(-1)
      if (before.trimEnd().endsWith('@') || (wordBefore === 'at' && before.trim() === '')) return this.keep(1)
      if (dated?.year !== undefined && dated.day !== undefined && /^[\sT,]+$/.test(before))
        return this.keep(1)
    }
    return false
  }

  private threeNumbers(): boolean {
    const [a, gap1, b, gap2, c] = [0, 1, 2, 3, 4].map((n) => this.text(n)) as [
      string,
      string,
      string,
      string,
      string,
    ]
    if (this.kind(2) !== 'number' || this.kind(4) !== 'number') return false
    const separator = gap1.trim()
    if (separator !== gap2.trim() || !/^[-/.–,]?$/.test(separator) || gap1.length > 4 || gap2.length > 4)
      return false
    if (a.length > 4 || b.length > 2 || c.length > 4) return false
    if (this.text(5).startsWith(':') && separator === '') return false
    const [x, y, z] = [Number(a), Number(b), Number(c)]
    if (a.length === 4 || (x > 31 && a.length === 2)) {
      if (c.length > 2) return false
      const monthFirst = y <= 12
      return this.numeric(monthFirst ? ['year', 'month', 'day'] : ['year', 'day', 'month'], [x, y, z])
    }
    if (c.length === 3 || c.length === 1) return false
    const other: Order = this.order === 'mdy' ? 'dmy' : 'mdy'
    for (const order of [this.order, other]) {
      const month = order === 'mdy' ? x : y
      const day = order === 'mdy' ? y : x
      if (month < 1 || month > 12 || day < 1 || day > 31) continue
      if (x <= 12 && y <= 12 && x !== y) this.ambiguous = true
      return this.numeric(order === 'mdy' ? ['month', 'day', 'year'] : ['day', 'month', 'year'], [x, y, z])
    }
    return false
  }

  private twoNumbers(): boolean {
    const [a, gap, b] = [this.text(0), this.text(1), this.text(2)]
    if (this.kind(2) !== 'number' || !/^\s?[-/.]\s?$/.test(gap)) return false
    const [x, y] = [Number(a), Number(b)]
    if (a.length === 4 && b.length === 4 && gap.trim() !== '.') return this.yearOrDecade()
    if (b.length === 4 && x >= 1 && x <= 12 && a.length <= 2) return this.numeric(['month', 'year'], [x, y])
    if (a.length === 4 && y >= 1 && y <= 12 && b.length <= 2) return this.numeric(['year', 'month'], [x, y])
    if (a.length > 2 || b.length > 2) return false
    if (y > 31 && x >= 1 && x <= 12) return this.numeric(['month', 'year'], [x, y])
    if (x > 31 && y >= 1 && y <= 12) return this.numeric(['year', 'month'], [x, y])
    const [month, day] = this.order === 'mdy' ? [x, y] : [y, x]
    const fits = month >= 1 && month <= 12 && day >= 1 && day <= 31
    const swapped = day >= 1 && day <= 12 && month >= 1 && month <= 31
    if (!fits && !swapped) return false
    if (fits && swapped && x !== y) this.ambiguous = true
    const monthFirst = (this.order === 'mdy') === fits
    return this.numeric(monthFirst ? ['month', 'day'] : ['day', 'month'], [x, y])
  }

  // 20030925, 092503, 20030925104941
  private digitRun(): boolean {
    const digits = this.text(0)
    const at = (start: number, end: number) => Number(digits.slice(start, end))
    const push = (parts: readonly ('year' | 'month' | 'day')[], cuts: readonly number[], rest = '') => {
      const when = this.open()
      let start = 0
      parts.forEach((part, i) => {
        const end = cuts[i]!
        this.set(when, part, at(start, end), end - start)
        this.pieces.push({ part, when, width: end - start, padded: true })
        start = end
      })
      if (rest) this.pieces.push(rest)
      this.at++
      return true
    }
    const month = (n: number) => n >= 1 && n <= 12
    const day = (n: number) => n >= 1 && n <= 31
    if (digits.length === 8 || digits.length === 12 || digits.length === 14) {
      if (/^(?:1[89]|20|21)/.test(digits) && month(at(4, 6)) && day(at(6, 8)))
        return push(['year', 'month', 'day'], [4, 6, 8], digits.slice(8))
      if (digits.length !== 8) return false
      if (this.order === 'mdy' ? month(at(0, 2)) && day(at(2, 4)) : !(month(at(2, 4)) && day(at(0, 2))))
        return month(at(0, 2)) && day(at(2, 4)) && push(['month', 'day', 'year'], [2, 4, 8])
      return month(at(2, 4)) && day(at(0, 2)) && push(['day', 'month', 'year'], [2, 4, 8])
    }
    if (digits.length !== 6) return false
    if (this.order === 'mdy' && month(at(0, 2)) && day(at(2, 4)))
      return push(['month', 'day', 'year'], [2, 4, 6])
    if (this.order === 'dmy' && day(at(0, 2)) && month(at(2, 4)))
      return push(['day', 'month', 'year'], [2, 4, 6])
    if (/^(?:19|20)/.test(digits) && month(at(4, 6))) return push(['year', 'month'], [4, 6])
    return month(at(2, 4)) && day(at(4, 6)) && push(['year', 'month', 'day'], [2, 4, 6])
  }

  // 5 April 2003, 5th of April, 12Mar2021, 11/May-2025
  private dayThenMonthName(): boolean {
    const day = Number(this.text(0))
    if (this.text(0).length > 2 || day < 1 || day > 31) return false
    let n = 1
    const ordinal = this.ordinalAt(n)
    if (ordinal) n++
    const gap = this.kind(n) === 'gap' ? this.text(n++) : ''
    if (!/^[\s\-/.,]*$/.test(gap)) return false
    let link = gap
    if (/^(?:of|de|the)$/i.test(this.text(n)) && this.text(n + 1).trim() === '') {
      link += this.text(n) + this.text(n + 1)
      n += 2
    }
    const month = meaningOf(this.text(n))
    if (month?.kind !== 'month') return false
    const when = this.open()
    const monthAt = this.at + n
    this.pushDay(when, ordinal)
    if (link) this.pieces.push(link)
    this.at = monthAt
    this.pushMonthName(when, month)
    this.yearAfter(when)
    return true
  }

  // 2003 September 25, 2003-Sep-25
  private yearThenMonthName(): boolean {
    const gap = this.text(1)
    const month = meaningOf(this.kind(1) === 'gap' ? this.text(2) : gap)
    if (this.text(0).length !== 4 || month?.kind !== 'month' || !/^(?:[\s\-/.,]+|\p{L}+)$/u.test(gap))
      return false
    const when = this.open()
    this.pushYear(when)
    if (this.kind(0) === 'gap') this.keep(1)
    this.pushMonthName(when, month)
    if (
      /^[\s\-/.,]{0,2}$/.test(this.text(0)) &&
      /^\d{1,2}$/.test(this.text(1)) &&
      !this.text(2).startsWith(':')
    ) {
      this.keep(1)
      this.pushDay(when, this.ordinalAt(1))
    }
    return true
  }

  // January 5, 2003; Jan. 5th; Jan of '93; March 28-30, 2004; MAY
  private monthNameFirst(month: WordMeaning & { kind: 'month' }): boolean {
    const when = this.open()
    this.pushMonthName(when, month)
    const gap = this.kind(0) === 'gap' ? this.text(0) : ''
    const n = this.kind(0) === 'gap' ? 1 : 0
    const digits = this.text(n)
    const isDay =
      /^[\s\-/.,]*$/.test(gap) &&
      /^\d{1,2}$/.test(digits) &&
      Number(digits) <= 31 &&
      !this.text(n + 1).startsWith(':')
    if (!isDay && /^the$/i.test(digits) && this.ordinalAt(n + 3) && /^\d{1,2}$/.test(this.text(n + 2))) {
      this.keep(n + 2)
      this.pushDay(when, this.ordinalAt(1))
      this.yearAfter(when)
      return true
    }
    if (!isDay) {
      this.yearAfter(when)
      return true
    }
    this.keep(n)
    this.pushDay(when, this.ordinalAt(1))
    const name = this.pieces.find(
      (p) => typeof p !== 'string' && p.part === 'month' && p.when === when,
    ) as Slot
    const members = [when]
    for (let more = this.dayOfSameMonth(); more > 0; more = this.dayOfSameMonth()) {
      this.keep(more)
      const next = this.open()
      this.whens[next]!.month = month.value
      this.pushDay(next, this.ordinalAt(1), { ...name, when: next })
      members.push(next)
    }
    const last = members.at(-1)!
    this.yearAfter(last)
    const { year, shortYear } = this.whens[last]!
    if (year !== undefined)
      for (const member of members)
        Object.assign(this.whens[member]!, { year, ...(shortYear ? { shortYear } : {}) })
    return true
  }

  // How many tokens lead to another day of the same month: `-9`, ` to 9`, `, 4 and 5`; 0 when none follows.
  private dayOfSameMonth(): number {
    const [gap, word] = [this.text(0), this.text(1)]
    const isDay = (n: number) =>
      /^\d{1,2}$/.test(this.text(n)) &&
      Number(this.text(n)) >= 1 &&
      Number(this.text(n)) <= 31 &&
      !/^\s?[:/]/.test(this.text(n + 1)) &&
      !/^(?:am|pm)$/i.test(this.text(n + 1).trim() === '' ? this.text(n + 2) : this.text(n + 1)) &&
      meaningOf(this.text(n + 1).trim() === '' ? this.text(n + 2) : this.text(n + 1))?.kind !== 'month'
    if (/^\s*[-–—&]\s*$/.test(gap) && isDay(1)) return 1
    if (gap === ', ' && isDay(1) && /^\s*(?:,|-|&|and)/.test(this.text(2) + this.text(3))) return 1
    if (/^,?\s+$/.test(gap) && /^(?:to|and|through|thru|or)$/i.test(word) && isDay(3)) return 3
    return 0
  }

  private weekday(meaning: WordMeaning & { kind: 'weekday' }): boolean {
    // It belongs to the date that follows, or stands alone.
    const text = this.text(0)
    const plural = meaning.language === 'en' && meaning.form === 'full' && /ays$/i.test(text)
    const slot = (when: number): Slot => ({
      part: 'weekday',
      when,
      width: 0,
      form: meaning.form,
      language: meaning.language,
      casing: casingOf(text),
      ...(plural ? { plural } : {}),
    })
    const index = this.pieces.length
    this.pieces.push('')
    this.at++
    const before = this.whens.length
    const last = this.whens.at(-1)
    const start = this.at
    const gap = this.text(0)
    if (/^[\s,.(]*(?:the\s)?$/.test(gap)) {
      let n = this.kind(0) === 'gap' ? 1 : 0
      if (/^(?:the|on)$/i.test(this.text(n))) n += 2
      const next = this.text(n)
      const dateFollows = this.kind(n) === 'number' || meaningOf(next)?.kind === 'month'
      if (dateFollows && gap !== '') {
        const pieces = this.pieces.length
        this.keep(n)
        const ok = this.kind(0) === 'number' ? this.number() : this.word()
        if (ok && this.whens.length > before && this.whens[before]!.day !== undefined) {
          this.whens[before]!.weekday = meaning.value
          this.pieces[index] = slot(before)
          return true
        }
        // A weekday and a time, or a weekday alone: read what follows again on its own.
        this.pieces.length = pieces
        this.whens.length = before
        this.at = start
      }
    }
    const justBefore = this.list[start - 2]?.text ?? ''
    if (last?.day !== undefined && last.weekday === undefined && /^[\s,(]+$/.test(justBefore)) {
      last.weekday = meaning.value
      this.pieces[index] = slot(this.whens.length - 1)
      return true
    }
    this.whens.push({ weekday: meaning.value })
    this.pieces[index] = slot(this.whens.length - 1)
    return true
  }

  private season(value: number): boolean {
    const when = this.open()
    this.whens[when]!.season = value
    const text = this.text(0)
    this.pieces.push({
      part: 'season',
      when,
      width: 0,
      casing: casingOf(text),
      form: /autumn/i.test(text) ? 'longer' : 'full',
    })
    this.at++
    this.yearAfter(when)
    return true
  }

  // POD#3, HD 2: days counted from a surgery, an admission or a birth move with it.
  private dayOfStay(text: string): boolean {
    if (!/^(?:pod|hd|dol|hod)$/i.test(text)) return false
    const n = this.kind(1) === 'gap' ? 2 : 1
    return this.kind(n) === 'number' && /^\s?[#-]?\s?$/.test(n === 2 ? this.text(1) : '') && this.keep(n + 1)
  }

  // Q3 2004
  private quarter(text: string): boolean {
    if (!/^q$/i.test(text) || !/^[1-4]$/.test(this.text(1))) return false
    this.keep(1)
    const when = this.open()
    this.whens[when]!.quarter = Number(this.text(0))
    this.pieces.push({ part: 'quarter', when, width: 1 })
    this.at++
    this.yearAfter(when)
    return true
  }

  // 2003, '93, 1990s, '90s, 90s
  private yearOrDecade(): boolean {
    const digits = this.text(0)
    const decade = /^s$/i.test(this.text(1)) || (/^['’]$/.test(this.text(1)) && /^s$/i.test(this.text(2)))
    const short = digits.length === 2 && (decade || /['’‘]$/.test(this.list[this.at - 1]?.text ?? ''))
    if (!(digits.length === 4 && /^(?:1[6-9]|2[01])/.test(digits)) && !short) return false
    if (decade && !digits.endsWith('0')) return false
    const when = this.open()
    this.pushYear(when)
    if (decade) {
      this.whens[when]!.decade = true
      this.keep(/^s$/i.test(this.text(0)) ? 1 : 2)
    }
    return true
  }

  // 3 weeks, 2 days: a length of time, or a time before another: it stays.
  private amount(): boolean {
    const n = this.text(1).trim() === '' || this.text(1) === '-' ? 2 : 1
    return this.text(0).length <= 3 && meaningOf(this.text(n))?.kind === 'unit' && this.keep(n + 1)
  }

  private dayAlone(): boolean {
    const digits = this.text(0)
    if (digits.length > 2 || Number(digits) < 1 || Number(digits) > 31) return false
    const joined = (gap: string, n: number) => /^\s?[/.\-:]\s?$/.test(gap) && this.kind(n) === 'number'
    if (joined(this.text(1), 2) || joined(this.text(-1), -2)) return false
    this.pushDay(this.open(), this.ordinalAt(1))
    return true
  }

  // 0645 is all there is, and no year.
  private timeAlone(): boolean {
    const isAlone = this.list.filter(({ kind }) => kind !== 'gap').length === 1
    return isAlone && /^(?:0\d|1[0-5])[0-5]\d$/.test(this.text(0)) && this.keep(1)
  }

  private numeric(parts: readonly ('year' | 'month' | 'day')[], values: readonly number[]): boolean {
    const when = this.open()
    const zero = parts.some((part, i) => part !== 'year' && /^0/.test(this.text(i * 2)))
    const single = parts.some((part, i) => part !== 'year' && this.text(i * 2).length === 1)
    parts.forEach((part, i) => {
      const text = this.text(0)
      this.set(when, part, values[i]!, text.length)
      const own = text.length === 1 ? false : text.startsWith('0') ? true : undefined
      const padded = own ?? (zero ? true : single ? false : parts[0] === 'year' ? true : undefined)
      this.pieces.push({ part, when, width: text.length, ...(padded === undefined ? {} : { padded }) })
      this.at++
      if (i < parts.length - 1) this.keep(1)
    })
    return true
  }

  // The year after a month or day: `, 2003`, ` '03`, ` of 1993`, `-03`, ` 03` after a day.
  private yearAfter(when: number): void {
    let n = 0
    let gap = ''
    if (this.kind(0) === 'gap') gap = this.text(n++)
    if (/^(?:of|de|del|in|the)$/i.test(this.text(n)) && this.kind(n + 1) === 'gap') {
      gap += this.text(n + 1)
      n += 2
    }
    const digits = this.text(n)
    const next = this.text(n + 1)
    if (!/^\d+$/.test(digits) || next.startsWith(':')) return
    const afterDay = this.whens[when]!.day !== undefined
    const four = /^(?:1[6-9]|2[01])\d\d$/.test(digits) && /^[\s,.\-/'’]*$/.test(gap)
    const isTime = /^\s*$/.test(next) && /^(?:am|pm|hrs?|hours|h)$/i.test(this.text(n + 2))
    const two =
      digits.length === 2 &&
      (/['’‘]$/.test(gap) ||
        (afterDay
          ? /^(?:[\s\-/.]|,\s?)+$/.test(gap) || gap === ''
          : /^[-/]$/.test(gap) || Number(digits) > 31)) &&
      !/^\s?[/.-]\s?\d?$/.test(next) &&
      !this.ordinalAt(n + 1)
    if (isTime || !(four || two)) return
    this.keep(n)
    this.pushYear(when)
  }

  private pushYear(when: number): void {
    const digits = this.text(0)
    this.set(when, 'year', Number(digits), digits.length)
    this.pieces.push({ part: 'year', when, width: digits.length })
    this.at++
  }

  private pushDay(when: number, ordinal: string | undefined, monthIfChanged?: Slot): void {
    const digits = this.text(0)
    this.set(when, 'day', Number(digits), digits.length)
    // `25Mar2021` and `25-Mar-21` do not tell; `March 25` is never written with a zero.
    const glued = this.kind(1) === 'word' || this.text(1).startsWith('-')
    const told =
      digits.length === 1 || ordinal !== undefined || !glued || this.whens[when]!.month !== undefined
    const padded = digits.startsWith('0') ? true : told ? false : undefined
    this.pieces.push({
      part: 'day',
      when,
      width: digits.length,
      ...(padded === undefined ? {} : { padded }),
      ...(monthIfChanged ? { monthIfChanged } : {}),
    })
    this.at++
    if (!ordinal) return
    this.pieces.push({ part: 'ordinal', when, width: 0, casing: casingOf(ordinal) })
    this.at++
  }

  private pushMonthName(when: number, { value, form, language }: WordMeaning & { kind: 'month' }): void {
    this.whens[when]!.month = value
    // May is both in full and short: short where it is glued, hyphenated or has a period, as abbreviations are.
    const isShort =
      (value === 5 && /^[.-]/.test(this.text(1) + this.text(-1).replace(/\s/g, ''))) ||
      this.kind(-1) === 'number'
    const known = value === 5 && isShort && language === 'en' ? 'three' : form
    this.pieces.push({ part: 'month', when, width: 0, form: known, language, casing: casingOf(this.text(0)) })
    this.at++
  }

  private set(when: number, part: 'year' | 'month' | 'day', value: number, width: number): void {
    const target = this.whens[when]!
    if (part !== 'year') target[part] = value
    else if (width > 2) target.year = value
    else {
      target.year = value + (value >= 30 ? 1900 : 2000)
      target.shortYear = true
    }
  }

  private ordinalAt(n: number): string | undefined {
    return /^(?:st|nd|rd|th)$/i.test(this.text(n)) ? this.text(n) : undefined
  }

  private open(): number {
    return this.whens.push({}) - 1
  }

  private keep(n: number): true {
    for (let i = 0; i < n; i++) this.pieces.push(this.text(i))
    this.at += n
    return true
  }

  private text(n: number): string {
    return this.list[this.at + n]?.text ?? ''
  }

  private kind(n: number): Token['kind'] | undefined {
    return this.list[this.at + n]?.kind
  }
}
