import {
  type Doc,
  type Nomination,
  nominate,
  type Policy,
  resolve,
  type Span,
  transform,
  verify,
} from '@palimpsest/deid'
import type { Deidentified } from '../../shared/nominations.ts'
import { invalid } from '../errors.ts'
import { scopeKeyring } from './keys.ts'

/** A span of a completion or prediction, with the replacement a person gave it. */
export interface GivenSpan extends Span {
  readonly id: string
  readonly replacement: string | null
}

/** What the engine makes of one text. */
export interface Made extends Deidentified {
  /** Spans in the output, for formats that carry them. */
  readonly outputSpans: readonly Span[]
}

/**
 * Nominates, applies what people edited by hand, transforms and verifies: the same calls, in the same order, as
 * the browser makes. Overlapping spans become one per place first. A person's replacement clears a flag.
 */
export function deidentifyGiven(
  doc: Doc,
  given: readonly GivenSpan[],
  { policy, secret }: { policy: Policy; secret: string },
): Made {
  const keyring = scopeKeyring(secret, scopeName(doc, policy))
  const spans = resolve(given, { strategy: 'longest', text: doc.text })
  const byPlace = new Map(given.map((span) => [place(span), span]))
  const proposed = nominate(doc, spans, policy, { keyring })
  const nominations = proposed.map((nomination, i) => {
    const source = byPlace.get(place(spans[i]!))
    if (!source || source.replacement === null) return nomination
    const { flag: _, ...rest } = nomination
    return { ...rest, action: 'edited', replacement: source.replacement }
  })
  const listed = nominations.map((nomination, i) => ({
    spanId: byPlace.get(place(spans[i]!))?.id ?? `n${i + 1}`,
    ...listedNomination(nomination),
  }))
  const base = { nominations: listed, keyFingerprint: keyring.fingerprint }
  if (nominations.some(({ flag }) => flag))
    return { ...base, output: null, places: [], leaks: [], outputSpans: [] }
  const { text, spans: outputSpans } = transform(doc, spans, nominations)
  const leaks = verify(doc, nominations, text).map(({ start, end, label, kind }) => ({
    start,
    end,
    label,
    kind,
  }))
  return { ...base, output: text, places: placesOf(listed), leaks, outputSpans }
}

function place({ start, end, label }: Span): string {
  return `${start}-${end}-${label}`
}

function listedNomination({ start, end, label, score, source, action, replacement, flag }: Nomination) {
  return {
    start,
    end,
    label,
    score,
    source,
    action,
    replacement,
    flag: flag ? { code: flag.code, detail: flag.detail } : null,
  }
}

function placesOf(nominations: Deidentified['nominations']): Deidentified['places'] {
  let shift = 0
  return nominations.map(({ spanId, start, end, replacement }) => {
    const from = start + shift
    shift += replacement.length - (end - start)
    return { spanId, start: from, end: from + replacement.length }
  })
}

/** What the engine separates this document's replacements by; a missing field is the caller's to explain. */
export function scopeName(doc: Doc, { scope }: Policy): string {
  if (scope.kind === 'batch') return 'batch'
  if (scope.kind === 'doc') return `doc:${doc.id}`
  const value = Object.hasOwn(doc.meta ?? {}, scope.field) ? doc.meta?.[scope.field] : undefined
  if (value === undefined || value === null || value === '')
    throw invalid(
      'missing-scope',
      `The project's scope is the field '${scope.field}', and this task has no value there.`,
    )
  return `field:${scope.field}:${value}`
}
