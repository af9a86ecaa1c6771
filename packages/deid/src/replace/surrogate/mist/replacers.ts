import type { Policy } from '../../../policy/policy.ts'
import { DeidError } from '../../../text/message.ts'
import type { Span } from '../../../text/span.ts'
import type { Action, ActionTask, Proposal } from '../../action.ts'
import { scrambled } from '../categories/characters.ts'
import { openDates } from '../dates/date-surrogates.ts'
import { parseDate } from '../dates/parse.ts'
import { writeMoved } from '../dates/write.ts'
import { drawsOf } from '../scope-key.ts'
import { surrogate } from '../surrogate.ts'
import { Work } from '../work.ts'
import { asMist204 } from './compat.ts'
import { agesOf, DeidNames, deidAge, readDeidName } from './de-id.ts'
import { deltaDays } from './delta-days.ts'
import { fromResources, sampleDate } from './from-resources.ts'
import { invent, inventName } from './invent.ts'
import { withNewlines } from './newlines.ts'
import { contentOf, findPlaceholders } from './placeholders.ts'
import { ruled } from './ruled.ts'
import { applyRules, type ReplacementMap } from './rules.ts'
import { hipaa, type MistTask, type MistType } from './tasks.ts'

/** MIST's replacers, by the names that its tools and documents use. */
export const mistReplacers = [
  'clear -> [ ]',
  'clear -> char repl',
  'clear -> clear',
  'clear -> DE-ID',
  '[ ] -> clear',
  'DE-ID -> clear',
] as const
export type MistReplacerName = (typeof mistReplacers)[number]

export interface MistOptions {
  readonly task?: MistTask
  /** Rules by file and label; see `readReplacementMap`. */
  readonly replacementMap?: ReplacementMap
  /** The name by which this document's rules are found; the document's id when absent. */
  readonly file?: string
  /** `LABEL,doc|batch|none` joined by `;`. */
  readonly cacheScope?: string
  /** Labels whose unreadable dates, phones, URLs and e-mail addresses a person must look at before transform. */
  readonly flagUnparseableSeeds?: readonly string[]
  /** Labels that are left as they are. */
  readonly dontNominate?: readonly string[]
  /** Reproduces the shapes of MIST 2.0.4 where they are not what it meant to write. */
  readonly compat?: 'mist-2.0.4'
  /** Values in place of the pools, by label; see `resourcePools`. */
  readonly pools?: Readonly<Record<string, readonly string[]>>
}

/** What a replacer needs to run: the policy and its action for `nominate`, and where the placeholders of redacted text are. */
export interface MistReplacer {
  readonly policy: Policy
  readonly actions: readonly Action<unknown>[]
  /** Only for replacers that read redacted text. */
  readonly find?: (text: string) => readonly Span[]
}

/** The replacer of that name. Throws a DeidError `unknown-replacer` or `bad-cache-scope`. */
export function mistReplacer(name: string, options: MistOptions = {}): MistReplacer {
  if (!isReplacer(name))
    throw new DeidError('unknown-replacer', `There is no replacer '${name}': ${mistReplacers.join(', ')}`)
  const task = options.task ?? hipaa
  const settings = { ...options, task, scopes: readCacheScope(options.cacheScope ?? '') }
  const action: Action<unknown> = {
    name: 'mist',
    settings: () => ({}),
    open: (work) => openers[name](work as ActionTask<unknown>, settings),
  }
  const kept = Object.fromEntries((options.dontNominate ?? []).map((label) => [label, { action: 'keep' }]))
  const policy: Policy = {
    version: 1,
    name,
    scope: { kind: 'doc' },
    default: { action: 'mist' },
    labels: kept,
  }
  const style = name === '[ ] -> clear' ? 'brackets' : name === 'DE-ID -> clear' ? 'de-id' : undefined
  return style === undefined
    ? { policy, actions: [action] }
    : { policy, actions: [action], find: (text) => findPlaceholders(text, style, task) }
}

type CacheScope = 'doc' | 'batch' | 'none'
type Settings = MistOptions & { readonly task: MistTask; readonly scopes: ReadonlyMap<string, CacheScope> }
type Opener = (work: ActionTask<unknown>, settings: Settings) => (span: Span) => Proposal

const openers: Readonly<Record<MistReplacerName, Opener>> = {
  'clear -> [ ]':
    ({ doc }) =>
    ({ start, end, label }) => ({ text: withNewlines(doc.text.slice(start, end), `[${label}]`) }),

  // Only plain letters and digits change, so the length stays the same.
  'clear -> char repl': (work) => {
    const draws = drawsOf(work.keyring, work.scope)
    return ({ start, end, label }) => {
      const text = work.doc.text.slice(start, end)
      const draw = draws(`mist characters ${label}`, text.replace(/\s+/g, ' '))
      return { text: text.replace(/[A-Za-z0-9]/g, (char) => scrambled(char, draw)) }
    }
  },

  'clear -> clear': openClear,
  'clear -> DE-ID': openDeid,
  '[ ] -> clear': (work, settings) => {
    const fill = filler(work, settings)
    return (span) => ({ text: fill(span) })
  },
  'DE-ID -> clear': openFromDeid,
}

