import { find, type Result, rewrite, rewriteFound } from '@palimpsest/deid'
import { isLabel, type Policy, preset, presetNames, relabel, type Scheme } from '@palimpsest/deid/policy'
import { createKeyring, parseKey, readPolicy, restore } from '@palimpsest/deid/replace'
import {
  checkSpans,
  DeidError,
  type Doc,
  type Extent,
  type OffsetMap,
  type OffsetUnit,
  offsetMap,
  resolve,
  type Span,
} from '@palimpsest/deid/text'
import { nodeHmac, readKey } from '../keys.ts'
import type { Metrics } from '../metrics.ts'
import type { ServiceOptions } from '../options.ts'
import { createPipelines } from './pipelines.ts'
import type {
  DeidentifiedDoc,
  DeidentifyRequest,
  DetectedDoc,
  DetectRequest,
  DocIn,
  RestoreRequest,
} from './schemas.ts'

/** What `/v1` does with one document, apart from HTTP. Every method rejects with a DeidError when it cannot. */
export interface Engine {
  readonly pipelineNames: readonly string[]
  readonly policyNames: readonly string[]
  readonly key: { readonly fingerprint: string; readonly ephemeral: boolean }
  /** Rejects as every document would that is done under these settings. */
  readonly check: (settings: StreamSettings) => Promise<void>
  readonly detect: (doc: DocIn, settings: DetectSettings) => Promise<DetectedDoc>
  readonly deidentify: (doc: DocIn, settings: DeidentifySettings) => Promise<DeidentifiedDoc>
  readonly restore: (request: RestoreRequest) => { text: string }
}

type DetectSettings = Omit<DetectRequest, 'text' | 'docs' | 'meta'>
type DeidentifySettings = Omit<DeidentifyRequest, 'text' | 'docs' | 'meta'>

export type StreamSettings = Pick<DeidentifySettings, 'pipeline' | 'language'> &
  Partial<Pick<DeidentifySettings, 'policy'>>

export function createEngine(
  options: ServiceOptions,
  metrics: Metrics,
  onNotice: (notice: string) => void,
): Engine {
  const { key, ephemeral } = readKey(options.key)
  const keyring = createKeyring(typeof key === 'string' ? parseKey(key) : key, { hmac: nodeHmac })
  const pipelines = createPipelines(onNotice)
  pipelines.check(options.pipeline)

  async function found(doc: Doc, settings: DetectSettings | DeidentifySettings): Promise<readonly Span[]> {
    const pipeline = await pipelines.get(settings.pipeline ?? options.pipeline, settings.language)
    const strategy = 'resolve' in settings ? settings.resolve : undefined
    const chosen = strategy ? { ...pipeline, resolve: strategy } : pipeline
    const trace = 'trace' in settings && settings.trace
    return find(doc, chosen, { language: settings.language, trace })
  }

  function count(doc: Doc, spans: readonly Span[]): void {
    metrics.characters.inc(doc.text.length)
    for (const { label } of spans) metrics.spans.inc({ label: isLabel(label) ? label : 'OTHER' })
  }

  return {
    pipelineNames: pipelines.names,
    policyNames: presetNames,
    key: { fingerprint: keyring.fingerprint, ephemeral },

    async check({ pipeline, language, policy }) {
      await pipelines.get(pipeline ?? options.pipeline, language)
      if (policy !== undefined) policyOf(policy)
    },

    async detect(given, settings) {
      const { doc, units } = read(given, settings.offsets)
      const spans = await found(doc, settings)
      count(doc, spans)
      const named = settings.labels === 'native' ? spans : relabel(spans, settings.labels as Scheme)
      return {
        id: doc.id,
        spans: named.map(({ why, ...span }) => ({
          ...span,
          start: units.from(span.start),
          end: units.from(span.end),
          ...(why && { why: { ...why } }),
        })),
      }
    },

    async deidentify(given, settings) {
      const { doc, spans: own, units } = read(given, settings.offsets)
      const policy = policyOf(settings.policy)
      if (settings.spans === 'given' && !given.spans)
        throw new DeidError(
          'no-spans',
          'The document has no spans of its own, and they were to be replaced: send `docs` with `spans`',
          { docId: doc.id, key: 'spans' },
        )
      const detected = settings.spans === 'given' ? [] : await found(doc, settings)
      // A person's spans come first where both cover a place; what sticks out of them stays.
      const spans =
        settings.spans === 'detect'
          ? resolve(detected, { text: doc.text })
          : resolve([...own, ...detected], { strategy: 'score', text: doc.text })
      count(doc, spans)
      // People's own spans are taken as they are: what they left is reported, not replaced.
      const apply = settings.spans === 'given' ? rewrite : rewriteFound
      return onTheWire(doc, apply(doc, spans, { policy, keyring }), units, settings.offsets)
    },

    restore({ text, spans, policy, meta, offsets }) {
      const doc: Doc = { id: '', text, ...(meta && { meta }) }
      const units = offsetMap(text, offsets)
      return { text: restore(doc, placed(spans, units, text), policyOf(policy), { keyring }) }
    },
  }
}

