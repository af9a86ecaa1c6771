// Computes the days of holidays that follow the moon for each year from 1900 to 2100, and packs them into
// packages/deid/src/replace/surrogate/dates/moon-days.ts. Hebrew, Chinese and Islamic (Umm al-Qura) days come from the calendars
// of Intl; Hindu and Buddhist ones from the places of sun and moon (J. Meeus, Astronomical Algorithms, 2nd edition, chapters 25 and
// 47, the largest terms), by the tithi at the hour that each is kept by, in India's time.
import { writeFileSync } from 'node:fs'

const to = new URL('../packages/deid/src/replace/surrogate/dates/moon-days.ts', import.meta.url)
const years = Array.from({ length: 201 }, (_, i) => 1900 + i)
const day = 86400000
const noon = (year, dayOfYear) => Date.UTC(year, 0, 1, 12) + dayOfYear * day
const daysIn = (year) => (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / day

/** The first day of each year, counted from 0, on which `is` holds. */
function firsts(is) {
  return years.map((year) => {
    for (let n = 0; n < daysIn(year); n++) if (is(noon(year, n))) return n
    throw new Error(`No day in ${year}`)
  })
}

function inCalendar(calendar, month, dayOfMonth) {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
    timeZone: 'UTC',
    month: 'numeric',
    day: 'numeric',
  })
  const names = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { timeZone: 'UTC', month: 'long' })
  return firsts((time) => {
    const parts = format.formatToParts(time)
    const part = (type) => parts.find((p) => p.type === type)?.value
    if (part('day') !== String(dayOfMonth)) return false
    return typeof month === 'string' ? names.format(time) === month : part('month') === String(month)
  })
}

const rad = Math.PI / 180
const turn = (degrees) => ((degrees % 360) + 360) % 360
const centuries = (time) => (time / day + 2440587.5 - 2451545) / 36525

function sun(t) {
  const m = (357.52911 + 35999.05029 * t) * rad
  return turn(
    280.46646 +
      36000.76983 * t +
      1.914602 * Math.sin(m) +
      0.019993 * Math.sin(2 * m) +
      0.000289 * Math.sin(3 * m),
  )
}

// Multiples of D, M, M', F and the coefficient of the sine, in degrees.
const moonTerms = [
  [0, 0, 1, 0, 6.288774],
  [2, 0, -1, 0, 1.274027],
  [2, 0, 0, 0, 0.658314],
  [0, 0, 2, 0, 0.213618],
  [0, 1, 0, 0, -0.185116],
  [0, 0, 0, 2, -0.114332],
  [2, 0, -2, 0, 0.058793],
  [2, -1, -1, 0, 0.057066],
  [2, 0, 1, 0, 0.053322],
  [2, -1, 0, 0, 0.045758],
  [0, 1, -1, 0, -0.040923],
  [1, 0, 0, 0, -0.03472],
  [0, 1, 1, 0, -0.030383],
  [2, 0, 0, -2, 0.015327],
  [0, 0, 1, 2, -0.012528],
  [0, 0, 1, -2, 0.01098],
  [4, 0, -1, 0, 0.010675],
  [0, 0, 3, 0, 0.010034],
  [4, 0, -2, 0, 0.008548],
]
function moon(t) {
  const d = 297.8501921 + 445267.1114034 * t
  const m = 357.5291092 + 35999.0502909 * t
  const m1 = 134.9633964 + 477198.8675055 * t
  const f = 93.272095 + 483202.0175233 * t
  const sum = moonTerms.reduce(
    (all, [a, b, c, e, size]) => all + size * Math.sin((a * d + b * m + c * m1 + e * f) * rad),
    0,
  )
  return turn(218.3164477 + 481267.88123421 * t + sum)
}

// The part of the lunar month from 0 to 30, and the sun's place among the stars (Lahiri).
const tithi = (t) => turn(moon(t) - sun(t)) / 12
const starry = (t) => turn(sun(t) - 23.85 - 1.396 * t)

/** The lunar month, 0 for Chaitra, by the sign in which the sun is at the new moon that begins it. */
function lunarMonth(t) {
  let start = t - tithi(t) * (29.530588 / 30 / 36525)
  // To the new moon itself, in two steps.
  for (let i = 0; i < 3; i++) {
    const off = tithi(start)
    start -= (off > 15 ? off - 30 : off) * (29.530588 / 30 / 36525)
  }
  return Math.floor(turn(starry(start) + 30.001) / 30) % 12
}

/**
 * The day on which `number` (of 30) is the tithi at the hour, India's time, in the lunar month, or where it is at no such hour the
 * day on which it ended. Of a month that comes twice the second counts.
 */
function byTithi(month, number, hour) {
  const isOn = (time) => {
    const at = time - day / 2 + (hour - 5.5) * 3600000
    const [now, before] = [centuries(at), centuries(at - day)]
    const since = (t) => (tithi(t) - number + 31) % 30
    if (since(now) < 1) return since(before) > 15 && lunarMonth(now) === month
    return since(before) > 15 && since(now) < 15 && lunarMonth(before) === month
  }
  return years.map((year) => {
    for (let n = daysIn(year) - 1; n >= 0; n--) if (isOn(noon(year, n))) return n
    throw new Error(`No day in ${year}`)
  })
}

const lists = {
  passover: inCalendar('hebrew', 'Nisan', 15),
  roshHashanah: inCalendar('hebrew', 'Tishri', 1),
  hanukkah: inCalendar('hebrew', 'Kislev', 25),
  ramadan: inCalendar('islamic-umalqura', 9, 1),
  eidAlFitr: inCalendar('islamic-umalqura', 10, 1),
  eidAlAdha: inCalendar('islamic-umalqura', 12, 10),
  muharram: inCalendar('islamic-umalqura', 1, 1),
  mawlid: inCalendar('islamic-umalqura', 3, 12),
  lunarNewYear: inCalendar('chinese', 1, 1),
  dragonBoat: inCalendar('chinese', 5, 5),
  midAutumn: inCalendar('chinese', 8, 15),
  diwali: byTithi(6, 30, 17.75),
  dussehra: byTithi(6, 10, 14.5),
  holi: byTithi(11, 15, 18.3).map((n) => n + 1),
  rakshaBandhan: byTithi(4, 15, 14),
  ganeshChaturthi: byTithi(5, 4, 12.5),
  janmashtami: byTithi(4, 23, 24),
  vesak: byTithi(1, 15, 6),
}
const packed = Object.entries(lists).map(
  ([name, days]) =>
    `export const ${name} =\n  '${days.map((n) => n.toString(36).padStart(2, '0')).join('')}'\n`,
)
writeFileSync(
  to,
  `// Made once by scripts/moon-days.mjs, so that no later calendar of Intl changes them: for each year from 1900 to 2100 the day of the year, from 0, in two digits of base 36.\n${packed.join('')}`,
)
