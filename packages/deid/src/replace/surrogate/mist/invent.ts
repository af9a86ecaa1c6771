import type { Draw } from '../draw.ts'
import { type Gender, givenNames, surnames } from '../pools.ts'
import type { MistType } from './tasks.ts'

/**
 * A text of the type made from nothing, for a placeholder that says no more than its label. Its shape is drawn too; what is
 * in it is then replaced like an original, so that it comes from the pools.
 */
export function invent(type: MistType, draw: Draw): string {
  const digits = (n: number) => Array.from({ length: n }, () => draw.below(10)).join('')
  switch (type) {
    case 'PERSON': {
      const name = inventName(draw)
      if (draw.below(20) === 0) return name.last
      const middle = draw.below(5) === 0 ? ` ${draw.pick(letters)}.` : ''
      return draw.below(5) === 0
        ? `${name.last}, ${name.first}${middle}`
        : `${name.first}${middle} ${name.last}`
    }
    case 'DATE': {
      const [month, day, year] = [draw.between(1, 12), draw.between(1, 28), draw.between(1985, 2015)]
      return draw.pick([
        `${month}/${day}/${year}`,
        `${month}/${day}/${digits(1)}${draw.between(1, 9)}`,
        `${year}-${two(month)}-${two(day)}`,
      ])
    }
    case 'AGE':
      return String(draw.between(1, 89))
    case 'PHONE':
      return draw.pick([
        `617-${draw.between(200, 999)}-${digits(4)}`,
        `(617) ${draw.between(200, 999)}-${digits(4)}`,
        `${draw.between(200, 999)}-${digits(4)}`,
      ])
    case 'SSN':
      return `123-45-${digits(4)}`
    case 'ID':
      return `ID${draw.between(10000, 99999)}`
    case 'LOCATION':
      return draw.pick([
        '12 Elm Street, Dover, Delaware 19901',
        'Dover, DE',
        'Dover, Delaware',
        '12 Elm Street',
        'Dover, DE 19901',
      ])
    case 'HOSPITAL':
      return draw.pick([
        'Xylo General Hospital',
        'Xylo Memorial Hospital',
        'Xylo Medical Center',
        'Xylo Regional Health Center',
        'Xylo Community Hospital',
      ])
    case 'EMAIL':
      return `${inventName(draw).last.toLowerCase()}@xylo.com`
    case 'URL':
      return 'http://www.xylo.com/index'
    case 'IPADDRESS':
      return '10.1.2.3'
    case 'INITIALS':
      return draw.below(2) === 0 ? 'QX' : 'QXZ'
    case 'OTHER':
      return '<<OTHERPII>>'
  }
}

/** A first name, of any gender or one, and a last name. */
export function inventName(
  draw: Draw,
  gender: Gender = draw.pick(['F', 'M']),
): { first: string; last: string } {
  return { first: draw.pick(givenNames()[gender]), last: draw.pick(surnames()) }
}

const letters = [...'ABCDEFGHJKLMNPRSTW']

function two(n: number): string {
  return String(n).padStart(2, '0')
}
