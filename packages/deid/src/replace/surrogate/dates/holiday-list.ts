import { dayNumber, weekdayOf } from './calendar.ts'
import * as moon from './moon-days.ts'

/** A holiday: how it is written, and when it is. */
export interface Holiday {
  /** As surrogates write it. */
  readonly name: string
  /** A pattern, in small letters. */
  readonly written: string
  /** Its day number in a year; undefined for a year that its calendar is not known for. */
  readonly in: (year: number) => number | undefined
  /** The language of a month that stands in its place. */
  readonly language: string
  /** It lasts so many days that only a month can stand in its place. */
  readonly isLong: boolean
}

const on = (month: number, day: number) => (year: number) => dayNumber({ year, month, day })

/** The `count`th weekday (0 is Sunday) of a month; the last one for 5. */
function nth(count: number, weekday: number, month: number, more = 0): (year: number) => number {
  return (year) => {
    if (count === 5) {
      const last =
        dayNumber(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }) -
        1
      return last - ((weekdayOf(last) - weekday + 7) % 7) + more
    }
    const first = dayNumber({ year, month, day: 1 })
    return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (count - 1) + more
  }
}

/** The last such weekday before a day of a month. */
function before(weekday: number, month: number, day: number): (year: number) => number {
  return (year) => {
    const last = dayNumber({ year, month, day }) - 1
    return last - ((weekdayOf(last) - weekday + 7) % 7)
  }
}

// Gregorian Easter by the anonymous algorithm of 1876 (Nature, 20 April 1876).
const easter = (more: number) => (year: number) => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return dayNumber({ year, month, day: ((h + l - 7 * m + 114) % 31) + 1 }) + more
}

// Easter of the Julian calendar (Meeus), as a day of ours.
const orthodoxEaster = (more: number) => (year: number) => {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const late = Math.floor(year / 100) - Math.floor(year / 400) - 2
  return dayNumber({ year, month: 3, day: 22 }) + d + e + late + more
}

/** From a packed list: 1900 to 2100, by the moon. */
const byMoon =
  (days: string, more = 0) =>
  (year: number) => {
    if (year < 1900 || year > 2100) return undefined
    const at = (year - 1900) * 2
    return dayNumber({ year, month: 1, day: 1 }) + Number.parseInt(days.slice(at, at + 2), 36) + more
  }

type Row = readonly [name: string, written: string, day: Holiday['in']]

