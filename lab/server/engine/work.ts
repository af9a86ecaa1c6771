import { setImmediate } from 'node:timers/promises'
import { DeidError, type Doc, find, type Pipeline, type Policy, resolve, type Span } from '@palimpsest/deid'
import type { ExportFormat } from '../../shared/export.ts'
import type { RuleBody } from '../../shared/resources.ts'
import { Refusal } from '../errors.ts'
import { shipped } from './pipelines.ts'
import { rulePipeline } from './rule-detector.ts'
import { deidentifyGiven, type GivenSpan, type Made } from './view.ts'

/** A resource as a thread opens it. `given`: run elsewhere, its spans come with the document. */
export interface FinderSource {
  readonly id: string
  /** The labels wanted of it; null: all. */
  readonly labels: readonly string[] | null
  readonly source: { readonly kind: 'shipped' | 'given' } | { readonly kind: 'rule'; readonly rule: RuleBody }
}

/** How a document's replacements are made: the policy as JSON, so that it passes between threads quickly. */
export interface Release {
  readonly policy: string
  readonly secret: string
}

/** A document to search, with what finders that run elsewhere found in it, in their order. */
export interface FindDoc {
  readonly doc: Doc
  readonly given: readonly (readonly Span[])[]
}

export interface ReleaseDoc {
  readonly doc: Doc
  readonly spans: readonly GivenSpan[]
}

export interface FindTask {
  readonly kind: 'find'
  readonly docs: readonly FindDoc[]
  readonly finders: readonly FinderSource[]
  readonly language: string
  /** Try the release with what was found, and say how that went. */
  readonly attempt: Release | null
}

export interface ReleaseTask {
  readonly kind: 'release'
  readonly docs: readonly ReleaseDoc[]
  readonly release: Release
}

/** Writes a working file of export lines as a format; the exports do it. */
export interface FormatTask {
  readonly kind: 'format'
  readonly format: ExportFormat
  readonly working: string
  readonly target: string
}

/** A file as it lies on disk; its SHA-256 in hexadecimal. */
export interface Written {
  readonly bytes: number
  readonly sha256: string
}

/** What became of one document: an error of one is not an error of the others. */
export type Outcome<T> = { readonly done: T } | { readonly failed: Failure }

/** `place`: where in the program an error came up that nobody foresaw, for the log. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly place?: string
}

/** What a finder says when it opens. */
export interface Notice {
  readonly id: string
  readonly notice: string
}

/** How a release went, without the text. */
export interface Attempt {
  readonly flagged: number
  readonly leaks: number
}

export interface Found {
  readonly spans: readonly Span[]
  /** Finders that ran with less than their names say, with what is missing. */
  readonly notices: readonly Notice[]
  /** null where none was asked for. */
  readonly attempt: Outcome<Attempt> | null
}

/** Finds in each document what the resources find: one span per place, in reading order. */
export async function findAll(task: FindTask, breathe: boolean): Promise<Outcome<Found>[]> {
  const opening = Promise.all(task.finders.map(openSource))
  return each(task.docs, breathe, async ({ doc, given }) => {
    const all: Span[] = []
    const notices: Notice[] = []
    let elsewhere = 0
    for (const { id, pipeline, notice, labels } of await opening) {
      if (notice) notices.push({ id, notice })
      const found = pipeline
        ? await find(doc, pipeline, { language: task.language, trace: true })
        : (given[elsewhere++] ?? [])
      for (const span of found) if (!labels || labels.has(span.label)) all.push(span)
    }
    const spans = resolve(all, { strategy: 'longest', text: doc.text })
    if (!task.attempt) return { spans, notices, attempt: null }
    const asGiven = spans.map((span, i) => ({ ...span, id: `p${i + 1}`, replacement: null }))
    return { spans, notices, attempt: attempt({ doc, spans: asGiven }, task.attempt) }
  })
}

/** Makes the copies without what the spans cover. */
export async function releaseAll(task: ReleaseTask, breathe: boolean): Promise<Outcome<Made>[]> {
  return each(task.docs, breathe, async (given) => make(given, task.release))
}

function attempt(given: ReleaseDoc, release: Release): Outcome<Attempt> {
  try {
    const { nominations, leaks } = make(given, release)
    return { done: { flagged: nominations.filter(({ flag }) => flag).length, leaks: leaks.length } }
  } catch (error) {
    return { failed: failure(error) }
  }
}

function make({ doc, spans }: ReleaseDoc, { policy, secret }: Release): Made {
  return deidentifyGiven(doc, spans, { policy: policyFrom(policy), secret })
}

async function each<In, Out>(
  items: readonly In[],
  breathe: boolean,
  work: (item: In) => Promise<Out>,
): Promise<Outcome<Out>[]> {
  const outcomes: Outcome<Out>[] = []
  for (const item of items) {
    // Where there is no thread for this, others get their turn between documents.
    if (breathe) await setImmediate()
    try {
      outcomes.push({ done: await work(item) })
    } catch (error) {
      outcomes.push({ failed: failure(error) })
    }
  }
  return outcomes
}

/** Only errors of ours have words that are known to hold no text. */
function failure(error: unknown): Failure {
  if (error instanceof DeidError || error instanceof Refusal)
    return { code: error.code, message: error.message }
  const message = 'It failed for an unknown reason; the server log names the place'
  const frame = error instanceof Error ? /\n\s*at ([^\n]{1,200})/.exec(error.stack ?? '')?.[1] : undefined
  return { code: 'internal', message, place: frame ?? 'unknown' }
}

interface OpenSource {
  readonly id: string
  readonly pipeline: Pipeline | null
  readonly notice: string | null
  readonly labels: ReadonlySet<string> | null
}

const rules = new Map<string, ReturnType<typeof rulePipeline>>()
const policies = new Map<string, Policy>()

async function openSource({ id, labels, source }: FinderSource): Promise<OpenSource> {
  const wanted = labels ? new Set(labels) : null
  const base = { id, notice: null, labels: wanted }
  if (source.kind === 'given') return { ...base, pipeline: null }
  if (source.kind === 'rule') {
    const pipeline = remembered(rules, `${id} ${JSON.stringify(source.rule)}`, () =>
      rulePipeline(id, source.rule),
    )
    return { ...base, pipeline }
  }
  const own = shipped.find((it) => it.id === id)
  if (!own) throw new DeidError('unknown-pipeline', `There is no resource ${id}`)
  const { notice, ...pipeline } = await own.open()
  return { ...base, notice, pipeline: { ...pipeline, labels: 'native' } }
}

/** The engine prepares a policy once for as long as it is the same value. */
function policyFrom(json: string): Policy {
  return remembered(policies, json, () => JSON.parse(json) as Policy)
}

/** The value for a key, made at its first use; the 20 newest are kept. */
function remembered<V>(memory: Map<string, V>, key: string, make: () => V): V {
  const known = memory.get(key)
  if (known !== undefined) return known
  const made = make()
  if (memory.size >= 20) for (const oldest of [...memory.keys()].slice(0, 1)) memory.delete(oldest)
  memory.set(key, made)
  return made
}