/** Spans of a request in UTF-16 offsets. Throws a DeidError `bad-span` for one that is not within the text. */
function placed<S extends Extent>(spans: readonly S[], units: OffsetMap, text: string): readonly S[] {
  try {
    const places = spans.map((span) => ({ ...span, start: units.to(span.start), end: units.to(span.end) }))
    checkSpans(places, text.length)
    return places
  } catch (error) {
    if (error instanceof RangeError) throw new DeidError('bad-span', error.message, { key: 'spans' })
    throw error
  }
}

/** A policy by preset name, or checked from its own fields. */
function policyOf(given: string | Readonly<Record<string, unknown>>): Policy {
  if (typeof given !== 'string') return readPolicy(JSON.stringify(given), { name: 'request' })
  if (presetNames.includes(given)) return preset(given)
  throw new DeidError('unknown-policy', `There is no such policy; there are ${presetNames.join(', ')}`, {
    key: 'policy',
  })
}

/** The document in UTF-16 offsets, and the way back to the caller's unit. */
function read(given: DocIn, unit: OffsetUnit) {
  const units = offsetMap(given.text, unit)
  const spans: readonly Span[] = placed(given.spans ?? [], units, given.text)
  for (const { label } of spans)
    if (!isLabel(label))
      throw new DeidError(
        'unknown-label',
        'A given span has a label that no label scheme knows; see GET /v1/labels',
        { key: 'spans' },
      )
  const doc: Doc = { id: given.id, text: given.text, ...(given.meta && { meta: given.meta }) }
  return { doc, spans, units }
}

/** The rewritten document on the wire; a leak refuses it, with offsets and never with text. */
function onTheWire(doc: Doc, result: Result, units: OffsetMap, unit: OffsetUnit): DeidentifiedDoc {
  const { text, edits, spans: moved, nominations, messages, leaks } = result
  const out = offsetMap(text, unit)
  const [leak] = leaks
  if (leak) {
    const [start, end] = [out.from(leak.start), out.from(leak.end)]
    throw new DeidError('leak', `A removed ${leak.label} still stands in the output at ${start}-${end}`, {
      docId: doc.id,
      start,
      end,
    })
  }
  const actionAt = new Map(nominations.map(({ start, action }) => [start, action]))
  return {
    id: doc.id,
    text,
    spans: moved.map(({ start, end, label }) => ({
      start: out.from(start),
      end: out.from(end),
      label,
      action: actionAt.get(edits.mapBack(start, -1)) ?? 'keep',
    })),
    edits: nominations.map(({ start, end, replacement, label, action }) => ({
      start: units.from(start),
      end: units.from(end),
      text: replacement,
      label,
      action,
    })),
    flags: messages.map(({ code, start, end, detail }) => ({
      code,
      start: units.from(start!),
      end: units.from(end!),
      detail,
    })),
  }
}