const english: readonly Row[] = [
  ["New Year's Eve", "new years? eve|new year's eve|hogmanay", on(12, 31)],
  ["New Year's Day", "new year'?s day|new year'?s", on(1, 1)],
  ['Epiphany', 'epiphany|three kings(?: day)?|twelfth night', on(1, 6)],
  ['Burns Night', 'burns night', on(1, 25)],
  ['Australia Day', 'australia day', on(1, 26)],
  ['Martin Luther King Day', '(?:mlk|martin luther king(?:,? jr\\.?)?)(?: day)?', nth(3, 1, 1)],
  ['Groundhog Day', 'groundhog day', on(2, 2)],
  ["Valentine's Day", "(?:st\\.? )?valentine'?s(?: day)?", on(2, 14)],
  ["Presidents' Day", "president'?s'? day|washington'?s birthday", nth(3, 1, 2)],
  ['Mardi Gras', 'mardi gras|shrove tuesday|pancake day', easter(-47)],
  ['Ash Wednesday', 'ash wednesday', easter(-46)],
  ["St. David's Day", "(?:st\\.?|saint) david'?s(?: day)?", on(3, 1)],
  ["St. Patrick's Day", "(?:st\\.?|saint) patrick'?s(?: day)?|paddy'?s day", on(3, 17)],
  ['Mothering Sunday', 'mothering sunday', easter(-21)],
  ["April Fools' Day", "april fool'?s'?(?: day)?", on(4, 1)],
  ['Palm Sunday', 'palm sunday', easter(-7)],
  ['Maundy Thursday', '(?:maundy|holy) thursday', easter(-3)],
  ['Good Friday', 'good friday', easter(-2)],
  ['Holy Saturday', 'holy saturday|easter saturday', easter(-1)],
  ['Easter Monday', 'easter monday', easter(1)],
  ['Easter', '(?<!orthodox |greek )easter(?: sunday)?', easter(0)],
  ["St. George's Day", "(?:st\\.?|saint) george'?s(?: day)?", on(4, 23)],
  ['Anzac Day', 'anzac day', on(4, 25)],
  ['Cinco de Mayo', 'cinco de mayo', on(5, 5)],
  ['Ascension Day', 'ascension(?: day| thursday)', easter(39)],
  ["Mother's Day", "mother'?s'? day", nth(2, 0, 5)],
  ['Whit Monday', 'whit monday|pentecost monday', easter(50)],
  ['Pentecost', 'pentecost(?: sunday)?|whit ?sun(?:day)?', easter(49)],
  ['Victoria Day', 'victoria day', before(1, 5, 25)],
  ['Memorial Day', 'memorial day', nth(5, 1, 5)],
  ['Corpus Christi', 'corpus christi day|feast of corpus christi', easter(60)],
  ['Flag Day', 'flag day', on(6, 14)],
  ["Father's Day", "father'?s'? day", nth(3, 0, 6)],
  ['Juneteenth', 'juneteenth', on(6, 19)],
  ['Canada Day', 'canada day', on(7, 1)],
  ['Independence Day', 'independence day|fourth of july', on(7, 4)],
  ['Bastille Day', 'bastille day', on(7, 14)],
  ['August Bank Holiday', '(?:august|summer) bank holiday', nth(5, 1, 8)],
  ['May Bank Holiday', '(?:early )?may bank holiday', nth(1, 1, 5)],
  ['Spring Bank Holiday', 'spring bank holiday', nth(5, 1, 5)],
  ['Labor Day', 'labou?r day', nth(1, 1, 9)],
  ['Columbus Day', "columbus day|indigenous peoples?'?s? day", nth(2, 1, 10)],
  ['Halloween', "hallowe'?en", on(10, 31)],
  ["All Saints' Day", "all saints'?(?: day)?", on(11, 1)],
  ["All Souls' Day", "all souls'?(?: day)?|day of the dead", on(11, 2)],
  ['Bonfire Night', 'bonfire night|guy fawkes(?: night| day)?', on(11, 5)],
  ['Veterans Day', "veteran'?s'? day|remembrance day|armistice day", on(11, 11)],
  ['Black Friday', 'black friday', nth(4, 4, 11, 1)],
  ['Cyber Monday', 'cyber monday', nth(4, 4, 11, 4)],
  ['Thanksgiving', 'thanksgiving(?: day)?', nth(4, 4, 11)],
  ["St. Andrew's Day", "(?:st\\.?|saint) andrew'?s(?: day)?", on(11, 30)],
  ['Orthodox Christmas', 'orthodox christmas', on(1, 7)],
  ['Christmas Eve', '(?:christmas|xmas|x-mas) eve', on(12, 24)],
  ['Christmas', '(?:christmas|xmas|x-mas)(?:time|tide| day)?', on(12, 25)],
  ['Boxing Day', "boxing day|st\\.? stephen'?s day", on(12, 26)],
  ['Kwanzaa', 'kwanzaa', on(12, 26)],
  // Of other calendars. Nowruz is the equinox, to a day.
  ['Orthodox Good Friday', '(?:orthodox|greek) good friday', orthodoxEaster(-2)],
  ['Orthodox Easter', '(?:orthodox|greek) easter(?: sunday)?|pascha', orthodoxEaster(0)],
  ['Nowruz', 'n[ao][uw]?r[ou]{1,2}[zs]|persian new year', on(3, 20)],
  ['Songkran', 'songkran', on(4, 13)],
  ['Vaisakhi', '(?:vai|bai)sakhi', on(4, 13)],
  ['Pongal', 'pongal|makar sankranti', on(1, 14)],
  ['Tu BiShvat', "tu b(?:i|')?-?shvat", byMoon(moon.passover, -59)],
  ['Purim', 'purim', byMoon(moon.passover, -30)],
  ['Passover', '(?:the first (?:day|night) of )?(?:passover|pesa[ck]h)', byMoon(moon.passover)],
  ['Shavuot', "shavu'?ot|shavuos", byMoon(moon.passover, 50)],
  ['Rosh Hashanah', 'rosh ha-?shanah?', byMoon(moon.roshHashanah)],
  ['Yom Kippur', 'yom kippur|day of atonement', byMoon(moon.roshHashanah, 9)],
  ['Sukkot', 'sukkot|sukkos|succoth?', byMoon(moon.roshHashanah, 14)],
  ['Simchat Torah', 'simchat torah', byMoon(moon.roshHashanah, 22)],
  ['Hanukkah', '(?:the first (?:day|night) of )?(?:c?hanukk?ah|c?hannuk?kah)', byMoon(moon.hanukkah)],
  ['Ramadan', 'rama[dz]h?an', byMoon(moon.ramadan, 14)],
  [
    'Eid al-Fitr',
    'ei?d[ -](?:al|ul|ul-|el)[ -]?fitr|ramadan bayram(?:i|ı)?|hari raya(?: aidilfitri| puasa)?',
    byMoon(moon.eidAlFitr),
  ],
  [
    'Eid al-Adha',
    'ei?d[ -](?:al|ul|el)[ -]?(?:adha|azha)|bakr[ -]?ei?d|kurban bayram(?:i|ı)?',
    byMoon(moon.eidAlAdha),
  ],
  ['Islamic New Year', 'islamic new year|hijri new year', byMoon(moon.muharram)],
  ['Ashura', 'ashura', byMoon(moon.muharram, 9)],
  ['Mawlid', 'mawlid(?: al-nabi)?|milad(?: un-nabi)?', byMoon(moon.mawlid)],
  [
    'Lunar New Year',
    '(?:lunar|chinese|vietnamese|korean) new year|seollal|t[eế]t(?: nguy[eê]n [dđ][aá]n)?',
    byMoon(moon.lunarNewYear),
  ],
  ['Lantern Festival', 'lantern festival', byMoon(moon.lunarNewYear, 14)],
  ['Dragon Boat Festival', 'dragon boat festival', byMoon(moon.dragonBoat)],
  ['Mid-Autumn Festival', '(?:mid-autumn|moon) festival|chuseok', byMoon(moon.midAutumn)],
  ['Holi', 'holi(?: festival)?', byMoon(moon.holi)],
  ['Vesak', "vesak(?: day)?|buddha(?:'s birthday| day| purnima)", byMoon(moon.vesak)],
  ['Raksha Bandhan', 'raksha bandhan|rakhi', byMoon(moon.rakshaBandhan)],
  ['Janmashtami', '(?:krishna )?janmashtami', byMoon(moon.janmashtami)],
  ['Ganesh Chaturthi', 'gan(?:esh|apati) chaturthi', byMoon(moon.ganeshChaturthi)],
  ['Navratri', 'navr?a?ratri|durga puja', byMoon(moon.dussehra, -9)],
  ['Dussehra', 'dussehra|dasara|vijaya ?dashami', byMoon(moon.dussehra)],
  ['Dhanteras', 'dhanteras', byMoon(moon.diwali, -2)],
  ['Diwali', 'di(?:wali|pavali|vali)|deepavali|deepawali', byMoon(moon.diwali)],
]

