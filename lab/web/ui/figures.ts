/** Numbers and times as people read them, in the language of the page. */
const language = 'en'
const whole = new Intl.NumberFormat(language)
const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
const fine = new Intl.NumberFormat(language, {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})
const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' })
const minute = new Intl.DateTimeFormat(language, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})
const second = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', hour12: false })
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })

export const count = (n: number): string => whole.format(n)
export const percent = (x: number): string => share.format(x)
export const finePercent = (x: number | null): string => (x === null ? '–' : fine.format(x))
/** A coefficient of -1 to 1 with two places. */
export const coefficient = (x: number | null): string =>
  x === null ? '–' : (Math.round(x * 100) / 100 + 0).toFixed(2)
/** A score of 0 to 1 with two places, without the zero before the point: `.97`. */
export const score = (x: number): string =>
  x >= 1 ? '1' : (Math.floor(x * 100) / 100).toFixed(2).replace(/^0/, '')
export const date = (instant: string): string => day.format(new Date(instant))
export const time = (instant: string): string => minute.format(new Date(instant))
export const exactTime = (instant: string): string => second.format(new Date(instant))

/** `5 minutes ago`, for what happened within a week; else the date. */
export function ago(instant: string, now = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1000
  const size = Math.abs(seconds)
  if (size < 45) return relative.format(0, 'second')
  if (size < 3600) return relative.format(Math.round(seconds / 60), 'minute')
  if (size < 86_400) return relative.format(Math.round(seconds / 3600), 'hour')
  if (size < 7 * 86_400) return relative.format(Math.round(seconds / 86_400), 'day')
  return date(instant)
}

/** `1 h 20 min`, `3 min`, `40 s`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

export function bytes(n: number): string {
  if (n < 1000) return `${n} B`
  if (n < 1e6) return `${(n / 1e3).toFixed(0)} kB`
  if (n < 1e9) return `${(n / 1e6).toFixed(1)} MB`
  return `${(n / 1e9).toFixed(1)} GB`
}
