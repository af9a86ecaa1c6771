import { z } from 'zod'
import { labelInfo } from '../../policy/labels.ts'
import type { Action, ActionTask, Proposal } from '../action.ts'
import { ageIn, withAge } from '../generalize/age.ts'
import { coarseDate, yearsIn } from '../generalize/date.ts'
import { shortZip } from '../generalize/zip.ts'
import { settingsReader } from '../settings.ts'
import { dateText } from '../surrogate/dates/date-text.ts'
import { documentDates } from '../surrogate/dates/document.ts'

const ways = ['over', 'bands', 'digits', 'keep', 'bucket'] as const

const schema = z
  .strictObject({
    /** Ages: those above become `to`, the rest stay, or fall into `bands`. */
    over: z.int().positive().optional(),
    to: z.string().min(1).optional(),
    /** Ages: bands of so many years, or bands that start at these ages. */
    bands: z.union([z.int().min(2).max(50), z.array(z.int().nonnegative()).min(1)]).optional(),
    /** ZIP codes: how many digits stay; `fill` in place of each of the others. */
    digits: z.int().min(1).max(4).optional(),
    fill: z.string().max(1).optional(),
    /** Dates: what stays. `order` decides what 3/4/2003 means where the document does not tell. */
    keep: z.enum(['year', 'quarter', 'month']).optional(),
    order: z.enum(['mdy', 'dmy']).optional(),
    /** Dates before this year become this year. */
    minYear: z.int().min(1).max(9999).optional(),
    /** Numbers: buckets of this size. */
    bucket: z.int().min(2).optional(),
    /** What cannot be read: flagged for a person, or its label. */
    unparseable: z.enum(['flag', 'label']).default('flag'),
  })
  .superRefine((settings, context) => {
    const given = ways.filter((way) => settings[way] !== undefined)
    const issue = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message })
    if (given.length === 0)
      issue('over', 'or bands (ages), digits (ZIP codes), keep (dates) or bucket is needed')
    else if (given.length > 1 && !(given.length === 2 && given.includes('over') && given.includes('bands')))
      issue(given[1]!, `cannot go with ${given[0]}`)
    const lost = (key: 'to' | 'fill' | 'order' | 'minYear', way: (typeof ways)[number]) =>
      settings[key] !== undefined && settings[way] === undefined && issue(key, `goes with ${way}`)
    lost('to', 'over')
    lost('fill', 'digits')
    lost('order', 'keep')
    lost('minYear', 'keep')
  })

type Settings = z.output<typeof schema>

/** The coarser value of one text; undefined when it cannot be read, null when nothing of it may stay. */
type Coarser = (text: string) => string | undefined | null

/**
 * A coarser value in place of an exact one: ages over 89 as `90+`, ages in bands, three digits of a ZIP code,
 * the year of a date, numbers in buckets. A date that says no year, or one 90 years and more before the latest of
 * the document (which would tell an age over 89), becomes its label.
 */
export const generalize: Action<Settings> = {
  name: 'generalize',
  settings: settingsReader('generalize', schema),
  open(task) {
    const coarser = coarserFor(task)
    return ({ start, end, label }): Proposal => {
      const text = coarser(task.doc.text.slice(start, end))
      if (typeof text === 'string') return { text }
      if (text === null || task.settings.unparseable === 'label') return { text: `<${label}>` }
      return {
        text: `<${label}>`,
        flag: { code: 'unparseable-value', detail: `This ${label} cannot be read, and so not made coarser` },
      }
    }
  },
}

function coarserFor({ settings, doc, allSpans }: ActionTask<Settings>): Coarser {
  const { digits, fill = '', keep, order = 'mdy', minYear, bucket } = settings
  if (digits !== undefined) return (text) => shortZip(text, digits, fill)
  if (bucket !== undefined) return (text) => inBuckets(text, bucket)
  if (keep === undefined) return (text) => coarseAge(text, settings)
  const dates = allSpans.filter(({ label }) => labelInfo(label)?.group === 'DATE')
  const texts = dates.map(({ start, end }) => dateText(doc.text.slice(start, end)))
  const { order: usual } = documentDates(texts, order)
  const latest = texts
    .flatMap(({ text }) => yearsIn(text, usual))
    .reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  return (text) => coarseDate(text, keep, usual, { oldest: latest - 89, floor: minYear }) ?? null
}

function coarseAge(text: string, { over, to, bands }: Settings): string | undefined {
  const age = ageIn(text)
  if (!age) return undefined
  if (over !== undefined && age.years >= over + 1) return withAge(text, age, to ?? `${over + 1}+`)
  return bands === undefined ? text : withAge(text, age, band(Math.floor(age.years), bands))
}

function band(years: number, bands: number | readonly number[]): string {
  if (typeof bands === 'number') {
    const low = Math.floor(years / bands) * bands
    return `${low}-${low + bands - 1}`
  }
  const starts = [...new Set([0, ...bands])].sort((a, b) => a - b)
  const at = starts.findLastIndex((start) => start <= years)
  const next = starts[at + 1]
  return next === undefined ? `${starts[at]}+` : `${starts[at]}-${next - 1}`
}

function inBuckets(text: string, size: number): string | undefined {
  let found = false
  const out = text.replace(/\d+(?:\.\d+)?/g, (number) => {
    found = true
    const low = Math.floor(Number(number) / size) * size
    return `${low}-${low + size - 1}`
  })
  return found ? out : undefined
}