// The great ones as other languages write them; a day in the month names of that language stands in their place.
const others: Readonly<Record<string, readonly Row[]>> = {
  de: [
    ['Heiligabend', 'heiligabend|heilig(?:er|en) abend', on(12, 24)],
    ['Weihnachten', 'weihnachten|(?:1\\. |erster )?weihnachts(?:feier)?tag', on(12, 25)],
    ['Silvester', 'silvester', on(12, 31)],
    ['Neujahr', 'neujahr(?:stag)?', on(1, 1)],
    ['Karfreitag', 'karfreitag', easter(-2)],
    ['Ostermontag', 'ostermontag', easter(1)],
    ['Ostern', 'ostern|ostersonntag', easter(0)],
    ['Christi Himmelfahrt', 'christi himmelfahrt', easter(39)],
    ['Pfingsten', 'pfingsten|pfingstsonntag', easter(49)],
  ],
  es: [
    ['Nochebuena', 'nochebuena', on(12, 24)],
    ['Navidad', '(?:d[ií]a de )?navidad', on(12, 25)],
    ['Nochevieja', 'nochevieja', on(12, 31)],
    ['Año Nuevo', 'año nuevo', on(1, 1)],
    ['Reyes', '(?:d[ií]a de )?(?:los )?reyes(?: magos)', on(1, 6)],
    ['Viernes Santo', 'viernes santo', easter(-2)],
    ['Semana Santa', 'semana santa', easter(-7)],
    ['Pascua', '(?:domingo de )?pascua', easter(0)],
    ['Día de los Muertos', 'd[ií]a de (?:los )?muertos', on(11, 2)],
  ],
  fr: [
    ['Noël', 'no[eë]l', on(12, 25)],
    ["jour de l'An", "(?:le )?jour de l'an|nouvel an", on(1, 1)],
    ['Pâques', 'p[aâ]ques', easter(0)],
    ['Pentecôte', 'pentecôte', easter(49)],
    ['Toussaint', 'toussaint', on(11, 1)],
  ],
  it: [
    ['Natale', 'natale', on(12, 25)],
    ['Capodanno', 'capodanno', on(1, 1)],
    ['Pasquetta', 'pasquetta', easter(1)],
    ['Pasqua', 'pasqua', easter(0)],
    ['Ferragosto', 'ferragosto', on(8, 15)],
  ],
  pt: [
    ['Natal', 'natal', on(12, 25)],
    ['Ano Novo', 'ano novo', on(1, 1)],
    ['Carnaval', 'carnaval', easter(-47)],
    ['Páscoa', 'p[aá]scoa', easter(0)],
    ['Dia de Finados', '(?:dia de )?finados', on(11, 2)],
  ],
  nl: [
    ['Koningsdag', 'koningsdag', on(4, 27)],
    ['Kerstmis', 'kerst(?:mis|dag)?', on(12, 25)],
    ['Pasen', 'pasen', easter(0)],
  ],
}

/**
 * The holidays that are read. Those that go by the moon are known from 1900 to 2100: Jewish ones by their first day, Chinese ones in
 * China's time, Islamic ones by the calendar of Umm al-Qura and Hindu ones in India's time, which elsewhere may be a day off; of two
 * in one year the first. Ramadan counts as the month of its middle.
 */
export const holidays: readonly Holiday[] = [
  ...english.map((row) => holidayOf(row, 'en')),
  ...Object.entries(others).flatMap(([language, rows]) => rows.map((row) => holidayOf(row, language))),
]

function holidayOf([name, written, day]: Row, language: string): Holiday {
  return { name, written, in: day, language, isLong: name === 'Ramadan' }
}
