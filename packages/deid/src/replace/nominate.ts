import { actionFor } from '../policy/action-for.ts'
import type { Policy, PolicyEntry } from '../policy/policy.ts'
import type { Doc } from '../text/doc.ts'
import { DeidError } from '../text/message.ts'
import { checkSpans, compareSpans, type Span } from '../text/span.ts'
import type { Action, Keyring, Nomination, Proposal } from './action.ts'
import { actions as ownActions } from './action-list.ts'
import { scopeOf } from './scope.ts'

export interface NominateOptions {
  readonly keyring: Keyring
  /** Actions of your own, by the name that the policy uses; one of ours with the same name gives way. */
  readonly actions?: readonly Action<unknown>[]
  /** Labels that get no nomination. Transform then refuses their spans, unless it is told to keep them. */
  readonly without?: readonly string[]
}

/**
 * A replacement for every span, in reading order, as the policy says. Odd ones come flagged, for a person to
 * look at. Throws a DeidError when spans overlap, the scope has no value, or the policy names no known action.
 */
export function nominate(
  doc: Doc,
  spans: readonly Span[],
  policy: Policy,
  { keyring, actions = [], without = [] }: NominateOptions,
): readonly Nomination[] {
  const sorted = inOrder(doc, spans)
  const scope = scopeOf(doc, policy.scope)
  // Their texts are originals of the document all the same, which no surrogate may equal.
  const wanted = without.length === 0 ? sorted : sorted.filter(({ label }) => !without.includes(label))
  const { parts, partOf } = partsOf(policy, wanted)
  const keeps = (label: string) => actionFor(policy, label).action === 'keep'
  for (const part of parts) {
    const { action, settings } = prepared(policy, part.entry, actions)
    part.name = action.name
    part.propose = action.open({ doc, spans: part.spans, allSpans: sorted, keeps, settings, keyring, scope })
  }
  return wanted.map((span) => {
    const part = partOf(span.label)
    const { start, end, label, score, source } = span
    const { text, flag } = part.propose!(span, part.next++)
    const nomination = { start, end, label, score, source, action: part.name, replacement: text }
    return flag ? { ...nomination, flag } : nomination
  })
}

/** The spans that one entry of the policy is for, and what its action proposes for each. */
interface Part {
  readonly entry: PolicyEntry
  readonly spans: Span[]
  name: string
  propose: ((span: Span, index: number) => Proposal) | undefined
  next: number
}

function partsOf(policy: Policy, spans: readonly Span[]) {
  const parts: Part[] = []
  const byLabel = new Map<string, Part>()
  const partOf = (label: string) => byLabel.get(label)!
  for (const span of spans) {
    let part = byLabel.get(span.label)
    if (!part) {
      const entry = actionFor(policy, span.label)
      part = parts.find((one) => one.entry === entry)
      if (!part) parts.push((part = { entry, spans: [], name: '', propose: undefined, next: 0 }))
      byLabel.set(span.label, part)
    }
    part.spans.push(span)
  }
  return { parts, partOf }
}

function inOrder(doc: Doc, spans: readonly Span[]): readonly Span[] {
  checkSpans(spans, doc.text.length)
  const sorted = isSorted(spans) ? spans : [...spans].sort(compareSpans)
  for (let i = 1; i < sorted.length; i++)
    if (sorted[i]!.start < sorted[i - 1]!.end)
      throw new DeidError('overlapping-spans', 'Two spans overlap: resolve them before nominating', {
        docId: doc.id,
        start: sorted[i]!.start,
        end: sorted[i]!.end,
      })
  return sorted
}

// Looking is cheaper than sorting a copy, and pipelines give spans in order.
function isSorted(spans: readonly Span[]): boolean {
  for (let i = 1; i < spans.length; i++) if (compareSpans(spans[i - 1]!, spans[i]!) > 0) return false
  return true
}

interface Prepared {
  readonly action: Action<unknown>
  readonly settings: unknown
}
// Policies are values that never change, so what was read from an entry once holds for every document.
const memory = new WeakMap<Policy, Map<PolicyEntry, Prepared>>()

/** The action of a policy's entry with its checked settings. Throws a DeidError `unknown-action` or `bad-policy`. */
export function prepared(policy: Policy, entry: PolicyEntry, extra: readonly Action<unknown>[]): Prepared {
  const own = extra.find((a) => a.name === entry.action)
  if (own) return read(policy, entry, own)
  let entries = memory.get(policy)
  if (!entries) memory.set(policy, (entries = new Map()))
  let known = entries.get(entry)
  if (!known) {
    const action = ownActions.find((a) => a.name === entry.action)
    if (!action) throw unknownAction(entry.action, extra)
    entries.set(entry, (known = read(policy, entry, action)))
  }
  return known
}

/** Settings of the policy's `surrogates` hold for every surrogate that has none of its own. */
function read(policy: Policy, entry: PolicyEntry, action: Action<unknown>): Prepared {
  const { action: name, ...own } = entry
  if (name !== 'surrogate') return { action, settings: action.settings(own) }
  const { files, ...shared } = policy.surrogates ?? {}
  if (Array.isArray(files) && files.length > 0)
    throw new DeidError(
      'unread-files',
      'The policy names surrogate files whose values were not read into it',
      {
        key: 'surrogates.files',
      },
    )
  return { action, settings: action.settings({ ...shared, ...own }) }
}

function unknownAction(name: string, extra: readonly Action<unknown>[]): DeidError {
  const names = [...ownActions, ...extra].map((action) => action.name).join(', ')
  return new DeidError('unknown-action', `There is no action '${name}': ${names}`, { key: name })
}
