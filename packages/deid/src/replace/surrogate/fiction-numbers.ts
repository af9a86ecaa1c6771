import type { Draw } from './draw.ts'

/**
 * Telephone numbers that nobody has, as national numbers without the leading 0. Sources, by country code:
 * - 44: Ofcom, Telephone numbers for drama purposes: 1,000 numbers in each of sixteen areas, for mobiles and without an area
 * - 61: ACMA, Phone numbers for use in TV shows, films and creative works: 5550 and 7010 in every region, 31 mobiles
 * - 353: ComReg 15/136, Numbering Conditions of Use: 020 91
 * - 33: Arcep, decision 2018-0881, annex 1: six blocks for audiovisual works, of 10,000 numbers each
 * - 49: Bundesnetzagentur, Mitteilung 148/2021: 1,000 numbers in each of five cities, two blocks of mobiles
 * - 46: PTS, numbers for film and books, 2020: 100 in each of four cities, 95 mobiles
 */
const byCountry: Readonly<Record<string, (national: string, draw: Draw) => string | undefined>> = {
  '44': (national, draw) => {
    const area = /^(?:11[3-8]|1[2-6]1)/.exec(national)?.[0]
    const block = area ? `${area}4960` : britishBlocks.find(([start]) => national.startsWith(start))?.[1]
    return block && ended(block, national.length, draw)
  },
  '61': (national, draw) => {
    const region = /^[2378]/.exec(national)?.[0]
    if (region) return ended(region + draw.pick(['5550', '7010']), national.length, draw)
    const list = national.startsWith('4')
      ? australianMobiles
      : national.startsWith('18')
        ? australianFree
        : []
    const fitting = list.filter((number) => number.length === national.length)
    return fitting.length > 0 ? draw.pick(fitting) : undefined
  },
  '353': (national, draw) => ended('2091', national.length, draw),
  '33': (national, draw) =>
    ended(frenchBlocks.find(([start]) => national.startsWith(start))?.[1] ?? '19900', national.length, draw),
  '49': (national, draw) => {
    if (/^1[5-7]/.test(national))
      return ended(national.length < 11 ? '17139200' : '176040690', national.length, draw)
    return ended(
      germanBlocks.find(([start]) => national.startsWith(start))?.[1] ?? '3023125',
      national.length,
      draw,
    )
  },
  '46': (national, draw) => {
    if (national.length !== 9) return undefined
    const [, block, low, high] =
      swedishBlocks.find(([start]) => national.startsWith(start)) ?? swedishBlocks[0]!
    return block + draw.between(low, high)
  },
}

const britishBlocks: readonly (readonly [string, string])[] = [
  ['7', '7700900'],
  ['20', '2079460'],
  ['191', '1914980'],
  ['28', '2896496'],
  ['29', '2920180'],
  ['80', '8081570'],
  ['3', '3069990'],
  ['9', '9098790'],
  ['1', '1632960'],
]
const frenchBlocks: readonly (readonly [string, string])[] = [
  ['2', '26191'],
  ['3', '35301'],
  ['4', '46571'],
  ['5', '53649'],
  ['6', '63998'],
  ['7', '63998'],
]
const germanBlocks: readonly (readonly [string, string])[] = [
  ['69', '6990009'],
  ['40', '4066969'],
  ['221', '2214710'],
  ['89', '8999998'],
]
const swedishBlocks: readonly (readonly [string, string, number, number])[] = [
  ['7', '701740', 605, 699],
  ['8', '846500', 400, 499],
  ['31', '313900', 600, 699],
  ['40', '406280', 400, 499],
  ['980', '980319', 200, 299],
]
const australianMobiles =
  '006 156 157 158 159 110 313 737 1266 1491 1804 2549 2665 2983 3770 3087 4118 4632 5254 5789 6398 6801 7426 7644 8957 8148 8888 9212 9760 9455'
    .split(' ')
    .map((end) => `49157${end.padStart(4, '0')}`)
const australianFree = ['1800160401', ...[707, 708, 709, 710, 711].map((end) => `1800975${end}`)]

/**
 * A number of the country with that code that is set aside for fiction, in the same area where the area has some, and as long as
 * `national`. Where there is none known it starts with 000: no country code and no national number does.
 */
export function fictionNumber(country: string | undefined, national: string, draw: Draw): string {
  const made = country === undefined ? undefined : byCountry[country]?.(national, draw)
  return made ?? ended('000', national.length, draw)
}

/** The country that a number without country code is written for, by its grouping; undefined where several would fit. */
export function countryOfForm(digits: string, groups: readonly number[]): string | undefined {
  if (digits[0] !== '0') return undefined
  const form = groups.join(' ')
  if (/^(?:2 2 2 2 2|10)$/.test(form) && /^0[1-7]/.test(digits)) return '33'
  if (form === '2 4 4' && /^0[2378]/.test(digits)) return '61'
  if (form === '4 3 3' && digits.startsWith('04')) return '61'
  if (form === '3 3 4' && /^08[35-9]/.test(digits)) return '353'
  if (form === '3 3 2 2' && digits.startsWith('07')) return '46'
  const area = digits.slice(0, groups[0])
  if (groups.length > 1 && /^(?:0(?:30|40|69|89)|0221)$/.test(area)) return '49'
  if (groups.length === 2 && /^01[5-7]\d$/.test(area)) return '49'
  return digits.length === 11 && /^0[1-37-9]/.test(digits) ? '44' : undefined
}

const twoDigitCodes =
  ' 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 '

/** The country code that international `digits` start with (ITU-T E.164). */
export function countryCodeOf(digits: string): string {
  if (/^[17]/.test(digits)) return digits[0]!
  return digits.slice(0, twoDigitCodes.includes(` ${digits.slice(0, 2)} `) ? 2 : 3)
}

// The start of a block and new digits; a shorter number breaks off in the block, a longer one goes on behind it.
function ended(block: string, length: number, draw: Draw): string {
  let out = block.slice(0, length)
  while (out.length < length) out += draw.below(10)
  return out
}