function openClear(task: ActionTask<unknown>, settings: Settings): (span: Span) => Proposal {
  const { doc, keyring } = task
  const typeOf = (label: string): MistType => settings.task.labels[label] ?? 'OTHER'
  const scopeOf = ({ label, start }: Span): string => {
    const cache = settings.scopes.get(label) ?? settings.scopes.get(typeOf(label)) ?? 'doc'
    return cache === 'batch' ? 'batch' : cache === 'none' ? `${task.scope}:${start}` : task.scope
  }
  const days = documentDays(task, settings)
  const surrogates = surrogate.settings({
    days,
    unparseable: 'surrogate',
    holidays: 'unparseable',
    flagUnread: [...(settings.flagUnparseableSeeds ?? [])],
    pools: poolsOf(settings),
  })
  const flagged = { ...surrogates, unparseable: 'flag' as const }
  const byScope = new Map<string, { propose: (span: Span) => Proposal; work: Work }>()
  for (const span of task.spans) {
    const scope = scopeOf(span)
    if (byScope.has(scope)) continue
    const own = { ...task, scope, settings: surrogates, spans: task.spans }
    const make = surrogate.open(own)
    const dates = openDates({
      doc,
      spans: task.allSpans.filter(({ label }) => typeOf(label) === 'DATE'),
      keyring,
      scope: task.scope,
      settings: flagged,
    })
    const propose = (s: Span): Proposal => {
      if (typeOf(s.label) === 'OTHER') return { text: '<<OTHERPII>>' }
      const isFlagged = typeOf(s.label) === 'DATE' && settings.flagUnparseableSeeds?.includes(s.label)
      return isFlagged ? withShift(dates(s), days) : make(s, 0)
    }
    byScope.set(scope, { propose, work: new Work(own) })
  }
  const file = settings.file ?? doc.id
  return (span) => {
    const { propose, work } = byScope.get(scopeOf(span))!
    const text = doc.text.slice(span.start, span.end)
    const byRule =
      settings.replacementMap &&
      ruled({ type: typeOf(span.label), text, days, work }, (pattern) =>
        applyRules(settings.replacementMap!, file, span.label, pattern),
      )
    if (byRule !== undefined) return { text: withNewlines(text, byRule) }
    const upstream =
      settings.compat === 'mist-2.0.4'
        ? asMist204({ type: typeOf(span.label), label: span.label, text, days, work })
        : undefined
    if (upstream !== undefined) return { text: withNewlines(text, upstream) }
    const { flag, ...proposed } = propose(span)
    const made = flag ? proposed.text : filed(span, proposed.text, settings, work)
    const proposal = { text: withNewlines(text, made) }
    return flag ? { ...proposal, flag } : proposal
  }
}

/** A date that could not be read says what it should become, for whoever settles it. */
function withShift(made: Proposal, days: number): Proposal {
  if (made.flag?.code !== 'unparseable-date') return made
  const detail = `Date should be ${Math.abs(days)} days ${days < 0 ? 'before' : 'after'} the original`
  return { ...made, flag: { ...made.flag, detail } }
}

/** What the data files put in the place of what the engine made. */
function filed({ start, end, label }: Span, made: string, { pools, task }: Settings, work: Work): string {
  const type = task.labels[label] ?? 'OTHER'
  if (!pools) return made
  const text = work.doc.text.slice(start, end)
  if (type !== 'DATE' || !pools.DATE_SAMPLE || parseDate(text, 'mdy'))
    return fromResources({ type, text, made }, pools, work)
  return sampleDate(pools.DATE_SAMPLE, work.draw('mist date', text)) ?? made
}

function poolsOf({ pools = {} }: Settings): Record<string, string[]> {
  return Object.fromEntries(Object.entries(pools).map(([label, values]) => [label, [...values]]))
}

function openDeid(task: ActionTask<unknown>, settings: Settings): (span: Span) => Proposal {
  const { doc } = task
  const { labels, open, close } = settings.task
  const days = documentDays(task, settings)
  const names = new DeidNames()
  const known = new Map<string, string>()
  return ({ start, end, label }) => {
    const text = doc.text.slice(start, end)
    const inside = () => {
      switch (labels[label]) {
        case 'PERSON':
          return names.write(text)
        case 'AGE': {
          const age = /\d+/.exec(text)
          return age ? deidAge(Number(age[0])) : undefined
        }
        case 'DATE': {
          const date = parseDate(text, 'mdy')
          const moved = date && writeMoved(date, { days })
          // A time alone says no date, and does not move.
          return moved === text ? undefined : moved
        }
        default:
          return undefined
      }
    }
    const key = `${label} ${text}`
    let made = known.get(key)
    if (made === undefined) {
      const content = inside()
      known.set(key, (made = `**${label}${content === undefined ? '' : open + content + close}`))
    }
    return { text: withNewlines(text, made) }
  }
}

