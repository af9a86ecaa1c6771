import { DeidError, type Doc, find, type Policy, type Span } from '@palimpsest/deid'
import type { ProjectResource, Resource } from '../../shared/resources.ts'
import type { Db } from '../db/connect.ts'
import { catalogue } from './catalogue.ts'
import { type Finder, findersOf } from './finders.ts'
import { type Pool, unwrap } from './pool.ts'
import type { Made } from './view.ts'
import type { FindDoc, Found, Outcome, Release, ReleaseDoc } from './work.ts'

/** Runs resources over texts, and makes copies without what was found; in threads where it has them. */
export interface Engine {
  /** Everything that can be chosen, for *Reuse resources*. */
  list(): Promise<readonly Resource[]>
  /** The chosen resources, ready to run. Throws a Refusal when one is gone, a DeidError when one cannot run here. */
  open(chosen: readonly ProjectResource[]): Promise<Run>
  /** Copies of many documents, in their order; an error of one stops no other. */
  release(docs: readonly ReleaseDoc[], by: Settings, signal?: AbortSignal): Promise<readonly Outcome<Made>[]>
  /** The threads themselves, for work that is not about documents. */
  readonly pool: Pool
}

/** How a project's replacements are made. */
export interface Settings {
  readonly policy: Policy
  readonly secret: string
}

interface FindOptions {
  readonly language: string
  /** Try the release, and say how that went. */
  readonly attempt?: Settings
  readonly signal?: AbortSignal | undefined
}

/** Chosen resources ready to run over many texts. */
export interface Run {
  /** What predictions made by it are called; a resource that runs with less than its name says is marked. */
  readonly name: string
  /** What is missing where one does. */
  readonly notices: readonly string[]
  /** One span per place, in reading order. Rejects with a DeidError that names the detector, never the text. */
  find(doc: Doc, options: { language: string }): Promise<readonly Span[]>
  /** The same of many documents, in their order; an error of one stops no other. */
  findEach(docs: readonly Doc[], options: FindOptions): Promise<readonly Outcome<Found>[]>
}

export function createEngine(db: Db, pool: Pool): Engine {
  /** Shipped resources that were seen to run here, with what they said. */
  const running = new Map<string, string | null>()
  return {
    pool,
    list: () => catalogue(db),
    async open(chosen) {
      const finders = await findersOf(db, chosen)
      const fresh = finders.filter(
        ({ source: { id, source } }) => source.kind === 'shipped' && !running.has(id),
      )
      if (fresh.length > 0) {
        const [first] = await runOf(pool, fresh).findEach([{ id: '', text: '' }], { language: 'en' })
        const { notices } = unwrap(first)
        for (const { source } of fresh)
          running.set(source.id, notices.find(({ id }) => id === source.id)?.notice ?? null)
      }
      return runOf(pool, finders, running)
    },
    release: (docs, by, signal) => pool.release({ kind: 'release', docs, release: releaseOf(by) }, signal),
  }
}

function runOf(
  pool: Pool,
  finders: readonly Finder[],
  running: ReadonlyMap<string, string | null> = new Map(),
): Run {
  const noticeOf = ({ source }: Finder) => running.get(source.id) ?? null
  const prompts = finders.flatMap(({ prompt }) => prompt ?? [])
  const findEach: Run['findEach'] = async (docs, { language, attempt, signal }) => {
    const ready: FindDoc[] = []
    const failed = new Map<Doc, Outcome<Found>>()
    for (const doc of docs) {
      signal?.throwIfAborted()
      try {
        const given: (readonly Span[])[] = []
        for (const prompt of prompts) given.push(await find(doc, prompt, { language, trace: true }))
        ready.push({ doc, given })
      } catch (error) {
        if (!(error instanceof DeidError)) throw error
        failed.set(doc, { failed: { code: error.code, message: error.message } })
      }
    }
    const sources = finders.map(({ source }) => source)
    const release = attempt ? releaseOf(attempt) : null
    const found = await pool.find(
      { kind: 'find', docs: ready, finders: sources, language, attempt: release },
      signal,
    )
    let next = 0
    return docs.map((doc) => failed.get(doc) ?? found[next++]!)
  }
  return {
    name: finders.map((it) => (noticeOf(it) ? `${it.name} (reduced)` : it.name)).join(' + ') || 'nothing',
    notices: [...new Set(finders.flatMap((it) => noticeOf(it) ?? []))],
    findEach,
    find: async (doc, options) => unwrap((await findEach([doc], options))[0]).spans,
  }
}

const written = new WeakMap<Policy, string>()

function releaseOf({ policy, secret }: Settings): Release {
  const json = written.get(policy) ?? JSON.stringify(policy)
  written.set(policy, json)
  return { policy: json, secret }
}
