import { type DetectOptions, detect } from './detect/detect.ts'
import type { Pipeline } from './detect/pipeline.ts'
import { isLabel, relabel, unknownLabel } from './policy/labels.ts'
import type { Policy } from './policy/policy.ts'
import type { Action, Keyring, Nomination } from './replace/action.ts'
import { nominate } from './replace/nominate.ts'
import { settleFlags } from './replace/settle-flags.ts'
import { type Transformed, transform } from './replace/transform.ts'
import { type Leak, verify } from './replace/verify.ts'
import type { Doc } from './text/doc.ts'
import type { Message } from './text/message.ts'
import { resolve } from './text/resolve.ts'
import type { Span } from './text/span.ts'

/** Finds what identifies people in `doc`: one span per place, in reading order, in the pipeline's label scheme. */
export async function find(
  doc: Doc,
  pipeline: Pipeline,
  options: DetectOptions = {},
): Promise<readonly Span[]> {
  const proposals = await detect(doc, pipeline, options)
  const named =
    pipeline.labels === 'native' ? relabel(proposals, 'native', { declared: labelsOf(pipeline) }) : proposals
  return resolve(named, { strategy: pipeline.resolve, priority: pipeline.priority ?? [], text: doc.text })
}

export interface RewriteOptions {
  readonly policy: Policy
  readonly keyring: Keyring
  /** Actions of your own, by the name that the policy uses. */
  readonly actions?: readonly Action<unknown>[]
  /** Labels outside the schemes that may occur, beside those that the policy declares. */
  readonly labels?: readonly string[]
}

/** A document without what identified people in it, and how that came about. */
export interface Result extends Transformed {
  /** What was found and what was put in its place, in positions of the original. */
  readonly nominations: readonly Nomination[]
  /** Oddities, one for each nomination that was flagged. */
  readonly messages: readonly Message[]
  /** Where the output still shows a removed value; empty when all is well. */
  readonly leaks: readonly Leak[]
}

/**
 * Writes a copy of `doc` without `spans`, which must not overlap. What an action flags is not let through: it becomes
 * its label, and a message says so; to have a person look instead, call `nominate` and `transform` yourself.
 * The caller must not release a result with leaks. Throws a DeidError `unknown-label` for one that nothing declares.
 */
export function rewrite(doc: Doc, spans: readonly Span[], options: RewriteOptions): Result {
  const { policy, keyring, actions = [], labels = [] } = options
  checkLabels(spans, new Set([...labels, ...Object.keys(policy.customLabels ?? {})]))
  const proposed = nominate(doc, spans, policy, { keyring, actions })
  const nominations = settleFlags(proposed)
  const transformed = transform(doc, spans, nominations)
  return {
    ...transformed,
    nominations,
    messages: proposed.flatMap((nomination) => messageOf(nomination, doc.id)),
    leaks: verify(doc, nominations, transformed.text),
  }
}

export interface DeidentifyOptions extends RewriteOptions {
  readonly pipeline: Pipeline
  readonly detect?: DetectOptions
}

/**
 * Finds in `doc` what identifies people, and writes a copy without it. A value that was found in one place and missed
 * in another is replaced there too: such spans have the source `verify`.
 */
export async function deidentify(doc: Doc, options: DeidentifyOptions): Promise<Result> {
  const { pipeline, labels = [] } = options
  const settings = { ...options, labels: [...labels, ...labelsOf(pipeline)] }
  // Some pipelines leave overlaps to whoever replaces: here every place needs one span.
  const spans = resolve(await find(doc, pipeline, options.detect), { text: doc.text })
  return rewriteFound(doc, spans, settings)
}

/** `rewrite` for spans that a machine found: where a removed value still stands, it is replaced there as well. */
export function rewriteFound(doc: Doc, spans: readonly Span[], options: RewriteOptions): Result {
  let result = rewrite(doc, spans, options)
  // What is replaced anew may show other values: those that stand in it count again, so this may take a few rounds.
  for (let round = 0; round < 4 && result.leaks.length > 0; round++) {
    const more = resolve([...spans, ...missed(result)], { strategy: 'score', text: doc.text })
    if (more.length === spans.length) break
    spans = more
    result = rewrite(doc, spans, options)
  }
  return result
}

/** The places of the original where a removed value still stands in the output. Given spans keep their own places. */
function missed({ leaks, edits }: Result): readonly Span[] {
  return leaks.map(({ start, end, label }) => {
    const place = { start: edits.mapBack(start, -1), end: edits.mapBack(end, 1) }
    return { ...place, label, score: 0, source: 'verify' }
  })
}

const knownLabels = new WeakMap<Pipeline, ReadonlySet<string>>()

/** Every label that the pipeline's detectors may emit; worked out once for each pipeline. */
function labelsOf(pipeline: Pipeline): ReadonlySet<string> {
  let labels = knownLabels.get(pipeline)
  if (!labels) knownLabels.set(pipeline, (labels = new Set(pipeline.detectors.flatMap((d) => d.labels))))
  return labels
}

function checkLabels(spans: readonly Span[], declared: ReadonlySet<string>): void {
  for (const { label } of spans) if (!isLabel(label) && !declared.has(label)) throw unknownLabel(label)
}

function messageOf({ flag, start, end }: Nomination, docId: string): readonly Message[] {
  return flag ? [{ code: flag.code, docId, start, end, detail: flag.detail }] : []
}