function openFromDeid(task: ActionTask<unknown>, settings: Settings): (span: Span) => Proposal {
  const { doc, keyring, scope } = task
  const fill = filler(task, settings)
  const draws = drawsOf(keyring, scope)
  const days = documentDays(task, settings)
  const tokens = new Map<string, string>()
  // A token is one name of the document, wherever it stands.
  const nameOf = (token: string, part: 'first' | 'last') => {
    const key = `${part} ${token}`
    let name = tokens.get(key)
    if (!name) {
      const draw = draws('de-id name', key)
      const own = part === 'first' ? settings.pools?.FIRST_NAME : settings.pools?.LAST_NAME
      tokens.set(key, (name = own ? draw.pick(own) : inventName(draw, 'N')[part]))
    }
    return name
  }
  return (span) => {
    const text = doc.text.slice(span.start, span.end)
    const content = contentOf(text)
    const type = settings.task.labels[span.label]
    if (content === undefined || content.trim() === '') return { text: fill(span) }
    if (type === 'PERSON') {
      const { first, middle, last, lastIsFirst } = readDeidName(content)
      if (last === undefined) return { text: fill(span) }
      const surname = nameOf(last, 'last')
      if (first === undefined) return { text: surname }
      const given = [
        nameOf(first, 'first'),
        ...middle.map((m) =>
          /^[A-Z]\.?$/.test(m) ? nameOf(m[0]!.repeat(3), 'first')[0] + m.slice(1) : nameOf(m, 'first'),
        ),
      ].join(' ')
      return { text: lastIsFirst ? `${surname}, ${given}` : `${given} ${surname}` }
    }
    if (type === 'AGE') {
      const range = agesOf(content)
      return {
        text: range ? String(draws('de-id age', `${span.start}`).between(range[0], range[1])) : fill(span),
      }
    }
    if (type === 'DATE') {
      const date = parseDate(content, 'mdy')
      return { text: date ? writeMoved(date, { days }) : fill(span) }
    }
    return { text: fill(span) }
  }
}

// Texts from nothing: each placeholder its own, as it says no more than its label.
function filler(task: ActionTask<unknown>, settings: Settings): (span: Span) => string {
  const draws = drawsOf(task.keyring, task.scope)
  const chosen = surrogate.settings({ pools: poolsOf(settings) })
  return ({ start, label }) => {
    const type = settings.task.labels[label] ?? 'OTHER'
    const draw = draws(`mist invent ${type}`, `${start}`)
    const sample = settings.pools?.DATE_SAMPLE
    const seed = (type === 'DATE' && sample && sampleDate(sample, draw)) || invent(type, draw)
    if (type === 'OTHER' || type === 'AGE' || type === 'DATE' || type === 'ID') return seed
    const doc = { id: task.doc.id, text: seed }
    const span: Span = { start: 0, end: seed.length, label, score: 1, source: 'placeholder' }
    const own = {
      doc,
      spans: [span],
      allSpans: [span],
      keyring: task.keyring,
      scope: `${task.scope}:${start}`,
      settings: chosen,
    }
    return filed(span, surrogate.open(own)(span, 0).text, settings, new Work(own))
  }
}

function documentDays(task: ActionTask<unknown>, settings: Settings): number {
  const dates = task.allSpans.filter(({ label }) => settings.task.labels[label] === 'DATE')
  return deltaDays(
    dates.map(
      ({ start, end }) => contentOf(task.doc.text.slice(start, end)) ?? task.doc.text.slice(start, end),
    ),
    drawsOf(task.keyring, task.scope)('mist delta', ''),
  )
}

function readCacheScope(text: string): ReadonlyMap<string, CacheScope> {
  const scopes = new Map<string, CacheScope>()
  for (const part of text.split(';')) {
    if (part.trim() === '') continue
    const [, label, scope] = /^\s*([A-Z_]+)\s*,\s*(doc|batch|none)\s*$/.exec(part) ?? []
    if (label === undefined)
      throw new DeidError(
        'bad-cache-scope',
        "A cache scope is written 'LABEL,doc', 'LABEL,batch' or 'LABEL,none', joined by ';'",
        { key: 'cache_scope' },
      )
    scopes.set(label, scope as CacheScope)
  }
  return scopes
}

function isReplacer(name: string): name is MistReplacerName {
  return (mistReplacers as readonly string[]).includes(name)
}
