import type { Span } from '../../text/span.ts'
import type { Action, Flag, Proposal } from '../action.ts'
import { settingsReader } from '../settings.ts'
import { address } from './categories/address.ts'
import { age } from './categories/age.ts'
import { characters } from './categories/characters.ts'
import { facility } from './categories/facility.ts'
import { healthplan } from './categories/healthplan.ts'
import { identifier } from './categories/identifier.ts'
import { email, ip, mac, url, username } from './categories/internet.ts'
import { name } from './categories/name.ts'
import { nrp } from './categories/nrp.ts'
import { phone } from './categories/phone.ts'
import { profession } from './categories/profession.ts'
import type { Category } from './category.ts'
import { openDates } from './dates/date-surrogates.ts'
import { isDateLabel, type Kind, kindOfLabel } from './kind-of-label.ts'
import { longestRead, type Original, originalOf, type Reading } from './original.ts'
import { fixedValue, ownValue } from './own-surrogate.ts'
import { type SurrogateSettings, surrogateSchema } from './settings.ts'
import { likeness } from './similar.ts'
import { Work } from './work.ts'

const categories: Readonly<Record<Exclude<Kind, 'date'>, Category<unknown>>> = {
  name,
  initials: name,
  username,
  age,
  phone,
  address,
  facility,
  organisation: facility,
  profession,
  email,
  url,
  ip,
  mac,
  identifier,
  nrp,
  characters,
}

const collision: Flag = {
  code: 'surrogate-collision',
  detail: 'No surrogate could be found that differs from every original of the document',
}

/**
 * A realistic fake that fits in the place of the original: the same key, scope and original give the same surrogate
 * in every document, and no surrogate is an original of the document.
 */
export const surrogate: Action<SurrogateSettings> = {
  name: 'surrogate',
  settings: settingsReader('surrogate', surrogateSchema),
  open(task) {
    const work = new Work({ ...task, keepsWhole })
    const date = task.spans.some((span) => isDateLabel(span.label))
      ? openDates({ ...task, spans: task.allSpans.filter((span) => isDateLabel(span.label)) })
      : undefined
    const aliases =
      task.settings.alike === undefined ? undefined : aliasesOf(work, task.spans, task.settings.alike)
    const all = task.spans.length === task.allSpans.length
    return (span, index) => {
      if (date && isDateLabel(span.label)) return date(span)
      const here =
        all && work.allSpans[index] === span
          ? work.originals[index]!
          : originalOf(work.textOf(span), span.label)
      const alias = aliases?.get(here.text)
      const original = alias === undefined ? here : originalOf(alias, span.label)
      if (original.proposedIn !== work.number) {
        original.proposal = propose(original, work)
        original.proposedIn = work.number
      }
      return original.proposal!
    }
  },
}

// Texts of one kind that are nearly equal to an earlier one of the document, with that one.
function aliasesOf(work: Work, spans: readonly Span[], alike: number): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>()
  const seen = new Map<Kind, string[]>()
  for (const span of spans) {
    const kind = kindOfLabel(span.label)
    const text = work.textOf(span)
    if (!['name', 'address', 'facility', 'organisation', 'profession'].includes(kind)) continue
    let earlier = seen.get(kind)
    if (!earlier) seen.set(kind, (earlier = []))
    if (aliases.has(text) || earlier.includes(text)) continue
    const like = earlier.find(
      (one) =>
        one.length + text.length < longestRead && !/\d/.test(one + text) && likeness(one, text) >= alike,
    )
    if (like === undefined) earlier.push(text)
    else aliases.set(text, like)
  }
  return aliases
}

function propose(original: Original, work: Work): Proposal {
  const { text, label } = original
  const fixed = fixedValue(text, label, work) ?? ownValue(text, label, work)
  if (fixed) return fixed
  const reading = (original.reading ??= readingOf(original))
  const made = make(reading, original, work)
  if (reading.unread === undefined || made.flag) return made
  const isFlagged = work.settings.flagUnread.includes(label) && readable.has(reading.unread)
  return isFlagged ? { ...made, flag: unread(reading.unread) } : made
}

function readingOf({ text, label, kind }: Original): Reading {
  const category = text.length > longestRead ? characters : categoryOf(text, label, kind)
  const parsed = category.digest(text, label)
  if (parsed !== undefined) return { category, parsed, identity: category.identity(parsed) }
  return { category: characters, parsed: text, identity: characters.identity(text), unread: category.name }
}

function make({ category, parsed, identity }: Reading, { text, label }: Original, work: Work): Proposal {
  if (category.keeps?.(parsed, work)) return { text }
  const draw = work.draw(category.name, identity)
  let own: string | undefined
  for (let attempt = 0; attempt < 40; attempt++) {
    const made = category.render(parsed, draw, work, attempt > 0)
    if (made === text) continue
    if (!work.isTaken(made)) return { text: made }
    own ??= made
  }
  if (own !== undefined && category.differsFrom === 'own') return { text: own }
  return { text: own ?? `<${label}>`, flag: collision }
}

/** Whether the settings let this original stand as it is. */
function keepsWhole(original: Original, work: Work): boolean {
  const { category, parsed } = (original.reading ??= readingOf(original))
  return category.keeps?.(parsed, work) ?? false
}

// Kinds whose originals have one form that they can fail to have.
const readable: ReadonlySet<string> = new Set(['phone', 'email', 'url', 'ip', 'mac'])

function unread(kind: string): Flag {
  return {
    code: `unparseable-${kind}`,
    detail: `This could not be read as ${kind}, so only its characters were changed`,
  }
}

function categoryOf(text: string, label: string, kind: Kind): Category<unknown> {
  // Schemes with one label for places use it for hospitals too.
  if (kind === 'address' && /^LOC/.test(label) && facilityWord.test(text)) return facility
  if (kind === 'phone' && text.includes('@')) return email
  if (kind === 'identifier' && text.length === 17 && /^(?:[\da-f]{2}[:-]){5}[\da-f]{2}$/i.test(text))
    return mac
  // Health plans are as often names as numbers.
  if (label === 'HEALTHPLAN' && !/\d/.test(text)) return healthplan
  return kind === 'date' ? characters : categories[kind]
}

const facilityWord =
  /\b(?:hospital|clinic|medical|center|health|nursing|rehab|hospice|infirmary|university)\b/i
