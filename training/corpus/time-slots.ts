import { clock, dateRange, fullDate, loosely, partDate, weekday, year } from './dates.ts'
import { label, type Make } from './slot.ts'

/** Slots of ages, dates and times. */
export const TIME_SLOTS: Readonly<Record<string, Make>> = {
  age: (w, form) => label('AGE', form === 'old' ? String(w.random.int(90, 104)) : String(w.age)),
  ageof: (w) => label('AGE', String(w.random.chance(0.1) ? w.random.int(90, 103) : w.random.int(1, 89))),
  agewords: (w) => label('AGE', inWords(w.age)),
  decade: (w) => label('AGE', `${w.random.int(2, 9) * 10}${w.random.pick(['s', "'s"])}`),
  date: (w, form) => {
    if (form === 'dob') return label('DATE', fullDate(w.random, w.birth, w.region, w.dateStyle))
    const day =
      form === 'visit'
        ? w.day
        : form === 'soon'
          ? w.day + w.random.int(2, 90)
          : w.day - (form === 'past' ? w.random.int(30, 4000) : w.random.int(0, 30))
    return label('DATE', fullDate(w.random, day, w.region, w.dateStyle))
  },
  part: (w) => label('DATE', partDate(w.random, w.day - w.random.int(0, 400), w.region)),
  range: (w) => label('DATE', dateRange(w.random, w.day)),
  weekday: (w) => label('DATE', weekday(w.random, w.day + w.random.int(-6, 6))),
  // A year alone identifies nobody under Safe Harbor, nor does a payer.
  year: (w) => [{ text: year(w.random, w.day - w.random.int(0, 9000)) }],
  loosely: (w) => label('DATE', loosely(w.random, w.day - w.random.int(0, 5000))),
  mmyy: (w) => label('DATE', `${String(w.random.int(1, 12)).padStart(2, '0')}/${w.random.int(20, 32)}`),
  // Dates and moments as machines write them, without separators.
  ymd: (w) => label('DATE', isoDay(w.random.chance(0.5) ? w.birth : w.day).replaceAll('-', '')),
  hl7: (w) =>
    label('DATE', `${isoDay(w.day).replaceAll('-', '')}${w.random.int(10, 23)}${w.random.int(10, 59)}`),
  isodob: (w) => label('DATE', isoDay(w.birth)),
  holiday: (w) => label('DATE', w.random.pick(w.lists.holidays)),
  datetime: (w) => [
    ...label('DATE', fullDate(w.random, w.day, w.region, w.dateStyle)),
    { text: `${w.random.pick([' ', ' at ', ' @ ', ', ', '  '])}${clock(w.random)}` },
  ],
  iso: (w) => [
    ...label('DATE', isoDay(w.day)),
    { text: `T${clock(w.random).slice(0, 2).replace(/\D/, '0').padStart(2, '0')}:15:00Z` },
  ],
}

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety hundred'.split(' ')

function inWords(n: number): string {
  if (n < 20) return ONES[n]!
  if (n > 99) return 'one hundred'
  return n % 10 === 0 ? TENS[n / 10]! : `${TENS[Math.floor(n / 10)]}-${ONES[n % 10]}`
}
