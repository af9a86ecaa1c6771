import { type DateExpression, exists, type Piece, type Slot, type When } from './expression.ts'

/** Reads `2019年3月4日`, `2019年3月` and `2019年`, as Chinese and Japanese write; undefined for anything else. */
export function eastAsianDate(text: string): DateExpression | undefined {
  const [, start, year, month, day, rest] =
    /^(\D*)(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号號])?)?([^\d\p{L}]*)$/u.exec(text) ?? []
  if (year === undefined) return undefined
  const when: When = {
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  }
  if (!exists(when)) return undefined
  const slot = (part: 'year' | 'month' | 'day', digits: string): Slot => ({
    part,
    when: 0,
    width: digits.length,
    padded: digits.startsWith('0'),
  })
  const pieces: Piece[] = [start!, slot('year', year), '年']
  if (month !== undefined) pieces.push(slot('month', month), '月')
  if (day !== undefined) pieces.push(slot('day', day), text.slice(text.lastIndexOf(day) + day.length))
  else pieces.push(rest!)
  return { pieces, whens: [when], ambiguous: false }
}
